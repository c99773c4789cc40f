const EXAMPLE = '"endpoint=https://<resource>.communication.azure.com;accesskey=<key>"';

export interface ConnectionStringParts {
  endpoint: string;
  accessKey: string;
}

/** As environment files keep it: in quotes, and after the name of a variable. */
const WRAPPING = /^[\s"']+|^\s*(export\s+)?\w+\s*=(?=[\s"']*(endpoint|accesskey)\s*=)|[\s"']+$/gi;
const unwrapped = (text: string): string => text.replace(WRAPPING, "").replace(WRAPPING, "");

/** Whether a text is meant as a connection string: it names one of its parts. */
export const looksLikeConnectionString = (text: string): boolean =>
  /(^|;)\s*(endpoint|accesskey)\s*=/i.test(unwrapped(text));

/**
 * Takes a connection string apart. Its parts may come in any order and letter case; other parts are ignored, and so are
 * quotes around it.
 * @throws TypeError that says what is wrong and never shows the text, since that holds the key.
 */
export function parseConnectionString(text: string): ConnectionStringParts {
  const parts = new Map<string, string>();
  for (const part of unwrapped(text).split(";")) {
    const at = part.indexOf("=");
    const name = part.slice(0, at).trim().toLowerCase();
    if (at > 0 && parts.has(name) && (name === "endpoint" || name === "accesskey")) {
      throw new TypeError(`The connection string has two parts called ${name}.`);
    }
    if (at > 0) parts.set(name, part.slice(at + 1).trim());
  }
  return { endpoint: needed(parts, "endpoint"), accessKey: needed(parts, "accesskey") };
}

function needed(parts: Map<string, string>, name: string): string {
  const value = parts.get(name);
  if (value) return value;
  throw new TypeError(`The connection string has no ${name}. It should look like ${EXAMPLE}.`);
}

// Connection strings, in any order of their parts, without ever showing their key.
const EXAMPLE = '"endpoint=https://<resource>.communication.azure.com;accesskey=<key>"';

export interface ConnectionStringParts {
  endpoint: string;
  accessKey: string;
}

/** Where the first part begins: whatever stands before it, quotes or the name of a variable, is none. */
const FIRST_PART = /(?<!\w)(endpoint|accesskey)\s*=/i;
/** Blanks and quotes, as files of environment variables keep them. */
const WRAPPING = /[\s"'`\\\u2018-\u201d]/;

/** Whether a text is meant as a connection string: it names one of its parts. */
export const looksLikeConnectionString = (text: string): boolean => FIRST_PART.test(text);

/**
 * Takes a connection string apart. Its parts may come in any order and letter case; other parts are ignored, and so are
 * quotes around it.
 * @throws TypeError that says what is wrong and never shows the text, since that holds the key.
 */
export function parseConnectionString(text: string): ConnectionStringParts {
  const parts = new Map<string, string>();
  for (const part of text.slice(text.search(FIRST_PART)).split(";")) {
    const at = part.indexOf("=");
    const name = unwrapped(part.slice(0, at)).toLowerCase();
    if (at > 0 && parts.has(name) && (name === "endpoint" || name === "accesskey")) {
      throw new TypeError(`The connection string has two parts called ${name}.`);
    }
    if (at > 0) parts.set(name, unwrapped(part.slice(at + 1)));
  }
  return { endpoint: needed(parts, "endpoint"), accessKey: needed(parts, "accesskey") };
}

function unwrapped(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && WRAPPING.test(text.charAt(start))) start += 1;
  while (start < end && WRAPPING.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function needed(parts: Map<string, string>, name: string): string {
  const value = parts.get(name);
  if (value) return value;
  throw new TypeError(`The connection string has no ${name}. It should look like ${EXAMPLE}.`);
}

/**
 * Whether a .NET pattern matches a number, as far as JavaScript can tell; a pattern that it cannot read matches nothing.
 * Both agree on nearly all that is written about telephone numbers.
 */
export function matchesPattern(pattern: string, number: string): boolean {
  try {
    return new RegExp(toJavaScript(pattern)).test(number);
  } catch {
    return false;
  }
}

/** What .NET writes otherwise: anchors as letters, and quantifiers on an anchor, which change nothing. */
const toJavaScript = (pattern: string): string =>
  pattern
    .replace(/\\(.)/g, (escape, letter: string) => anchors[letter] ?? escape)
    .replace(/^\^[+*?]/, "^");

const anchors: Record<string, string> = { A: "^", z: "$", Z: "$" };

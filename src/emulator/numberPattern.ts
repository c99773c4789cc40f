/** Whether a .NET pattern matches a number, as far as JavaScript can tell; a bare leading plus is a plus. */
export function matchesPattern(pattern: string, number: string): boolean {
  for (const attempt of [pattern, pattern.replace(/^(\^?)\+/, "$1\\+")]) {
    try {
      return new RegExp(attempt).test(number);
    } catch {
      // JavaScript cannot read this spelling; the next may be better.
    }
  }
  return false;
}

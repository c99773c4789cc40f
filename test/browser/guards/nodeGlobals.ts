/** What Node has and browsers do not, and a bundler may be asked to put in their place. */
export const NODE_GLOBALS = [
  ...["process", "Buffer", "global", "require", "module", "exports", "setImmediate"],
  ...["clearImmediate", "__dirname", "__filename"],
];

/** Our own code. Its dependencies may look whether there is a process; they find none. */
const OWN = /^(?!.*\/node_modules\/).*\/(dist|test)\//;

/** Tells when the package's own code reads a name that only Node has, and when anybody defines one. */
export function watchNodeGlobals(tell: (violation: string) => void): void {
  for (const name of NODE_GLOBALS) {
    if (name in globalThis) throw new Error(`${name} is defined in this page.`);
    Object.defineProperty(globalThis, name, {
      get() {
        // The first line names the error, the second one this getter, the third one its reader.
        const reader = new Error().stack?.split("\n")[2] ?? "";
        if (OWN.test(reader)) tell(`${name} was read ${reader.trim()}`);
        return undefined;
      },
      set: () => tell(`${name} was defined`),
    });
  }
}

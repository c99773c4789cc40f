/** Names that tools and readers look for. */
const KNOWN = [
  /^(README|CHANGELOG|CONTRIBUTING|SECURITY)\.md$/,
  /^(LICENSE|package-lock\.json)$/,
  /^\.(gitignore|prettierignore|prettierrc\.json|ci)$/,
  // A page and the bundler that builds it.
  /^browser-(vite|webpack)$/,
];
const CAMEL_CASE = /^[a-z][a-zA-Z0-9]*$/;
/** `numbers.spec.ts`, `vite.config.ts`: a second part says what kind of file it is. */
const FILE = /^([^.]+)(\.(spec|planted|config|api|d))?(\.[a-z]+)?$/;

const SAYS_NOTHING = /^(utils?|helpers?|misc)$/;
const SAYS_NOTHING_ALONE = /^(common|shared)$/;

function complaint(part: string): string | undefined {
  if (KNOWN.some((known) => known.test(part))) return undefined;
  const name = FILE.exec(part)?.[1];
  if (name === undefined || !CAMEL_CASE.test(name)) return "is not in camelCase";
  const words = name.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
  const saysNothing =
    SAYS_NOTHING_ALONE.test(name) || words.some((word) => SAYS_NOTHING.test(word));
  return saysNothing ? "does not say what is in it" : undefined;
}

/** Names of files and folders that do not follow the house's one spelling, or say nothing. */
export const oddNames = (paths: string[]): string[] =>
  paths.flatMap((path) =>
    path.split("/").flatMap((part) => {
      const why = complaint(part);
      return why === undefined ? [] : [`${path}: ${part} ${why}`];
    }),
  );

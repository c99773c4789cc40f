import fc from "fast-check";

/** Two authorities: the endpoint's, and one that must not see a credential. */
export interface Sides {
  own: string;
  other: string;
}

const NAMES = ["contoso.communication.azure.com", "127.0.0.1", "localhost", "evil.example"];

/** Hosts that look like the endpoint's. */
const hosts = ({ own, other }: Sides): string[] => {
  const [name = "", port] = own.split(":");
  const at = port === undefined ? "" : `:${port}`;
  return [
    own,
    other,
    own.toUpperCase(),
    `${name}.${at}`,
    `${name}.evil.example${at}`,
    `evil-${name}${at}`,
    `${name}:1`,
    `${name}:443`,
    `${name}:80`,
    `${name}:`,
    `${name}%00.evil.example`,
    `${name}%2eevil.example`,
    `${name}\u3002evil.example`,
    `${name}\u2044evil.example`,
    `${name}\uff0fevil.example`,
    name.replace("o", "\u043e"),
    name.replace("c", "\uff43"),
    name.replace("127", "0177"),
    name.replace("127.0.0.1", "2130706433"),
    `[::ffff:${name}]${at}`,
    "[::1]",
    "\u0435vil.example",
    "b\u00fccher.example",
    `${own}#@${other}`,
    `${own}?@${other}`,
    `${own}\\@${other}`,
    `${own};@${other}`,
    ...NAMES,
  ];
};

const SCHEMES = [
  ...["https:", "http:", "HTTPS:", "hTTp:", "", "ftp:", "ws:", "wss:", "file:", "blob:https:"],
  ...["javascript:", "data:", "view-source:https:", "https", "\u0000https:", "h\tttps:", " https:"],
];
const SLASHES = ["//", "", "/", "///", "\\\\", "/\\", "\\/", "/\t/", "/\n/", "/./", "/%2f", "////"];
const USERS = ["", "", "", "someone@", "someone:word@", ":@", "@", "a@b@", "contoso.com@", "%40@"];
const NOISE = ["\t", "\n", "\r", " ", "\\", "/", "@", ":", "#", "?", "%0a", "%2f", "\u0000", "."];

/** Links of all sorts, most of which lead elsewhere; `path` is one that would be right on the endpoint. */
export const anyLink = (sides: Sides, path: string): fc.Arbitrary<string> =>
  fc
    .record({
      scheme: fc.constantFrom(...SCHEMES),
      slashes: fc.constantFrom(...SLASHES),
      user: fc.constantFrom(...USERS),
      host: fc.constantFrom(...hosts(sides)),
      path: fc.constantFrom(path, `/${path}`, path.replaceAll("/", "\\"), "", "/", `?${path}`),
      noise: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...NOISE)), { maxLength: 2 }),
    })
    .map(({ scheme, slashes, user, host, path: end, noise }) =>
      noise.reduce(
        (text, [at, mark]) => insert(text, at % (text.length + 1), mark),
        scheme + slashes + user + host + end,
      ),
    );

const insert = (text: string, at: number, mark: string): string =>
  text.slice(0, at) + mark + text.slice(at);

/** Links that lead elsewhere for certain. */
export const elsewhere = (scheme: string, { own, other }: Sides): ((path: string) => string)[] => {
  const [name = "", port] = own.split(":");
  const flip = scheme === "http:" ? "https:" : "http:";
  return [
    (path) => `${scheme}//${other}${path}`,
    (path) => `//${other}${path}`,
    (path) => `${scheme}\\\\${other}${path}`,
    (path) => `/\\${other}${path}`,
    (path) => `\\\\${other}${path}`,
    (path) => `${scheme.toUpperCase()}//${other.toUpperCase()}${path}`,
    (path) => `/\t/${other}${path}`,
    (path) => `  //${other}${path}`,
    (path) => `${scheme}/\n/${other}${path}`,
    (path) => `${scheme}//${own}@${other}${path}`,
    (path) => `${scheme}//someone:word@${other}${path}`,
    (path) => `${flip}//${own}${path}`,
    (path) => `${scheme}//localhost.:${port ?? ""}${path}`,
    (path) => `${scheme}//${name}.evil.example:${port ?? ""}${path}`,
    (path) => `${scheme}//localhost:${port ?? ""}${path}`,
    (path) => `${scheme}///${other}${path}`,
  ];
};

/** The arrows between the rooms: each room and all that its lines may import. `src/README.md` is the map. */
const azure = (...names) => names.map((name) => `node_modules/@azure/${name}/`);

const CLIENTS = "^src/(phoneNumbersClient|sipRoutingClient)[.]ts$";
const MODELS = "^src/models[.]ts$";
const WIRE_MODELS = "^src/generated/(phoneNumbers|sipRouting)/models[.]ts$";
const DOORS = ["^src/index[.]ts$", "^src/emulator/index[.]ts$", "^src/emulator/node/index[.]ts$"];
const LIBRARY_PACKAGES = azure(
  ...["abort-controller", "logger", "core-auth", "core-client", "core-lro"],
  ...["core-paging", "core-rest-pipeline", "core-tracing", "core-util"],
);
const CORE_PACKAGES = azure("core-[^/]+");
const EMULATOR_PACKAGES = azure("core-auth", "core-rest-pipeline", "core-util");
const BUNDLERS = "node_modules/(vite|webpack|html-webpack-plugin|mini-css-extract-plugin)/";
/** Rooms that see the package as its users do. */
const OUTSIDE = "^(bench|soak|samples|test/(service|types|docs|browser|package|reliability))/";

const rooms = [
  [
    "the shop window",
    { path: "^src/index[.]ts$" },
    [CLIENTS, MODELS, "^src/internal/logger[.]ts$", ...azure("core-rest-pipeline")],
  ],
  [
    "the public types",
    { path: MODELS },
    [WIRE_MODELS, ...azure("core-client", "core-lro", "core-paging", "core-rest-pipeline")],
  ],
  [
    "a client",
    { path: CLIENTS },
    [MODELS, "^src/internal/", "^src/generated/", ...LIBRARY_PACKAGES],
  ],
  [
    "internal",
    { path: "^src/internal/" },
    [MODELS, "^src/internal/", "^src/generated/", ...LIBRARY_PACKAGES],
  ],
  [
    "generated code of one API",
    { path: "^src/generated/([^/]+)/" },
    ["^src/generated/$1/", "^src/generated/runtime[.]ts$", ...CORE_PACKAGES],
  ],
  ["the generated runtime", { path: "^src/generated/runtime[.]ts$" }, CORE_PACKAGES],
  [
    "the emulator",
    { path: "^src/emulator/", pathNot: "^src/emulator/node/" },
    ["^src/emulator/(?!node/)", ...EMULATOR_PACKAGES],
  ],
  ["the emulator's HTTP door", { path: "^src/emulator/node/" }, ["^src/emulator/"], "and Node"],
  [
    "a sample",
    { path: "^samples/", pathNot: "^samples/browser-" },
    ["^samples/", ...DOORS, ...azure("core-auth", "core-rest-pipeline", "identity", "logger")],
    "and Node",
  ],
  [
    "how a bundler builds the page",
    { path: "^samples/browser-" },
    ["^samples/browser/server[.]ts$", "^samples/browser-", BUNDLERS],
    "and Node",
  ],
];

const mayImportOnly = ([room, from, allowed, node]) => ({
  name: `${room} imports what it may`,
  severity: "error",
  from,
  to: { pathNot: allowed, ...(node && { dependencyTypesNot: ["core"] }) },
});

const never = (name, from, to) => ({ name, severity: "error", from, to });

module.exports = {
  forbidden: [
    ...rooms.map(mayImportOnly),
    never("imports make no circle", {}, { circular: true }),
    never("imports lead somewhere", {}, { couldNotResolve: true }),
    never("every source is used", { path: "^src/", orphan: true }, {}),
    never(
      "every source has a room",
      { path: "^src/", pathNot: rooms.map(([, { path }]) => path) },
      {},
    ),
    never("packages are listed", {}, { dependencyTypes: ["npm-no-pkg"] }),
    never(
      "sources need no development package",
      { path: "^src/" },
      { dependencyTypes: ["npm-dev"] },
    ),
    never(
      "public types bring no code",
      { path: [MODELS, WIRE_MODELS] },
      { dependencyTypesNot: ["type-only"] },
    ),
    never(
      "these packages are there for their types",
      { path: "^src/", pathNot: "^src/emulator/" },
      {
        path: azure("core-client", "core-paging", "abort-controller"),
        dependencyTypesNot: ["type-only"],
      },
    ),
    never(
      "the emulator uses types of core-auth",
      { path: "^src/emulator/" },
      { path: azure("core-auth"), dependencyTypesNot: ["type-only"] },
    ),
    never(
      "code from outside names the package",
      { path: [OUTSIDE, "^test/published/"] },
      // A name leads to a door by the paths of tsconfig.json.
      { path: "^(src|swagger)/", dependencyTypesNot: ["aliased-tsconfig-paths"] },
    ),
    never("the generator knows no source", { path: "^swagger/" }, { path: "^src/" }),
    never("unit tests need no emulator", { path: "^test/unit/" }, { path: "^src/emulator/" }),
    never(
      "tests of the emulator know no client",
      { path: "^test/emulator/" },
      { path: "^src/", pathNot: "^src/emulator/" },
    ),
    never(
      "1.5.0 stays in its rooms",
      { pathNot: "^(bench|test/(published|types))/" },
      { path: "published-phone-numbers" },
    ),
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    // Declarations that the API report reads; they come and go.
    exclude: { path: "/[.]declarations-" },
    enhancedResolveOptions: {
      conditionNames: ["node", "import", "types", "default"],
      exportsFields: ["exports"],
      extensions: [".ts", ".mts", ".cts", ".d.ts", ".js"],
    },
  },
};

/** Who may import whom; src/README.md says why. */
const clients = "^src/(phoneNumbersClient|sipRoutingClient)\\.ts$";
const doors = ["^src/index\\.ts$", "^src/emulator/index\\.ts$", "^src/emulator/node/index\\.ts$"];
const library = "^src/(?!emulator/)";
const published = "published-phone-numbers";
const packages = (...names) => `node_modules/@azure/(${names.join("|")})/`;

const forbid = (name, from, to) => ({ name, severity: "error", from, to });

module.exports = {
  forbidden: [
    forbid("no-cycles", {}, { circular: true }),
    forbid("everything-resolves", {}, { couldNotResolve: true }),
    forbid("no-orphans", { orphan: true, path: "^src/", pathNot: "\\.d\\.ts$" }, {}),
    forbid(
      "index-is-a-shop-window",
      { path: "^src/index\\.ts$" },
      { path: "^src/", pathNot: [clients, "^src/models\\.ts$", "^src/internal/logger\\.ts$"] },
    ),
    forbid("nobody-imports-index", { path: "^src/" }, { path: "^src/index\\.ts$" }),
    forbid("clients-are-strangers", { path: clients }, { path: clients }),
    forbid("internal-looks-down", { path: "^src/internal/" }, { path: clients }),
    forbid(
      "models-know-no-behaviour",
      { path: "^src/models\\.ts$" },
      { path: "^src/", pathNot: "^src/generated/[^/]+/models\\.ts$" },
    ),
    forbid(
      "models-are-types-alone",
      { path: "^src/(models|generated/[^/]+/models)\\.ts$" },
      { dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "generated-is-a-leaf",
      { path: "^src/generated/([^/]+)/" },
      { path: "^src/", pathNot: ["^src/generated/$1/", "^src/generated/runtime\\.ts$"] },
    ),
    forbid("the-runtime-is-alone", { path: "^src/generated/runtime\\.ts$" }, { path: "^src/" }),
    forbid("emulator-is-another-house", { path: "^src/emulator/" }, { path: library }),
    forbid("library-knows-no-emulator", { path: library }, { path: "^src/emulator/" }),
    forbid(
      "emulator-stays-out-of-node",
      { path: "^src/emulator/", pathNot: "^src/emulator/node/" },
      { path: "^src/emulator/node/" },
    ),
    forbid(
      "node-has-one-room",
      { path: "^src/", pathNot: "^src/emulator/node/" },
      { dependencyTypes: ["core"] },
    ),
    forbid(
      "library-uses-its-packages",
      { path: library },
      {
        path: "node_modules/",
        pathNot: packages(
          "abort-controller",
          "core-(auth|client|lro|paging|rest-pipeline|tracing|util)",
          "logger",
        ),
      },
    ),
    forbid(
      "paging-and-abort-are-types-alone",
      { path: library },
      { path: packages("core-paging", "abort-controller"), dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "emulator-uses-three-packages",
      { path: "^src/emulator/" },
      { path: "node_modules/", pathNot: packages("core-(auth|rest-pipeline|util)") },
    ),
    forbid(
      "core-auth-is-types-alone-in-the-emulator",
      { path: "^src/emulator/" },
      { path: packages("core-auth"), dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "no-unlisted-packages",
      { path: "^(src|test|samples|swagger)/" },
      { dependencyTypes: ["npm-no-pkg", "npm-unknown", "unknown"] },
    ),
    forbid("src-needs-no-dev-package", { path: "^src/" }, { dependencyTypes: ["npm-dev"] }),
    forbid("src-ships-alone", { path: "^src/" }, { path: "^(test|samples|swagger)/" }),
    forbid(
      "samples-are-users",
      { path: "^samples/" },
      { path: "^(src|test|swagger)/", pathNot: doors },
    ),
    forbid(
      "these-tests-are-users",
      { path: "^test/(service|types|docs|browser|package|published)/" },
      { path: "^src/", pathNot: doors },
    ),
    forbid("unit-tests-need-no-emulator", { path: "^test/unit/" }, { path: "^src/emulator/" }),
    forbid("emulator-tests-know-no-client", { path: "^test/emulator/" }, { path: library }),
    forbid(
      "one-room-sees-the-published-package",
      { pathNot: "^test/(published|types)/" },
      { path: published },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      extensions: [".ts", ".js", ".d.ts", ".cts", ".mts"],
    },
  },
};

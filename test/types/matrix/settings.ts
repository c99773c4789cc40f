/** The versions of TypeScript, the settings that users may have, and which version has which. */
export const versions = ["5.0", "5.4", "5.9", "6.0", "7.0"] as const;
export type Version = (typeof versions)[number];
export type Options = Record<string, unknown>;
/** An error that has to come, and why. */
export interface Expected {
  error: RegExp;
  reason: string;
}

/**
 * What every consumer has. `declaration` asks whether inferred types have names that a consumer can write; with `noEmit`,
 * 5.0 and 5.4 do not look.
 */
export const strictest: Options = {
  target: "es2022",
  lib: ["es2022", "dom"],
  types: ["node"],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  isolatedModules: true,
  skipLibCheck: false,
  // The declarations that TypeScript itself brings are a quarter of the work, and not what is in question.
  skipDefaultLibCheck: true,
  declaration: true,
  noEmit: true,
};

export interface Setting {
  resolution: string;
  module: string;
  options: Options;
  /** What its files are: ES modules, what becomes CommonJS, or either by the ending of the file. */
  files: "esm" | "commonjs" | "both";
  /** Which of the package's sets of declarations they get. */
  doors: ("esm" | "commonjs")[];
  /** Versions that do not have this setting, with the error by which they say so. */
  refusedBy: Partial<Record<Version, Expected>>;
}

const unknownModule: Expected = { error: /TS6046/, reason: "it does not know this module kind" };
const needsEsModules: Expected = { error: /TS5095/, reason: "bundler needs ES modules before 6.0" };
const removed: Expected = { error: /TS5108/, reason: "it has no node10 any more" };
const deprecated: Expected = { error: /TS5107/, reason: 'it asks for ignoreDeprecations: "6.0"' };
const nothingToIgnore: Expected = {
  error: /TS5103/,
  reason: 'it does not know ignoreDeprecations: "6.0"',
};

const node10 = (module: "esnext" | "commonjs"): Setting[] => {
  const options = { module, moduleResolution: "node10" };
  const files = module === "esnext" ? "esm" : "commonjs";
  const common: Omit<Setting, "module" | "options" | "refusedBy"> = {
    ...{ resolution: "node10", files, doors: ["commonjs"] },
  };
  return [
    { ...common, module, options, refusedBy: { "6.0": deprecated, "7.0": removed } },
    {
      ...common,
      module: `${module}, ignoreDeprecations`,
      options: { ...options, ignoreDeprecations: "6.0" },
      refusedBy: {
        "5.0": nothingToIgnore,
        "5.4": nothingToIgnore,
        "5.9": nothingToIgnore,
        "7.0": removed,
      },
    },
  ];
};

/** The resolution comes with the module kind. */
const node = (
  resolution: string,
  module: string,
  refusedBy: Setting["refusedBy"] = {},
): Setting => ({
  ...{ resolution, module, refusedBy },
  options: { module },
  files: "both",
  doors: ["esm", "commonjs"],
});

const bundler = (
  module: "esnext" | "preserve" | "commonjs",
  refusedBy: Setting["refusedBy"] = {},
): Setting => ({
  ...{ resolution: "bundler", module, refusedBy },
  options: { module, moduleResolution: "bundler" },
  files: module === "commonjs" ? "commonjs" : "esm",
  doors: [module === "commonjs" ? "commonjs" : "esm"],
});

export const settings: Setting[] = [
  ...node10("esnext"),
  ...node10("commonjs"),
  node("node16", "node16"),
  node("node16", "node20", { "5.0": unknownModule, "5.4": unknownModule }),
  node("nodenext", "nodenext"),
  bundler("esnext"),
  bundler("preserve", { "5.0": unknownModule }),
  bundler("commonjs", { "5.0": needsEsModules, "5.4": needsEsModules, "5.9": needsEsModules }),
];

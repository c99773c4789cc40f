import type { Compilation } from "./compiler.js";
import { codeFor150, codeForThis, type Consumer } from "./consumer.js";
import { settings, strictest, versions } from "./settings.js";
import type { Expected, Options, Setting, Version } from "./settings.js";
import { wrongCode } from "./wrongCode.js";

/** All code with one ending; what users of 1.5.0 wrote, against 1.5.0 as well. */
const code = (ending: string): string[] =>
  [...codeForThis, ...codeFor150, ...codeFor150.map((name) => `${name}.150`)].map(
    (name) => `${name}.${ending}`,
  );

const samplesOf = ({ samples }: Consumer, ending: string): string[] =>
  samples.flatMap((name) => [`readme/${name}.${ending}`, `readme/${name}.150.${ending}`]);

/** One of those samples reads `phoneNumbers[0]` and takes it for a number. */
const sampleErrors = ["", "\\.150"].map((suffix): Expected => ({
  error: new RegExp(
    `^readme/PhoneNumbersClientBrowse\\w+${suffix}\\.m?ts\\(.*TS2322: Type '\\(AvailablePhoneNumber \\| undefined\\)`,
  ),
  reason: "one sample ignores noUncheckedIndexedAccess, also against 1.5.0",
}));

const identityErrors: Expected = {
  error: /node_modules\/@azure\/msal-\S+: error TS1452:/,
  reason: "msal of @azure/identity needs node16 before 5.3",
};

const nodeErrors = [
  "TS2591: Cannot find name 'Buffer'",
  "TS2503: Cannot find namespace 'NodeJS'",
].map((error): Expected => ({
  error: new RegExp(`node_modules/@typespec/ts-http-runtime/\\S+: error ${error}`),
  reason: "declarations below core-rest-pipeline need @types/node",
}));

export const plan = (consumer: Consumer): Compilation[] =>
  versions.flatMap((version) => [
    ...settings.map((setting) => planSetting(consumer, version, setting)),
    ...planVariations(version),
  ]);

function planSetting(consumer: Consumer, version: Version, setting: Setting): Compilation {
  const { resolution, module, doors } = setting;
  const options: Options = { ...strictest, ...setting.options };
  const common = { version, resolution, module, options, doors, expected: [] };
  const refusal = setting.refusedBy[version];
  if (refusal) return refused({ ...common, what: "", files: [] }, refusal);
  if (setting.files === "commonjs") {
    return { ...common, what: "CommonJS", files: code("ts") };
  }
  if (module === "preserve") {
    // 5.4 refuses `for await` outside of functions here, which the README has.
    return {
      ...common,
      options: { ...options, verbatimModuleSyntax: true },
      what: "ES modules, verbatim",
      files: code("ts"),
    };
  }
  if (setting.files === "esm") {
    return {
      ...common,
      what: "ES modules, README of 1.5.0",
      files: [...code("ts"), ...samplesOf(consumer, "ts")],
      expected: version === "5.0" ? [...sampleErrors, identityErrors] : sampleErrors,
    };
  }
  return {
    ...common,
    what: "ES modules, CommonJS, README of 1.5.0",
    files: [...code("mts"), ...code("cts"), "commonJs.cts", ...samplesOf(consumer, "mts")],
    expected: sampleErrors,
  };
}

/** A setting that the version does not have: the compiler has to say so, and need not look at any code. */
function refused(compilation: Compilation, refusal: Expected): Compilation {
  return {
    ...compilation,
    what: "not in this version",
    options: { ...compilation.options, lib: ["es5"], types: [] },
    files: ["empty.ts"],
    doors: [],
    expected: [refusal],
  };
}

/** What does not depend on how modules are found. */
function planVariations(version: Version): Compilation[] {
  const common = { version, resolution: "nodenext", module: "nodenext", expected: [] };
  const options: Options = { ...strictest, module: "nodenext" };
  const withoutNode = { ...options, types: [] };
  return [
    {
      ...common,
      what: "ES modules, CommonJS, verbatim, no dom",
      options: { ...options, verbatimModuleSyntax: true, lib: ["es2022"] },
      files: [...code("mts"), "commonJs.cts"],
      doors: ["esm", "commonjs"],
    },
    {
      ...common,
      what: "no @types/node",
      options: withoutNode,
      files: ["newCode.mts", "emulatorCode.mts"],
      doors: ["esm"],
      expected: nodeErrors,
    },
    {
      ...common,
      what: "no @types/node, skipLibCheck",
      options: { ...withoutNode, skipLibCheck: true },
      files: code("mts"),
      doors: ["esm"],
    },
    {
      ...common,
      what: "wrong code",
      options: { ...options, skipLibCheck: true },
      files: wrongCode.map(({ file }) => file),
      doors: ["esm", "commonjs"],
      expected: wrongCode.map(({ expected }) => expected),
    },
  ];
}

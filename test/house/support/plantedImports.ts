import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./repository.js";

const read = (path: string) => JSON.parse(readFileSync(join(root, path), "utf8")) as object;
const { dependencies, devDependencies } = read("package.json") as Record<string, object>;
const { compilerOptions } = read("tsconfig.json") as { compilerOptions: object };

/** What stands in a file, by its path. */
type Files = Record<string, string>;

/** A small house in which every import is allowed. */
export const soundHouse: Files = {
  "package.json": JSON.stringify({ dependencies, devDependencies }),
  // Without a base, dependency-cruiser takes paths from the working directory.
  "tsconfig.json": JSON.stringify({ compilerOptions: { ...compilerOptions, baseUrl: "." } }),
  "src/index.ts": `
    export { PhoneNumbersClient } from "./phoneNumbersClient.js";
    export { SipRoutingClient } from "./sipRoutingClient.js";
    export type * from "./models.js";
    export { logger } from "./internal/logger.js";
    export { RestError } from "@azure/core-rest-pipeline";`,
  "src/phoneNumbersClient.ts": `
    import { logger } from "./internal/logger.js";
    import { list } from "./generated/phoneNumbers/operations.js";
    import type { Options } from "./models.js";
    export class PhoneNumbersClient {}`,
  "src/sipRoutingClient.ts": `
    import { get } from "./generated/sipRouting/operations.js";
    export class SipRoutingClient {}`,
  "src/models.ts": `
    import type { OperationOptions } from "@azure/core-client";
    export type { PurchasedPhoneNumber } from "./generated/phoneNumbers/models.js";
    export type Options = OperationOptions;`,
  "src/internal/logger.ts": `
    import { createClientLogger } from "@azure/logger";
    export const logger = createClientLogger("numbers");`,
  "src/generated/runtime.ts": `export const text = String;`,
  "src/generated/phoneNumbers/models.ts": `export interface PurchasedPhoneNumber {}`,
  "src/generated/phoneNumbers/operations.ts": `
    import { text } from "../runtime.js";
    import type { PurchasedPhoneNumber } from "./models.js";
    export const list = text;`,
  "src/generated/sipRouting/models.ts": `export interface SipTrunk {}`,
  "src/generated/sipRouting/operations.ts": `
    import type { SipTrunk } from "./models.js";
    export const get = 1;`,
  "src/emulator/index.ts": `export { createEmulator } from "./emulator.js";`,
  "src/emulator/emulator.ts": `
    import type { TokenCredential } from "@azure/core-auth";
    import { createHttpHeaders } from "@azure/core-rest-pipeline";
    import { delay } from "@azure/core-util";
    export const createEmulator = () => {};`,
  "src/emulator/node/index.ts": `
    import { createServer } from "node:http";
    export { createEmulator } from "../emulator.js";`,
  "samples/tour.ts": `
    import { createServer } from "node:http";
    import { PhoneNumbersClient } from "@azure/communication-phone-numbers";
    import { startEmulator } from "@azure/communication-phone-numbers/emulator/node";`,
  "samples/browser-vite/vite.config.ts": `import { defineConfig } from "vite";`,
  "test/service/numbers.spec.ts": `
    import { createEmulator } from "@azure/communication-phone-numbers/emulator";`,
  "test/unit/requests.spec.ts": `import { logger } from "../../src/internal/logger.js";`,
  "test/emulator/sip.spec.ts": `import { createEmulator } from "../../src/emulator/index.js";`,
  "test/published/property.spec.ts": `import * as published from "published-phone-numbers";`,
};

type Planted = [what: string, rules: string[], files: Files];

const planted = (rules: string | string[], file: string, line: string): Planted => [
  `${line} in ${file}`,
  [rules].flat(),
  { [file]: `${soundHouse[file] ?? ""}\n${line}\n` },
];

/** A file with one more import, for each of some modules. */
const importing = (rules: string | string[], file: string, ...modules: string[]): Planted[] =>
  modules.map((module) => planted(rules, file, `import "${module}";`));

const importingTypes = (rules: string | string[], file: string, ...modules: string[]): Planted[] =>
  modules.map((module) => planted(rules, file, `import type {} from "${module}";`));

const byName = "@azure/communication-phone-numbers";
const circle = "imports make no circle";
const shopWindow = "the shop window imports what it may";
const publicTypes = "the public types imports what it may";
const client = "a client imports what it may";
const internal = "internal imports what it may";
const api = "generated code of one API imports what it may";
const emulator = "the emulator imports what it may";
const door = "the emulator's HTTP door imports what it may";
const sample = "a sample imports what it may";
const bundler = "how a bundler builds the page imports what it may";
const outside = "code from outside names the package";

const betweenRooms = [
  ...importing(shopWindow, "src/index.ts", "./generated/runtime.js", "./emulator/index.js"),
  ...importing(shopWindow, "src/index.ts", "@azure/core-auth", "node:fs"),
  ...importingTypes(publicTypes, "src/models.ts", "./internal/logger.js", "./generated/runtime.js"),
  ...importingTypes(publicTypes, "src/models.ts", "./emulator/index.js", "@azure/logger"),
  ...importingTypes([publicTypes, circle], "src/models.ts", "./phoneNumbersClient.js"),
  ...importing(client, "src/sipRoutingClient.ts", "./phoneNumbersClient.js", "node:fs"),
  ...importing(client, "src/sipRoutingClient.ts", "./emulator/index.js"),
  ...importing([client, circle], "src/sipRoutingClient.ts", "./index.js"),
  ...importing(internal, "src/internal/planted.ts", "../phoneNumbersClient.js", "../index.js"),
  ...importing(internal, "src/internal/planted.ts", "../emulator/index.js", "node:crypto"),
  ...importingTypes(api, "src/generated/sipRouting/models.ts", "../phoneNumbers/models.js"),
  ...importing(api, "src/generated/sipRouting/operations.ts", "../../internal/logger.js"),
  ...importing(api, "src/generated/sipRouting/operations.ts", "@azure/logger"),
  ...importing(
    "the generated runtime imports what it may",
    "src/generated/runtime.ts",
    ...["../internal/logger.js", "./sipRouting/models.js", "@azure/logger"],
  ),
  ...importing(emulator, "src/emulator/planted.ts", "./node/index.js", "node:fs", "@azure/logger"),
  ...importing(emulator, "src/emulator/planted.ts", "../internal/logger.js", "../models.js"),
  ...importing(door, "src/emulator/node/index.ts", "../../index.js", "../../internal/logger.js"),
  ...importing(door, "src/emulator/node/index.ts", "@azure/core-util"),
  ...importing(sample, "samples/tour.ts", "../test/service/numbers.spec.js", "fast-check"),
  ...importing([sample, outside], "samples/tour.ts", "../src/internal/logger.js"),
  ...importing(bundler, "samples/browser-vite/vite.config.ts", "../tour.js", "@azure/identity"),
];

const roomsOutside = [
  ...["bench", "soak", "samples", "test/service", "test/types", "test/docs", "test/browser"],
  ...["test/package", "test/published", "test/reliability"],
];
const between = (file: string, other: string): string =>
  `${"../".repeat(file.split("/").length - 1)}${other}`;

const fromTests = [
  ...roomsOutside.flatMap((room) => {
    const file = `${room}/planted.ts`;
    return importing(outside, file, between(file, "src/index.js"));
  }),
  ...importing(outside, "test/service/numbers.spec.ts", "../../src/internal/logger.js"),
  ...importing(
    "unit tests need no emulator",
    "test/unit/requests.spec.ts",
    ...["../../src/emulator/emulator.js", `${byName}/emulator`],
  ),
  ...importing(
    "tests of the emulator know no client",
    "test/emulator/sip.spec.ts",
    ...["../../src/internal/logger.js", byName],
  ),
  ...importing(
    "the generator knows no source",
    "swagger/generate/planted.ts",
    "../../src/internal/logger.js",
  ),
  ...importing("1.5.0 stays in its rooms", "test/unit/requests.spec.ts", "published-phone-numbers"),
];

const types = "these packages are there for their types";
const ofFilesAndPackages: Planted[] = [
  ...importingTypes(circle, "src/generated/phoneNumbers/models.ts", "./operations.js"),
  ...importing("imports lead somewhere", "swagger/planted.ts", "./missing.js"),
  planted("every source is used", "src/internal/planted.ts", "export const alone = 1;"),
  ...importing("every source has a room", "src/planted.ts", "./generated/runtime.js"),
  ...importing("packages are listed", "swagger/planted.ts", "tslib"),
  [
    "a dependency that has become one of development",
    ["sources need no development package"],
    {
      "package.json": JSON.stringify({ devDependencies: { ...dependencies, ...devDependencies } }),
    },
  ],
  ...importing("public types bring no code", "src/models.ts", "./generated/sipRouting/models.js"),
  ...importing(types, "src/internal/planted.ts", "@azure/core-client", "@azure/core-paging"),
  ...importing(types, "src/internal/planted.ts", "@azure/abort-controller"),
  ...importing(
    "the emulator uses types of core-auth",
    "src/emulator/planted.ts",
    "@azure/core-auth",
  ),
];

/** Each breaks the rules that it names and no other. */
export const plantedImports = [...betweenRooms, ...fromTests, ...ofFilesAndPackages];

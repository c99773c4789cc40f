import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  ExtractorMessageCategory,
} from "@microsoft/api-extractor";
import ts from "typescript";
import { root } from "./repository.js";

/** Writes the declarations of the package into a folder. */
export function emitDeclarations(folder: string): void {
  const read = ts.readConfigFile(join(root, "src/tsconfig.json"), (path) => ts.sys.readFile(path));
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    read.config,
    ts.sys,
    join(root, "src"),
  );
  const declarations = { outDir: folder, emitDeclarationOnly: true, declarationMap: false };
  // tsc checks the types; without a check of the packages' own this takes half the time.
  ts.createProgram(fileNames, { ...options, ...declarations, skipLibCheck: true }).emit();
}

/** Whatever a door exports is public. */
const NO_TAGS = "ae-missing-release-tag";
const NOT_EXPORTED = "ae-forgotten-export";
const logged = { logLevel: ExtractorLogLevel.Warning };
const extractorMessageReporting = {
  default: logged,
  "ae-undocumented": logged,
  [NO_TAGS]: { logLevel: ExtractorLogLevel.None },
};

function prepare(entry: string, folder: string): ExtractorConfig {
  const compilerOptions = {
    module: "nodenext",
    lib: ["es2022", "dom", "esnext.disposable"],
    types: ["node"],
    // Declarations are checked where they are used, in test/types.
    skipLibCheck: true,
  };
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: entry,
      compiler: { overrideTsconfig: { compilerOptions, files: [entry] } },
      apiReport: {
        enabled: true,
        reportFileName: "api",
        reportFolder: join(folder, "reviewed"),
        reportTempFolder: folder,
        includeForgottenExports: true,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: "lf",
      messages: { extractorMessageReporting },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, "package.json"),
  });
}

export interface Surface {
  /** What is offered, as API Extractor writes it down. */
  report: string;
  complaints: string[];
  /** Types that it needs and does not export. */
  unexported: string[];
}

function surfaceOf(config: ExtractorConfig, compilerState: CompilerState): Surface {
  const complaints: string[] = [];
  const unexported: string[] = [];
  Extractor.invoke(config, {
    compilerState,
    localBuild: true,
    messageCallback: (message) => {
      message.handled = true;
      const { category, logLevel, messageId, sourceFilePath, text } = message;
      if (category === ExtractorMessageCategory.Console) return;
      if (logLevel === ExtractorLogLevel.None || logLevel === ExtractorLogLevel.Verbose) return;
      if (messageId === NOT_EXPORTED) unexported.push(/"(.*?)"/.exec(text)?.[1] ?? text);
      else complaints.push(`${basename(sourceFilePath ?? "")}: ${text}`);
    },
  });
  return { report: readFileSync(config.reportTempFilePath, "utf8"), complaints, unexported };
}

/** The public surfaces of some doors in a folder of declarations. */
export function surfacesOf(folder: string, doors: string[]): Record<string, Surface> {
  const configs = doors.map((door) => prepare(join(folder, door, "index.d.ts"), folder));
  const additionalEntryPoints = configs.map((config) => config.mainEntryPointFilePath);
  const state = CompilerState.create(configs[0]!, { additionalEntryPoints });
  const surfaces = configs.map((config, at) => [doors[at]!, surfaceOf(config, state)] as const);
  return Object.fromEntries(surfaces);
}

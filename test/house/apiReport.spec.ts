import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  ExtractorMessageCategory,
} from "@microsoft/api-extractor";
import ts from "typescript";
import { afterAll, beforeAll, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** Within the repository, so that the declarations find the packages which they import. */
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(root, "test/house/.declarations-"));
  const read = ts.readConfigFile(join(root, "src/tsconfig.json"), (path) => ts.sys.readFile(path));
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    read.config,
    ts.sys,
    join(root, "src"),
  );
  const declarations = { ...options, outDir: folder, emitDeclarationOnly: true };
  ts.createProgram(fileNames, { ...declarations, declarationMap: false, sourceMap: false }).emit();
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What a door offers, as API Extractor writes it down. */
function reportOf(door: string): { report: string; complaints: string[] } {
  const entry = join(folder, door, "index.d.ts");
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: entry,
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            module: "nodenext",
            lib: ["es2022", "dom", "esnext.disposable"],
            types: ["node"],
          },
          files: [entry],
        },
      },
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
      messages: {
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.Warning },
          // Whatever a door exports is public.
          "ae-missing-release-tag": { logLevel: ExtractorLogLevel.None },
          // Bases of options types need no name outside; the report has them none the less.
          "ae-forgotten-export": { logLevel: ExtractorLogLevel.None },
        },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, "package.json"),
  });
  const complaints: string[] = [];
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      message.handled = true;
      const { category, logLevel, sourceFilePath, text } = message;
      if (category === ExtractorMessageCategory.Console) return;
      if (logLevel === ExtractorLogLevel.None || logLevel === ExtractorLogLevel.Verbose) return;
      complaints.push(`${basename(sourceFilePath ?? "")}: ${text}`);
    },
  });
  return { report: readFileSync(config.reportTempFilePath, "utf8"), complaints };
}

it.each([
  ["the package", "", "main"],
  ["the emulator", "emulator", "emulator"],
  ["the emulator over HTTP", "emulator/node", "emulatorNode"],
])(
  "the public surface of %s is the one that was reviewed",
  async (_name, door, file) => {
    const { report, complaints } = reportOf(door);
    expect(complaints).toEqual([]);
    await expect(report).toMatchFileSnapshot(`api/${file}.api.md`);
  },
  60_000,
);

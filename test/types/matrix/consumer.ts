import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { wrongCode } from "./wrongCode.js";

export const repository = fileURLToPath(new URL("../../../", import.meta.url));
const name = "@azure/communication-phone-numbers";
const publishedName = "published-phone-numbers";

/** Code that compiles against 1.5.0 too, which proves that it is code of its users. */
export const codeFor150 = ["userCode", "userTypes", "merging"];
export const codeForThis = ["published", "newCode", "emulatorCode"];

export interface Consumer {
  folder: string;
  /** Names of the samples in the README of 1.5.0. */
  samples: string[];
}

/** A project of a user, away from the repository, with the package as it would be published. */
export function createConsumer(): Consumer {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "phone-numbers-types-")));
  write(folder, "package.json", JSON.stringify({ name: "consumer", type: "module" }));
  install(folder);
  for (const code of codeForThis) {
    writeAll(folder, code, source(`${code}.ts`), ["ts", "mts", "cts"]);
  }
  for (const code of codeFor150)
    writeBoth(folder, code, source(`${code}.ts`), ["ts", "mts", "cts"]);
  write(folder, "commonJs.cts", source("commonJs.cts"));
  const samples = samplesOf150();
  for (const [sample, text] of samples) writeBoth(folder, `readme/${sample}`, text, ["ts", "mts"]);
  for (const { file, text } of wrongCode) write(folder, file, text);
  write(folder, "empty.ts", "export {};\n");
  return { folder, samples: [...samples.keys()] };
}

/** The files that `npm pack` ships; of other packages nothing but what the package or the code asks for. */
function install(folder: string): void {
  const packed = execFileSync(
    "npm",
    ["pack", "--ignore-scripts", "--json", "--pack-destination", folder],
    { cwd: repository, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  const target = join(folder, "node_modules", name);
  mkdirSync(target, { recursive: true });
  execFileSync("tar", ["-xzf", filename, "-C", target, "--strip-components=1"], { cwd: folder });
  const { dependencies } = JSON.parse(readFileSync(join(target, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  const others = [...Object.keys(dependencies), "@azure/identity", "@types/node", publishedName];
  for (const other of others) {
    const link = join(folder, "node_modules", other);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(repository, "node_modules", other), link, "junction");
  }
}

const source = (file: string): string => readFileSync(join(repository, "test/types", file), "utf8");

/** The ```ts blocks, by the names that they have there. */
function samplesOf150(): Map<string, string> {
  const readme = readFileSync(join(repository, "node_modules", publishedName, "README.md"), "utf8");
  const blocks = readme.matchAll(/^ *```ts snippet:(\w+)\n([\s\S]*?)^ *```\s*$/gm);
  const samples = new Map([...blocks].map(([, sample, text]) => [sample!, text!]));
  const openings = readme.match(/^ *```(ts|typescript)\b/gm)?.length;
  if (samples.size === 0 || samples.size !== openings) {
    throw new Error(`${samples.size} of ${openings} samples were found in the README of 1.5.0.`);
  }
  return samples;
}

function writeBoth(folder: string, path: string, text: string, endings: string[]): void {
  writeAll(folder, path, text, endings);
  writeAll(folder, `${path}.150`, text.replaceAll(`"${name}"`, `"${publishedName}"`), endings);
}

function writeAll(folder: string, path: string, text: string, endings: string[]): void {
  for (const ending of endings) write(folder, `${path}.${ending}`, text);
}

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

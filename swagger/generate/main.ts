/** Writes src/generated from the descriptions beside this folder; with `--check` compares instead. */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { generate } from "./generate.js";

const here = dirname(fileURLToPath(import.meta.url));
const swagger = join(here, "..");
const generated = join(here, "../../src/generated");

const files = await generate(async (name) => readFile(join(swagger, name), "utf8"));
if (process.argv.includes("--check")) await check();
else await write();

async function write(): Promise<void> {
  await rm(generated, { recursive: true, force: true });
  for (const [path, text] of files) {
    await mkdir(dirname(join(generated, path)), { recursive: true });
    await writeFile(join(generated, path), text);
    console.log(`src/generated/${path}: ${text.split("\n").length - 1} lines`);
  }
}

async function check(): Promise<void> {
  const entries = await readdir(generated, { recursive: true, withFileTypes: true });
  const present = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(generated.length + 1));
  const wrong = present.filter((path) => !files.has(path));
  for (const [path, text] of files) {
    const current = await readFile(join(generated, path), "utf8").catch(() => undefined);
    if (current !== text) wrong.push(path);
  }
  if (wrong.length === 0) return;
  console.error(`src/generated is not what swagger/ gives: ${wrong.join(", ")}`);
  console.error("Change swagger/, never src/generated; then run: npm run generate");
  process.exitCode = 1;
}

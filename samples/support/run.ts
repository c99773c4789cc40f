/** Runs samples by name: `npm run sample -- quickstart`. Without a name it lists them; `all` runs one after the other. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

const folder = new URL("../", import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => basename(file, ".ts"));
// A journey begins with the first purchase.
names.sort((a, b) => Number(b === "quickstart") - Number(a === "quickstart"));

const [name, ...more] = process.argv.slice(2);
if (name === "all" && more.length === 0) runAll();
else if (name && names.includes(name) && more.length === 0) await run(name);
else list();

/** Each in a process of its own, and against an emulator, whatever the environment says. */
function runAll(): void {
  const { COMMUNICATION_CONNECTION_STRING: _, COMMUNICATION_ENDPOINT: __, ...env } = process.env;
  const failed = names.filter((one) => {
    const program = [...process.execArgv, fileURLToPath(import.meta.url), one];
    return spawnSync(process.execPath, program, { env, stdio: "inherit" }).status !== 0;
  });
  console.log(`\n${names.length - failed.length} of ${names.length} samples ran to their end.`);
  if (failed.length > 0) process.exitCode = 1;
}

async function run(one: string): Promise<void> {
  console.log(`\n== ${one}: ${summaryOf(one)}`);
  try {
    await import(new URL(`${one}.ts`, folder).href);
  } catch (error) {
    process.exitCode = 1;
    console.error(`${one} ended early: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function list(): void {
  const asked = process.argv.slice(2).join(" ");
  if (asked) {
    console.error(`There is no sample "${asked}".`);
    process.exitCode = 1;
  }
  console.log("npm run sample -- <name>, where the name is all or one of");
  for (const one of names) console.log(`  ${one.padEnd(24)}${summaryOf(one)}`);
}

/** The first sentence of its first comment. */
function summaryOf(one: string): string {
  const text = readFileSync(new URL(`${one}.ts`, folder), "utf8");
  const comment = /^\/\*\*([\s\S]*?)\*\//.exec(text)?.[1] ?? "";
  return /^(.*?[.])(\s|$)/.exec(comment.replaceAll(/\s*\n \*\s?/g, " ").trim())?.[1] ?? "";
}

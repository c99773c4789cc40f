import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { step, succeed } from "./run.js";

export const repository = fileURLToPath(new URL("../../../", import.meta.url));
export const name = "@azure/communication-phone-numbers";

/** A project that has installed the tarball with the newest dependencies for its Node.js, without a lockfile. */
export interface Consumer {
  node: string;
  version: string;
  folder: string;
}

export function writeFiles(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Makes a project and installs into it. */
export async function install(
  folder: string,
  packages: string[],
  { node = process.execPath, scripts = false } = {},
): Promise<void> {
  writeFiles(folder, { "package.json": JSON.stringify({ private: true }) });
  const flags = ["--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
  if (!scripts) flags.push("--ignore-scripts");
  const names = packages.map((one) => one.replace(/.*[\\/](?=.*\.tgz$)/, "")).join(", ");
  await step(`${basename(folder)}: npm install ${names}`, () =>
    succeed("npm", ["install", ...flags, ...packages], { cwd: folder, node, seconds: 150 }),
  );
}

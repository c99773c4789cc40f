import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { install, repository, type Consumer } from "./projects.js";
import { step, succeed } from "./run.js";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder for whatever a test makes; it is removed in the end. */
    scratch: string;
    tarball: string;
    /** The package as the tarball has it. */
    unpacked: string;
    /** One for each line of Node.js. */
    consumers: Consumer[];
  }
}

const versions = ["20.20.2", "22.23.3", "24.21.0"];
const majorOf = (version: string): string => version.split(".")[0]!;

/** What is downloaded and built once for all tests. */
export default async function setup(project: TestProject): Promise<() => void> {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), "phone-numbers-package-")));
  const remove = (): void => rmSync(scratch, { recursive: true, force: true });
  try {
    const [tarball, nodes] = await Promise.all([pack(scratch), installNodes(scratch)]);
    const unpacked = join(scratch, "unpacked");
    mkdirSync(unpacked);
    await succeed("tar", ["-xzf", tarball, "--strip-components=1"], { cwd: unpacked });
    await Promise.all(
      nodes.map(({ folder, node }) => install(folder, [tarball, "@types/node@20"], { node })),
    );
    project.provide("scratch", scratch);
    project.provide("tarball", tarball);
    project.provide("unpacked", unpacked);
    project.provide("consumers", nodes);
  } catch (error) {
    remove();
    throw error;
  }
  return remove;
}

/** `PACKED=<file>` takes a tarball that is there already. */
async function pack(scratch: string): Promise<string> {
  if (process.env["PACKED"]) return realpathSync(process.env["PACKED"]);
  const folder = join(scratch, "packed");
  mkdirSync(folder);
  await step("npm pack", () =>
    succeed("npm", ["pack", "--pack-destination", folder], { cwd: repository, seconds: 120 }),
  );
  return join(folder, readdirSync(folder)[0]!);
}

/** The Node.js of each line: the one that runs this, and others from npm. */
async function installNodes(scratch: string): Promise<Consumer[]> {
  const isThis = (version: string): boolean => majorOf(version) === majorOf(process.versions.node);
  const folder = join(scratch, "nodes");
  const others = versions.filter((version) => !isThis(version));
  const packages = others.map((version) => `node${majorOf(version)}@npm:node@${version}`);
  mkdirSync(folder);
  await install(folder, packages, { scripts: true });
  return versions.map((version) => {
    const major = majorOf(version);
    const node = isThis(version)
      ? process.execPath
      : join(folder, "node_modules", `node${major}`, "bin/node");
    return {
      node,
      version: isThis(version) ? process.versions.node : version,
      folder: join(scratch, `consumer${major}`),
    };
  });
}

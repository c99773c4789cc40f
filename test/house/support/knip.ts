import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { join } from "node:path";
import { root } from "./repository.js";

type Named = { name: string } | { name: string }[];
type Issues = { file: string } & Record<string, Named[]>;

/** What knip calls dead in a folder, each as its kind, place and name, and settings that it calls needless. */
export async function deadCodeIn(folder: string): Promise<string[]> {
  const knip = join(root, "node_modules/knip/bin/knip.js");
  const options = ["--reporter", "json", "--reporter", "symbols", "--no-progress"];
  const child = spawn(process.execPath, [knip, ...options], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [said, failure] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [json = "", ...shown] = said.split("\n");
  if (!json.startsWith("{")) throw new Error(`knip failed: ${said}${failure}`);
  const { issues } = JSON.parse(json) as { issues: Issues[] };
  const found = issues.flatMap(({ file, ...kinds }) =>
    Object.entries(kinds).flatMap(([kind, all]) =>
      all.map(
        (one) =>
          `${kind}: ${file}: ${[one]
            .flat()
            .map(({ name }) => name)
            .join(", ")}`,
      ),
    ),
  );
  // The reporter for programs leaves these out.
  const hints = `${shown.join("\n")}${failure}`.split(/Configuration hints.*\n/)[1] ?? "";
  return [...found, ...hints.split("\n")].filter(Boolean).sort();
}

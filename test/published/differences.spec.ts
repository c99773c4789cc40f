import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { describe, expect, it } from "vitest";
import { CHANGELOG_LINES } from "./support/changelogLines.js";
import type { Difference } from "./support/difference.js";
import { DIFFERENCES, DIFFERENCES_BY_AREA } from "./support/differences.js";

const changelog = readFileSync(new URL("../../CHANGELOG.md", import.meta.url), "utf8");
const document = fileURLToPath(new URL("../../docs/differences.md", import.meta.url));

const INTRODUCTION = `# What is different from 1.5.0, on purpose

Everything else is the same: the tests run both versions side by side, and know these differences alone. This list is made of theirs; do not edit it.`;

/** One line for all differences that have one reason and that users notice alike. */
function linesOf(differences: Difference[]): string[] {
  const lines = new Map<string, string[]>();
  for (const { about, reason, notices } of differences) {
    const rest = `${reason}. You notice: ${notices}.`;
    lines.set(rest, [...(lines.get(rest) ?? []), about]);
  }
  return [...lines].map(([rest, about]) => `- **${capitalized(about.join("; "))}**: ${rest}`);
}

/** With a capital at its beginning, unless that is the name of something. */
const capitalized = (text: string): string =>
  text.replace(/^[a-z]+(?= )/, (word) => word.charAt(0).toUpperCase() + word.slice(1));

it("docs/differences.md has all of them", async () => {
  const areas = Object.entries(DIFFERENCES_BY_AREA).map(
    ([area, differences]) => `## ${area}\n\n${linesOf(differences).join("\n")}`,
  );
  const escaped = areas.join("\n\n").replace(/begin\*|</g, (found) => found.replace(/.$/, "\\$&"));
  const text = `${INTRODUCTION}\n\n${escaped}`;
  const options = await resolveConfig(document);
  await expect(await format(text, { ...options, parser: "markdown" })).toMatchFileSnapshot(
    document,
  );
});

describe("CHANGELOG.md names", () => {
  it.each(DIFFERENCES.map(({ about }) => about))("%s", (about) => {
    const naming = CHANGELOG_LINES.filter(([, regexp]) => regexp.test(about));
    expect(naming).not.toEqual([]);
  });
});

it.each(CHANGELOG_LINES)("CHANGELOG.md has a line that begins with %s", (line, about) => {
  expect(changelog).toContain(`\n- ${line}`);
  expect(DIFFERENCES.filter((difference) => about.test(difference.about))).not.toEqual([]);
});

import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { copyOfPackage, textOf } from "./support/packageFiles.js";
import { consumerOf } from "./support/consumers.js";
import { name, writeFiles } from "./support/projects.js";
import { succeed } from "./support/run.js";
import { problemsOfMaps } from "./support/sourceMaps.js";

test("each file that was built has a map that points into a source that is shipped", () => {
  expect(problemsOfMaps(inject("unpacked"))).toEqual([]);
});

const mistakes: [string, (copy: string) => void, string][] = [
  [
    "a missing source",
    (copy) => rmSync(join(copy, "src/models.ts")),
    "dist/esm/models.d.ts: its source src/models.ts is not shipped",
  ],
  [
    "a missing map",
    (copy) => rmSync(join(copy, "dist/esm/index.js.map")),
    "dist/esm/index.js: its map is missing",
  ],
  [
    "a source that became shorter",
    (copy) => writeFileSync(join(copy, "src/sipRoutingClient.ts"), "\n"),
    "dist/commonjs/sipRoutingClient.js: its map points to src/sipRoutingClient.ts:",
  ],
  [
    "a file that does not name its map",
    (copy) => writeFileSync(join(copy, "dist/esm/index.js"), "export {};\n"),
    "dist/esm/index.js: it names undefined as its map",
  ],
];
test.each(mistakes)("%s would be seen", (_, plant, problem) => {
  const copy = copyOfPackage();
  plant(copy);
  expect(problemsOfMaps(copy)).toContainEqual(expect.stringContaining(problem));
});

describe.each(["mjs", "cjs"])("in a program that is %s", (ending) => {
  test("a stack trace shows the line of the source", async () => {
    const { folder, node } = consumerOf("20");
    const load = ending === "mjs" ? "import" : "require";
    const program = `(async () => {
  const { PhoneNumbersClient } = await ${load}("${name}");
  try {
    new PhoneNumbersClient("endpoint=");
  } catch (error) {
    console.log(error.stack);
  }
})();`;
    writeFiles(folder, { [`stack.${ending}`]: program });
    const stack = await succeed("node", ["--enable-source-maps", `stack.${ending}`], {
      cwd: folder,
      node,
    });
    // The function of the frame above is what this line calls.
    const frames =
      /at (?:Object\.)?(\w+) \(.*\n.*communication-phone-numbers\/(src\/phoneNumbersClient\.ts):(\d+)/;
    const [, called, source, line] = frames.exec(stack) ?? [];
    expect(called, stack).toBeDefined();
    expect(textOf(inject("unpacked"), source!).split("\n")[Number(line) - 1]).toContain(
      `${called}(`,
    );
  });
});

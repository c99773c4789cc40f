import { beforeAll, describe, expect, it } from "vitest";
import { generate } from "../../swagger/generate/generate.js";
import { listFiles, newlyFound, readTexts, withPlanted, type Texts } from "./support/repository.js";

const FOLDER = "src/generated/";
const texts = readTexts(listFiles());
let made: Texts;

beforeAll(async () => {
  const files = await generate(async (name) => texts.get(`swagger/${name}`)!);
  made = new Map([...files].map(([path, text]) => [`${FOLDER}${path}`, text]));
});

/** Files of generated code that the generator would not have written so. */
function touched(present: Texts): string[] {
  const paths = new Set([...made.keys(), ...present.keys()]);
  return [...paths].filter(
    (path) => path.startsWith(FOLDER) && present.get(path) !== made.get(path),
  );
}

describe("Generated code", () => {
  it("is what the generator makes of swagger, and nothing else", () => {
    expect(touched(texts), "Change swagger/, then run: npm run generate").toEqual([]);
  });

  it.each([
    ["edited", "src/generated/runtime.ts", `${texts.get("src/generated/runtime.ts")}\n`],
    ["missing", "src/generated/sipRouting/models.ts", undefined],
    ["of somebody's own", "src/generated/sipRouting/extra.ts", "export {};\n"],
    ["no code at all", "src/generated/README.md", "# Hello\n"],
  ])("is found when it is %s", (_, path, text) => {
    const found = touched(withPlanted(texts, { [path]: text }));
    expect(newlyFound(found, touched(texts))).toEqual([path]);
  });
});

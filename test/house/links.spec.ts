import { describe, expect, it } from "vitest";
import { brokenLinks, unknownScripts } from "./support/links.js";
import { anchorsOf } from "./support/markdown.js";
import { listFiles, newlyFound, readTexts, withPlanted } from "./support/repository.js";

const texts = readTexts(listFiles());
const OTHER = "# Other\n\n## Two words\n\n## Two words\n";

/** What is broken of a document in `docs/` beside another. */
const brokenIn = (document: string): string[] =>
  brokenLinks(
    new Map([
      ["docs/planted.md", document],
      ["docs/other.md", OTHER],
      ["docs/pictures/house.png", ""],
      ["src/index.ts", ""],
    ]),
  );

describe("Links of documents", () => {
  it("lead to files and headings", () => {
    expect(brokenLinks(texts)).toEqual([]);
  });

  it.each([
    ["[a](missing.md)", "missing.md"],
    ["[a](./Other.md)", "./Other.md"],
    ["[a](../docs/missing.md#other)", "../docs/missing.md#other"],
    ["[a](other.md#three-words)", "other.md#three-words"],
    ["[a](other.md#two-words-2)", "other.md#two-words-2"],
    ["[a](#two-words)", "#two-words"],
    [`[a](missing.md "With a title")`, "missing.md"],
    ["[a](<missing file.md>)", "missing file.md"],
    ["[`a`](missing.md), [b](other.md)", "missing.md"],
    ["![a](pictures/missing.png)", "pictures/missing.png"],
    ["[![a](pictures/missing.png)](other.md)", "pictures/missing.png"],
    [`<img src="pictures/missing.png" alt="a">`, "pictures/missing.png"],
    [`<a href="missing.md">a</a>`, "missing.md"],
    ["[a]: missing.md", "missing.md"],
    ["[a][b]", "[a][b]"],
    ["[a][]", "[a][]"],
    ["[a](../src/missing)", "../src/missing"],
    ["[a](../src/index.ts#logger)", "../src/index.ts#logger"],
    ["| a |\n| - |\n| [a](missing.md) |", "missing.md"],
    ["- a\n\n  ```ts\n  a[0](b);\n  ```\n\n  [a](missing.md)", "missing.md"],
  ])("are found when they do not: %s", (document, link) => {
    expect(brokenIn(document)).toEqual([`docs/planted.md: ${link}`]);
  });

  it.each([
    "[a](other.md)",
    "[a](other.md#two-words-1)",
    "# A\n\n[a](#a)",
    "[a](..) [b](../src/) [c](/src/index.ts) [d](../src/index.ts#L3)",
    "![a](pictures/house.png)",
    "[a][Other], [Other][]\n\n[other]: other.md#other",
    "[a](https://example.com/missing.md#a) <https://example.com> [b](mailto:a@example.com)",
    "```md\n[a](missing.md)\n```",
    "~~~\n[a](missing.md)\n~~~",
    "`[a](missing.md)` and ``[`a`](missing.md)``",
    "<!-- [a](missing.md) -->",
  ])("are not found when they do: %s", (document) => {
    expect(brokenIn(document)).toEqual([]);
  });

  it("are found in each document of the house", () => {
    const documents = [...texts].filter(([path]) => path.endsWith(".md"));
    const planted = Object.fromEntries(
      documents.map(([path, text]) => [path, `${text}\n[a](missing.md#${documents.length})\n`]),
    );
    const found = newlyFound(brokenLinks(withPlanted(texts, planted)), brokenLinks(texts));
    expect(found).toEqual(documents.map(([path]) => `${path}: missing.md#${documents.length}`));
  });
});

describe("Anchors", () => {
  it.each([
    ["# Where it runs", "where-it-runs"],
    ["## `listTrunks`, and more!", "listtrunks-and-more"],
    ["### From .NET (C#)", "from-net-c"],
    ["## [Release](other.md) history", "release-history"],
    ["## Snake_case and *emphasis*", "snake_case-and-emphasis"],
    ["## Größe & Länge", "größe--länge"],
    ["## 1.5.0 -> 1.6", "150---16"],
    ["Underlined\n----------", "underlined"],
    [`<a id="by-hand"></a>`, "by-hand"],
  ])("of %s are GitHub's", (text, anchor) => {
    expect([...anchorsOf(text)]).toEqual([anchor]);
  });

  it("are none in blocks of code", () => {
    expect([...anchorsOf("```bash\n# no heading\n```")]).toEqual([]);
  });
});

describe("npm scripts in documents", () => {
  it("are in package.json", () => {
    expect(unknownScripts(texts)).toEqual([]);
  });

  it.each([
    ["Run `npm run planted`.", "planted"],
    ["```bash\nnpm ci && npm run -s test:planted   # all\n```", "test:planted"],
    ["Then npm run planted.", "planted"],
    ["`npm stop`", "stop"],
  ])("are found when they are not: %s", (document, name) => {
    const planted = new Map([
      ["package.json", texts.get("package.json")!],
      ["docs/planted.md", document],
    ]);
    expect(unknownScripts(planted)).toEqual([`docs/planted.md: ${name}`]);
  });
});

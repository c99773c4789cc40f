import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { generate } from "../../swagger/generate/generate.js";
import { smallDescription } from "./support/smallDescription.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const fromSwagger = (name: string): Promise<string> => readFile(`${root}swagger/${name}`, "utf8");
const onlySmall = (): Promise<string> => Promise.resolve(JSON.stringify(smallDescription()));

/** That src/generated is what it gives is a rule of the house: test/house/generated.spec.ts. */
describe("the generator", () => {
  it("gives the same files each time", async () => {
    expect([...(await generate(fromSwagger))]).toEqual([...(await generate(fromSwagger))]);
  });

  it("says of each file what it was made from and how", async () => {
    const files = await generate(fromSwagger);
    expect([...files.keys()].sort()).toEqual([
      "phoneNumbers/models.ts",
      "phoneNumbers/operations.ts",
      "runtime.ts",
      "sipRouting/models.ts",
      "sipRouting/operations.ts",
    ]);
    for (const [path, text] of files) {
      const source = path.replace(/(?:\/(operations|models))?\.ts$/, "");
      expect(text.split("\n")[0]).toContain(`Generated from swagger/`);
      expect(text.split("\n")[0]).toContain(source);
    }
  });

  it("does not depend on the order of keys that it does not emit", async () => {
    const reversed = async (): Promise<string> => {
      const { paths, definitions, parameters, swagger, info } = smallDescription();
      return JSON.stringify({ parameters, definitions, info, paths, swagger });
    };
    expect([...(await generate(reversed))]).toEqual([...(await generate(onlySmall))]);
  });

  it("names the file whose description it refuses", async () => {
    const broken = async (name: string): Promise<string> =>
      name === "sipRouting.json" ? "{" : onlySmall();
    await expect(generate(broken)).rejects.toThrow(/^swagger\/sipRouting\.json: .*JSON/);
    const odd = async (): Promise<string> => JSON.stringify({ ...smallDescription(), tags: [] });
    await expect(generate(odd)).rejects.toThrow("swagger/phoneNumbers.json: #/tags: ");
  });
});

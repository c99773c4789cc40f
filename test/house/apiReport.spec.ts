import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emitDeclarations, surfacesOf, type Surface } from "./support/apiReport.js";
import { newlyFound, root } from "./support/repository.js";

/** Bases of options types, and the name under which the clients import the types: what users name is exported. */
const BASES = [
  ...["BeginOptions", "CommunicationClientOptions", "LocalizedOptions", "PagedOptions"],
  "models",
];
/** Texts that fields of the emulator's numbers have; a user writes the text. */
const TEXTS = [
  ...["AssignmentType", "CapabilityValue", "PhoneNumberType"],
  ...["assignmentTypes", "capabilityValues", "phoneNumberTypes"],
];

/** What a door needs and does not export is `unexported`. */
const DOORS = [
  { name: "the package", path: "", file: "main", unexported: BASES },
  { name: "the emulator", path: "emulator", file: "emulator", unexported: TEXTS },
  {
    name: "the emulator over HTTP",
    path: "emulator/node",
    file: "emulatorNode",
    unexported: TEXTS,
  },
];

/** Within the repository, so that the declarations find the packages which they import. */
let folder: string;
let surfaces: Record<string, Surface>;

beforeAll(() => {
  folder = mkdtempSync(join(root, "test/house/.declarations-"));
  emitDeclarations(folder);
  surfaces = surfacesOf(
    folder,
    DOORS.map(({ path }) => path),
  );
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("The public surface", () => {
  it.each(DOORS)("of $name is the one that was reviewed", async ({ path, file }) => {
    await expect(surfaces[path]!.report).toMatchFileSnapshot(`api/${file}.api.md`);
  });

  it.each(DOORS)("of $name is documented, and exports what it needs", ({ path, unexported }) => {
    expect(surfaces[path]!.complaints).toEqual([]);
    expect(surfaces[path]!.unexported.sort()).toEqual(unexported);
  });
});

describe("A change of the public surface", () => {
  /** What the emulator's door offers once one of its declarations has changed. */
  function changed(path: string, change: (text: string) => string): Surface {
    const planted = mkdtempSync(join(folder, "planted-"));
    cpSync(join(folder, "emulator"), planted, { recursive: true });
    const text = readFileSync(join(planted, path), "utf8");
    writeFileSync(join(planted, path), change(text));
    return surfacesOf(planted, [""])[""]!;
  }

  const newComplaints = (found: string[]): string[] =>
    newlyFound(found, surfaces["emulator"]!.complaints);

  it("shows in the report", () => {
    const takesText = (text: string) => text.replace("advance(ms: number)", "advance(ms: string)");
    const { report } = changed("clock.d.ts", takesText);
    const before = surfaces["emulator"]!.report;
    expect(takesText(before)).not.toBe(before);
    expect(report).toBe(takesText(before));
  });

  it("brings a complaint when it has no documentation", () => {
    const { complaints } = changed(
      "index.d.ts",
      (text) => `${text}export interface Planted { member: string }`,
    );
    expect(newComplaints(complaints)).toEqual([
      'index.d.ts: Missing documentation for "Planted".',
      'index.d.ts: Missing documentation for "member".',
    ]);
  });

  it("brings a complaint when its documentation names what is not there", () => {
    const { complaints } = changed(
      "index.d.ts",
      (text) => `${text}/** Like {@link Nobody}. */ export interface Planted {}`,
    );
    expect(newComplaints(complaints)).toEqual([expect.stringMatching(/^index\.d\.ts: .*"Nobody"/)]);
  });

  it("is noticed when a type that is needed is not exported", () => {
    const { unexported } = changed(
      "index.d.ts",
      (text) => `${text}
      /** Nothing. */ interface Hidden {}
      /** Gives nothing. */ export declare function planted(): Hidden;`,
    );
    expect(newlyFound(unexported, surfaces["emulator"]!.unexported)).toEqual(["Hidden"]);
  });
});

import { afterAll, describe, expect, it } from "vitest";
import { explanations, type Explanation } from "./recordings/explainedDifferences.js";
import { findFolder, nameOf, readRecording } from "./recordings/recordingFiles.js";
import { replay } from "./recordings/replay.js";

const { path, isNamed, files } = findFolder();

if (files.length === 0 && !isNamed) {
  const why = `RECORDINGS names no folder of recordings, and there is none at ${path}`;
  console.info(`The emulator was not compared with recordings: ${why}.`);
  it(`answers as recordings of the service do (skipped: ${why})`, (context) => context.skip(why));
} else {
  describe("the emulator answers as the service did in", () => {
    let requests = 0;
    let recordings = 0;
    const used = new Set<Explanation>();

    it.each(files.map((file) => [nameOf(file), file] as const))("%s", async (_name, file) => {
      const outcome = await replay(readRecording(file));
      recordings += 1;
      requests += outcome.requests;
      for (const one of outcome.used) used.add(one);
      expect(outcome.problems, outcome.problems.join("\n")).toEqual([]);
    });

    it("recordings that hold at least one request", () => {
      expect(files, `There is no recording (*.json) at ${path}.`).not.toEqual([]);
      expect(requests).toBeGreaterThan(0);
    });

    if (!isNamed) {
      it("recordings that need each explained difference", () => {
        const unused = explanations.filter((one) => one.older !== true && !used.has(one));
        expect(unused.map(({ reason }) => reason)).toEqual([]);
      });
    }

    afterAll(() => console.info(`compared ${recordings} recordings, ${requests} requests`));
  });
}

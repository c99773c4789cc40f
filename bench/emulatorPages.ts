import { execFileSync } from "node:child_process";
import { createPipelineRequest } from "@azure/core-rest-pipeline";
import { createEmulator, type Emulator } from "@azure/communication-phone-numbers/emulator";
import type { Figure } from "./figures.js";
import { sideBySide } from "./rounds.js";

const few = 1_000;
const many = 100_000;

/** Reads the page of 100 that begins at `skip` from an emulator that owns `numbers`, after a change if that is given. */
function pageReader(numbers: number, skip: number, change?: Change): () => Promise<unknown> {
  const emulator = createEmulator({ numbers, authentication: "off" });
  const url = `${emulator.endpoint}/phoneNumbers?skip=${skip}&api-version=2025-06-01&top=100`;
  let count = 0;
  return () => {
    change?.(emulator, (count += 1));
    return emulator.httpClient.sendRequest(createPipelineRequest({ url }));
  };
}

type Change = (emulator: Emulator, count: number) => void;

const buyOne: Change = (emulator, count) =>
  emulator.seed([`+1206556${String(count).padStart(4, "0")}`]);

async function ratioAt(
  name: string,
  placeIn: (numbers: number) => number,
  change?: Change,
): Promise<Figure> {
  const [small, large] = await sideBySide([
    pageReader(few, placeIn(few), change),
    pageReader(many, placeIn(many), change),
  ]);
  return {
    name: `emulator: ${name} page of 100, of ${many} numbers against ${few}`,
    unit: "times the time",
    ours: large / small,
    targets: { ours: { atMost: 2 } },
  };
}

const memoryProgram = `
  import { startEmulator } from "@azure/communication-phone-numbers/emulator/node";
  const emulator = await startEmulator({ numbers: ${many}, authentication: "off" });
  for (let skip = 0; skip < ${many}; skip += 100) {
    const page = await fetch(emulator.url + "/phoneNumbers?top=100&api-version=2025-06-01&skip=" + skip);
    await page.arrayBuffer();
  }
  await emulator.close();
  console.log(process.resourceUsage().maxRSS);
`;

/** The most memory that a whole process takes which owns and lists all of them over HTTP, Node included. */
function memoryFigure(): Figure {
  const args = ["--input-type=module", "--eval", memoryProgram];
  const kilobytes = Number(execFileSync(process.execPath, args, { encoding: "utf8" }));
  return {
    name: `emulator: process with ${many} numbers that lists all over HTTP`,
    unit: "MB",
    ours: kilobytes / 1024,
    targets: { ours: { atMost: 200 } },
  };
}

/** How the emulator bears many numbers. */
export const emulatorPages = async (): Promise<Figure[]> => [
  await ratioAt("first", () => 0),
  await ratioAt("last", (numbers) => numbers - 100),
  await ratioAt("first, after each purchase,", () => 0, buyOne),
  memoryFigure(),
];

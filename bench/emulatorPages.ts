import { execFileSync } from "node:child_process";
import { createPipelineRequest } from "@azure/core-rest-pipeline";
import { createEmulator } from "@azure/communication-phone-numbers/emulator";
import { sideBySide } from "./rounds.js";

/** What a figure is, how large it may be, and how large it is. */
export interface Figure {
  name: string;
  target: number;
  measured: number;
  unit: string;
}

const few = 1_000;
const many = 100_000;

/** Reads the page of 100 that begins at `skip` from an emulator that owns `numbers`. */
function pageReader(numbers: number, skip: number): () => Promise<unknown> {
  const { endpoint, httpClient } = createEmulator({ numbers, authentication: "off" });
  const url = `${endpoint}/phoneNumbers?skip=${skip}&api-version=2025-06-01&top=100`;
  return () => httpClient.sendRequest(createPipelineRequest({ url }));
}

async function ratioAt(name: string, placeIn: (numbers: number) => number): Promise<Figure> {
  const [small = Number.NaN, large = Number.NaN] = await sideBySide([
    pageReader(few, placeIn(few)),
    pageReader(many, placeIn(many)),
  ]);
  const figure = `emulator: ${name} page of 100, of ${many} numbers against ${few}`;
  return { name: figure, target: 2, measured: large / small, unit: "times the time" };
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
  const name = `emulator: process with ${many} numbers that lists all over HTTP`;
  return { name, target: 200, measured: kilobytes / 1024, unit: "MB at most" };
}

/** How the emulator bears many numbers. */
export const emulatorPages = async (): Promise<Figure[]> => [
  await ratioAt("first", () => 0),
  await ratioAt("last", (numbers) => numbers - 100),
  memoryFigure(),
];

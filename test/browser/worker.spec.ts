import { expect, it } from "vitest";
import type { WorkerReport } from "./worker.js";

it("clients and emulator work in a web worker, where no name of Node is defined", async () => {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  const report = await new Promise<WorkerReport>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<WorkerReport>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
  worker.terminate();
  expect(report).toEqual({ bought: 2, owned: 2, nodeGlobals: [] });
});

import { PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { createEmulator } from "@azure/communication-phone-numbers/emulator";
import { buy, ownedBy } from "../service/target.js";
import { NODE_GLOBALS } from "./guards/nodeGlobals.js";

/** What a worker tells the page that started it. */
export interface WorkerReport {
  bought: number;
  owned: number;
  /** Names of Node that somebody has defined. */
  nodeGlobals: string[];
}

const { endpoint, credential, httpClient } = createEmulator({ pollsUntilDone: 1 });
const client = new PhoneNumbersClient(endpoint, credential, { httpClient });
const bought = await buy(client, 2);
const report: WorkerReport = {
  bought: bought.length,
  owned: (await ownedBy(client)).length,
  nodeGlobals: NODE_GLOBALS.filter((name) => name in globalThis),
};
postMessage(report);

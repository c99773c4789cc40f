import type { Emulator } from "../../../src/emulator/index.js";
import { send } from "../harness.js";

/** Everything that can be read of the resource without moving anything on, as one text per address. */
export async function readState(
  emulator: Emulator,
  more: readonly string[],
): Promise<Record<string, string>> {
  const paths = [
    "/phoneNumbers?top=100000",
    "/availablePhoneNumbers/reservations?maxPageSize=100000",
    "/sip",
    "/sip?api-version=2024-11-15-preview&expand=trunks%2Fhealth",
    ...more,
  ];
  const texts: Record<string, string> = {};
  for (const path of paths) texts[path] = (await send(emulator, "GET", path)).text;
  return texts;
}

import type { Expected } from "./settings.js";

const from = 'from "@azure/communication-phone-numbers"';

/** Mistakes of a user, and the error of each: a compiler that lets one pass has not seen the declarations. */
const mistakes: [name: string, error: string, text: string][] = [
  [
    "propertyType",
    "TS2322",
    `import type { SipTrunk } ${from};
export const trunk: SipTrunk = { fqdn: "a.b", sipSignalingPort: "5061" };`,
  ],
  [
    "missingExport",
    "TS2305",
    `import type { NothingOfThisName } ${from};
export type Missing = NothingOfThisName;`,
  ],
  [
    "argumentType",
    "TS2345",
    `import type { PhoneNumbersClient } ${from};
export const get = (client: PhoneNumbersClient) => client.getPurchasedPhoneNumber(1);`,
  ],
  [
    "missingMethod",
    "TS2339",
    `import type { SipRoutingClient } ${from};
export const get = (client: SipRoutingClient) => client.nothingOfThisName();`,
  ],
  [
    "resultType",
    "TS2322",
    `import type { PhoneNumbersClient } ${from};
export async function f(client: PhoneNumbersClient) {
  const poller = await client.beginSearchAvailablePhoneNumbers({} as never);
  const id: number = (await poller.pollUntilDone()).searchId;
  return id;
}`,
  ],
  [
    "emulatorOption",
    "TS2322",
    `import { createEmulator } from "@azure/communication-phone-numbers/emulator";
export const emulator = createEmulator({ pollsUntilDone: "3" });`,
  ],
  [
    "httpEmulatorOption",
    "TS2322",
    `import { startEmulator } from "@azure/communication-phone-numbers/emulator/node";
export const emulator = startEmulator({ port: "80" });`,
  ],
  ["missingDoor", "TS2307", `export * ${from.replace(/"$/, '/nothing"')};`],
  [
    "comparison",
    "TS2344",
    `import type { SipTrunk } ${from};
import type { SipTrunkRoute } from "published-phone-numbers";
type Expect<T extends true> = T;
export type Different = Expect<SipTrunk extends SipTrunkRoute ? true : false>;`,
  ],
  [
    "nothingToExpect",
    "TS2578",
    `import type { SipTrunk } ${from};
// @ts-expect-error
export const trunk: SipTrunk = { fqdn: "a.b", sipSignalingPort: 5061 };`,
  ],
];

export const wrongCode = mistakes.flatMap(([name, error, text]) =>
  ["mts", "cts"].map((ending) => {
    const file = `wrong/${name}.${ending}`;
    const expected: Expected = {
      error: new RegExp(`^${file}\\(.*error ${error}:`),
      reason: "wrong code has to be refused",
    };
    return { file, text: `${text}\n`, expected };
  }),
);

/** Code on the emulator's doors; none of it runs. */
import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import {
  createEmulator,
  type EmulatedRequest,
  type Emulator,
  type EmulatorOptions,
  type Fault,
  type OperationName,
  type SeedNumber,
} from "@azure/communication-phone-numbers/emulator";
import {
  startEmulator,
  type Emulator as NodeDoorEmulator,
  type HttpEmulator,
  type HttpEmulatorOptions,
} from "@azure/communication-phone-numbers/emulator/node";

const seeds: SeedNumber[] = [
  "+12065550100",
  { phoneNumber: "+18005550100", assignmentType: "person" },
];
export const options: EmulatorOptions = {
  numbers: seeds,
  key: "a2V5",
  authentication: "off",
  pollsUntilDone: 0,
};

export function inProcess(): [PhoneNumbersClient, SipRoutingClient] {
  const emulator: Emulator = createEmulator(options);
  const fault: Fault = { kind: "error", status: 503, retryAfter: 1, times: 2, latencyMs: 5 };
  const operation: OperationName = "PhoneNumbers_SearchAvailablePhoneNumbers";
  emulator.fail(operation, fault);
  emulator.fail("*", { kind: "drop", hasEffect: false });
  emulator.seed(3);
  emulator.clock.advance(60_000);
  const requests: readonly EmulatedRequest[] = emulator.requests;
  console.log(requests.length, emulator.clock.now());
  emulator.reset();
  const { httpClient, credential, endpoint, connectionString } = emulator;
  return [
    new PhoneNumbersClient(connectionString, { httpClient }),
    new SipRoutingClient(endpoint, credential, { httpClient }),
  ];
}

export async function overHttp(): Promise<string> {
  const settings: HttpEmulatorOptions = {
    ...options,
    port: 0,
    stateFile: "numbers.jsonl",
    log: console.log,
  };
  const emulator: HttpEmulator = await startEmulator(settings);
  const asEmulator: NodeDoorEmulator = emulator;
  const same: Emulator = asEmulator;
  await emulator.close();
  return emulator.url + same.key;
}

export const inferred = () => createEmulator().requests;
export const inferredOverHttp = () => startEmulator({ numbers: 1 });

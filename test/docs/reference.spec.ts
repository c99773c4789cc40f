import { expect, it } from "vitest";
import { plant, readReference } from "./support/reference.js";
import { missingIn } from "./support/referenceRules.js";

const LIBRARY = "@azure/communication-phone-numbers";

it("TypeDoc makes the reference of the sources without a warning", async () => {
  const { project, complaints } = await readReference();
  expect(complaints).toEqual([]);
  const doors = project.children!.map(({ name }) => name);
  expect(doors).toEqual([LIBRARY, `${LIBRARY}/emulator`, `${LIBRARY}/emulator/node`]);
}, 60_000);

it("each call says what it gives, takes and throws, what begins says what it costs, and each option what holds without it", async () => {
  const { project } = await readReference();
  expect(missingIn(project)).toEqual([]);
}, 60_000);

it("a docstring that is missing, leads nowhere or says too little would be seen", async () => {
  const { project, complaints } = await readReference({
    ...plant("src/index.ts", ["export { Sip", "export const bare = 1;\nexport { Sip"]),
    ...plant(
      "src/models.ts",
      ["{@link SipRoutingClient}", "{@link NoSuchClient}"],
      ["two polls, in milliseconds.", "two polls."],
      ["Default: 2000.", ""],
    ),
    ...plant("src/sipRoutingClient.ts", [
      "@throws RestError 422 if a route uses the trunk.",
      "Fails if a route uses the trunk.",
    ]),
    ...plant(
      "src/phoneNumbersClient.ts",
      ["Its billing ends; it", "It"],
      ["@param operationId - As", "As"],
    ),
    ...plant("src/emulator/emulator.ts", ["Adds purchased numbers, all or none.", ""]),
  });
  expect(complaints).toEqual([
    expect.stringContaining(`${LIBRARY}.bare (Variable)`),
    expect.stringContaining('"NoSuchClient"'),
  ]);
  // Without the names of types: options are inherited by several.
  const missing = new Set(missingIn(project).map((line) => line.replace(/.*[.](?=\w+:)/, "")));
  expect([...missing].sort()).toEqual([
    "beginReleasePhoneNumber: cost",
    "cancelOperation: @param operationId",
    "deleteTrunk: @throws",
    "seed: a summary",
    "updateIntervalInMs: default",
    "updateIntervalInMs: unit",
  ]);
}, 60_000);

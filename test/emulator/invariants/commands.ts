import fc from "fast-check";
import { anyGarbage } from "./garbage.js";
import { anySipPatch } from "./sipPatches.js";
import { previewVersion } from "../harness.js";
import type { Command, Kind } from "./command.js";
import { injected, type Fault } from "./exchange.js";
import { anyStory } from "./stories.js";

const pick = fc.constantFrom(0, 0, 0, 1, 2, 3);
const country = fc.constantFrom("US", "US", "US", "FR", "CA", "IE", "us");
const type = fc.constantFrom("tollFree", "tollFree", "tollFree", "geographic", "mobile");
const use = fc.constantFrom("application", "application", "application", "person");
const direction = fc.constantFrom("none", "outbound", "inbound", "inbound+outbound");
const agreement = { agreeToNotResell: fc.constantFrom(true, true, false) };
const maybeAgreed = { requiredKeys: ["kind", "pick"] as ["kind", "pick"] };
const page = { skip: fc.nat(6), size: fc.integer({ min: 1, max: 4 }) };
const is = <K extends Kind>(...kinds: K[]) => fc.constantFrom(...kinds);

const searchBody = fc.record(
  {
    phoneNumberType: type,
    assignmentType: use,
    capabilities: fc.record({ calling: direction, sms: fc.constant("none") }),
    quantity: fc.oneof(
      { weight: 19, arbitrary: fc.integer({ min: 1, max: 4 }) },
      { weight: 1, arbitrary: fc.constantFrom(90, 101) },
    ),
    areaCode: fc.constantFrom("833", "833", "000", ""),
  },
  { requiredKeys: ["phoneNumberType", "assignmentType", "capabilities"] },
);
const browseBody = fc.record(
  { phoneNumberType: type, assignmentType: use, phoneNumberPrefixes: fc.constant(["1833"]) },
  { requiredKeys: ["phoneNumberType"] },
);
const seconds = 1000;
const advance = fc.oneof(
  fc.integer({ min: 1, max: 90 }).map((count) => count * seconds),
  fc.integer({ min: 1, max: 20 }).map((count) => count * 60 * seconds),
  fc.constantFrom(
    ...[15 * 60, 16 * 60, 59.999, 60, 7200, 86_400, 31 * 86_400].map((s) => s * seconds),
  ),
);

const anyKind: fc.Arbitrary<Command> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: is("search"), country, body: searchBody }) },
  { weight: 2, arbitrary: fc.record({ kind: is("browse"), country, body: browseBody }) },
  { weight: 10, arbitrary: fc.record({ kind: is("poll"), pick }) },
  { weight: 2, arbitrary: fc.record({ kind: is("cancel", "release"), pick }) },
  { weight: 1, arbitrary: fc.record({ kind: is("searchResult", "number", "lookUp"), pick }) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: is("purchase"), pick, ...agreement }, maybeAgreed),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: is("reserve", "reserve", "unreserve"),
      pick,
      numbers: fc.array(fc.nat(30), { maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: is("reservation", "deleteReservation"), pick }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: is("purchaseReservation"), pick, ...agreement }, maybeAgreed),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: is("capabilities"),
      pick,
      body: fc.record({ calling: direction, sms: direction }, { requiredKeys: [] }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: is("list", "listReservations"), ...page }) },
  { weight: 2, arbitrary: fc.record({ kind: is("sip"), body: anySipPatch }) },
  { weight: 1, arbitrary: fc.record({ kind: is("readSip") }) },
  { weight: 1, arbitrary: fc.record({ kind: is("garbage"), request: anyGarbage }) },
  { weight: 4, arbitrary: fc.record({ kind: is("advance"), ms: advance }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: is("seed"),
      numbers: fc.oneof(fc.nat(6), fc.constant<string[]>(["+12065559999", "+33999999999"])),
    }),
  },
);

const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ status: fc.constantFrom(400, 429, 500, 503), retryAfter: fc.nat(2) }),
  fc.record({ status: fc.constant(200), retryAfter: fc.nat(2) }),
  fc.record({ kind: fc.constantFrom("drop", "reset"), hasEffect: fc.boolean() }),
  fc.record({ kind: fc.constantFrom("drop", "reset", "truncate", "html", "clockSkew") }),
  fc.record({
    kind: fc.constantFrom("operationFailed", "numberUnavailable"),
    code: fc.constant(injected),
    times: fc.integer({ min: 1, max: 2 }),
  }),
);
const version = fc.constantFrom(
  "2021-03-07",
  "2024-05-01-preview",
  "2025-04-01",
  "2023-03-01",
  "2024-11-15-preview",
  "1999-01-01",
);
const rarely = <T>(value: fc.Arbitrary<T>, weight: number): fc.Arbitrary<T | undefined> =>
  fc.oneof(
    { weight: 100 - weight, arbitrary: fc.constant(undefined) },
    { weight, arbitrary: value },
  );
const extras = fc.record({ fault: rarely(fault, 15), version: rarely(version, 5) });

const anyCommand: fc.Arbitrary<Command> = fc.tuple(anyKind, extras).map(([command, more]) => {
  if (["garbage", "advance", "seed"].includes(command.kind)) return command;
  const given = Object.entries(more).filter(([, value]) => value !== undefined);
  return { ...command, ...Object.fromEntries(given) };
});

const withoutFault = ({ fault: _, ...command }: Command): Command => command;

const oneOrTwo: fc.Arbitrary<Command[]> = fc
  .tuple(anyCommand, rarely(fc.constant("twice"), 10))
  .map(([command, isTwice]) => (isTwice ? [command, withoutFault(command)] : [command]));

/** Sequences of commands in which purchases, holds, faults and the clock meet. */
export const anyCommands: fc.Arbitrary<Command[]> = fc
  .array(fc.oneof({ weight: 5, arbitrary: oneOrTwo }, { weight: 2, arbitrary: anyStory }), {
    minLength: 1,
    maxLength: 20,
    size: "max",
  })
  .map((parts) => parts.flat());

/** Changes of the SIP configuration alone, at every version. */
export const anySipCommands: fc.Arbitrary<Command[]> = fc.array(
  fc
    .tuple(anySipPatch, fc.constantFrom(...["2023-03-01", "2023-04-01-preview", previewVersion]))
    .map(([body, version]): Command => ({ kind: "sip", body, version })),
  { minLength: 1, maxLength: 30, size: "max" },
);

import fc from "fast-check";
import type { Command } from "./command.js";
import { injected, type Fault } from "./exchange.js";

const minute = 60_000;
const capabilities = { calling: "outbound", sms: "none" };
const tollFree = { phoneNumberType: "tollFree", assignmentType: "application", capabilities };

const search: Command = { kind: "search", country: "US", body: { ...tollFree, quantity: 4 } };
const searchFrench: Command = { ...search, country: "FR" };
const purchase: Command = { kind: "purchase", pick: 0 };
const poll: Command = { kind: "poll", pick: 0 };
const cancel: Command = { kind: "cancel", pick: 0 };
const release: Command = { kind: "release", pick: 0 };
const browse: Command = { kind: "browse", country: "US", body: tollFree };
const reserve: Command = { kind: "reserve", pick: 0, numbers: [0, 1] };
const reserveElsewhere: Command = { kind: "reserve", pick: 1, numbers: [0, 1, 2] };
const unreserve: Command = { kind: "unreserve", pick: 0, numbers: [0] };
const deleteReservation: Command = { kind: "deleteReservation", pick: 0 };
const purchaseReservation: Command = { kind: "purchaseReservation", pick: 0 };
const capabilitiesOff: Command = { kind: "capabilities", pick: 0, body: { calling: "none" } };
// The area code has a hundred numbers, so that what is held and what is offered would soon meet.
const narrow = { ...tollFree, areaCode: "833", quantity: 60 };
const searchNarrow: Command = { kind: "search", country: "US", body: narrow };
const narrowPrefix = { ...tollFree, phoneNumberPrefixes: ["1833"] };
const browseNarrow: Command = { kind: "browse", country: "US", body: narrowPrefix };
const seed: Command = { kind: "seed", numbers: 120 };
const after = (minutes: number): Command => ({ kind: "advance", ms: minutes * minute });
const failing: Fault = { kind: "operationFailed", code: injected };
const dropped: Fault = { kind: "drop" };

/** What may follow each other so that chance alone would rarely bring it about. */
const stories: Command[][] = [
  [search, after(1), purchase, after(1), purchase, poll, release, after(1), reserve],
  [search, poll, poll, after(1), purchase, cancel, purchase, poll, poll, poll, poll, purchase],
  [search, after(1), { ...purchase, fault: failing }, after(1), purchase, after(1), purchase],
  [search, after(1), { ...purchase, fault: dropped }, purchase, after(1)],
  [search, after(1), after(15), purchase, after(1), purchase, after(2), reserve],
  [search, after(1), reserve, cancel, reserve],
  [searchFrench, after(1), purchase, { ...purchase, agreeToNotResell: true }, after(1)],
  [browse, reserve, reserveElsewhere, after(14), reserve, after(14), reserve, unreserve],
  [browse, reserve, deleteReservation, reserveElsewhere],
  [browse, reserve, unreserve, reserveElsewhere, after(15), reserve],
  [browse, reserve, purchaseReservation, after(1), purchaseReservation, release, after(1)],
  [browse, reserve, { ...purchaseReservation, fault: failing }, after(1), purchaseReservation],
  [browse, reserve, purchaseReservation, poll, cancel, purchaseReservation, after(1)],
  [searchFrench, after(1), cancel, reserve, purchaseReservation, after(1)],
  [search, after(1), purchase, after(1), release, release, capabilitiesOff, after(1), poll],
  [search, after(1), purchase, after(1), { ...release, fault: failing }, after(1), release],
  [search, after(1), after(14), purchase, after(0.5), browse, reserve, after(0.5), browse],
  [searchNarrow, browseNarrow, searchNarrow, after(1), browseNarrow],
  [searchNarrow, after(1), browseNarrow, purchase, browseNarrow, after(1), browseNarrow],
  [searchNarrow, seed, after(1)],
  [browseNarrow, reserve, seed, searchNarrow, after(1)],
  [browse, { ...reserve, fault: dropped }, { ...deleteReservation, fault: dropped }],
  Array.from({ length: 10 }, () => [after(14), reserve]).flat(),
];

/** The same story about another reservation. */
const elsewhere = (story: Command[], by: number): Command[] =>
  story.map((command) =>
    /reserv/i.test(command.kind) && "pick" in command
      ? { ...command, pick: command.pick + by }
      : command,
  );

/** A story with some of its steps left out, or the whole of it. */
export const anyStory: fc.Arbitrary<Command[]> = fc
  .tuple(fc.constantFrom(...stories), fc.nat(7))
  .map(([story, by]) => elsewhere(story, by))
  .chain((story) => fc.oneof(fc.constant(story), fc.subarray(story, { minLength: 2 })));

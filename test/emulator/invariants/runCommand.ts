import type { Emulator } from "../../../src/emulator/index.js";
import type { Json, Reply } from "../harness.js";
import type { Command } from "./command.js";
import { exchange, type Exchange, type Request } from "./exchange.js";

/** What a client of the emulator has learned so far; plain JSON. Its lists are where commands pick from. */
export interface Known {
  searches: { id: string; country: string }[];
  operations: string[];
  numbers: KnownNumber[];
}

interface KnownNumber {
  digits: string;
  /** What a reservation has to say of it. */
  wish: Record<string, unknown>;
  /** Whether the inventory has it: it was browsed or found. */
  isOffered: boolean;
}

const someWish = {
  countryCode: "US",
  capabilities: { calling: "outbound", sms: "none" },
  phoneNumberType: "tollFree",
  assignmentType: "application",
};

export const nothingKnown = (): Known => ({
  searches: [{ id: "2d6a1f0e-0000-4000-8000-00000000dead", country: "US" }],
  operations: ["search_2d6a1f0e-0000-4000-8000-00000000dead"],
  numbers: ["12065550100", "18335550100", "999999999"].map((digits) => ({
    digits,
    wish: someWish,
    isOffered: false,
  })),
});

/** Ids that the client chose for its reservations. */
const reservationIds = [1, 2, 3, 4, 5, 6, 7, 8].map(
  (n) => `7a1b2c3d-0000-4000-8000-00000000000${n}`,
);

const newest = <T>(list: readonly T[], pick: number): T => list.at(-1 - (pick % list.length)) as T;

type Sent = Exclude<Command, { kind: "advance" | "seed" }>;

const numberPath = (known: Known, pick: number): string =>
  `/phoneNumbers/%2B${newest(known.numbers, pick).digits}`;
const operationPath = (known: Known, pick: number): string =>
  `/phoneNumbers/operations/${newest(known.operations, pick)}`;
const reservationPath = (pick: number): string =>
  `/availablePhoneNumbers/reservations/${newest(reservationIds, pick)}`;
const inventory = "/availablePhoneNumbers";

/** The request that a command stands for. */
function requestOf(known: Known, command: Sent): Request {
  switch (command.kind) {
    case "search":
    case "browse": {
      const path = `${inventory}/countries/${command.country}/:${command.kind}`;
      return { method: "POST", path, body: command.body };
    }
    case "searchResult": {
      const { id } = newest(known.searches, command.pick);
      return { method: "GET", path: `${inventory}/searchResults/${id}` };
    }
    case "purchase": {
      const { pick, agreeToNotResell } = command;
      const body = { searchId: newest(known.searches, pick).id, agreeToNotResell };
      return { method: "POST", path: `${inventory}/:purchase`, body };
    }
    case "poll":
      return { method: "GET", path: operationPath(known, command.pick) };
    case "cancel":
      return { method: "DELETE", path: operationPath(known, command.pick) };
    case "number":
      return { method: "GET", path: numberPath(known, command.pick) };
    case "release":
      return { method: "DELETE", path: numberPath(known, command.pick) };
    case "capabilities": {
      const path = `${numberPath(known, command.pick)}/capabilities`;
      return { method: "PATCH", path, body: command.body };
    }
    case "lookUp": {
      const phoneNumbers = [`+${newest(known.numbers, command.pick).digits}`];
      return { method: "POST", path: "/operatorInformation/:search", body: { phoneNumbers } };
    }
    default:
      return reservationOrOther(known, command);
  }
}

type Other = Extract<
  Sent,
  {
    kind: `${string}eserv${string}` | "unreserve" | "list" | "sip" | "readSip" | "garbage";
  }
>;

function reservationOrOther(known: Known, command: Other): Request {
  switch (command.kind) {
    case "reserve":
    case "unreserve": {
      const wishes = command.numbers
        .map((pick) => newest(known.numbers, pick))
        .map(({ digits, wish }) => [digits, command.kind === "reserve" ? wish : null]);
      const body = { phoneNumbers: Object.fromEntries(wishes) as Record<string, unknown> };
      return { method: "PATCH", path: reservationPath(command.pick), body };
    }
    case "reservation":
      return { method: "GET", path: reservationPath(command.pick) };
    case "deleteReservation":
      return { method: "DELETE", path: reservationPath(command.pick) };
    case "purchaseReservation": {
      const { pick, agreeToNotResell } = command;
      const path = `${reservationPath(pick)}/:purchase`;
      const body = agreeToNotResell === undefined ? {} : { body: { agreeToNotResell } };
      return { method: "POST", path, ...body };
    }
    case "list":
      return { method: "GET", path: `/phoneNumbers?skip=${command.skip}&top=${command.size}` };
    case "listReservations": {
      const { skip, size } = command;
      return { method: "GET", path: `${inventory}/reservations?maxPageSize=${size}&skip=${skip}` };
    }
    case "sip":
      return { method: "PATCH", path: "/sip", body: command.body };
    case "readSip":
      return { method: "GET", path: "/sip?expand=trunks%2Fhealth" };
    case "garbage":
      return command.request;
  }
}

/** Notes the ids and numbers of an answer. */
function learn(known: Known, command: Sent, { status, json, header }: Reply): void {
  const [search, operation] = [header("search-id"), header("operation-id")];
  if (command.kind === "search" && search !== undefined) {
    known.searches.push({ id: search, country: command.country.toUpperCase() });
  }
  if (operation !== undefined && !known.operations.includes(operation)) {
    known.operations.push(operation);
  }
  if (status !== 200) return;
  if (command.kind === "browse") {
    for (const number of json.phoneNumbers?.slice(0, 3) ?? []) {
      noteNumber(known, number.id, wishFrom(number));
    }
  }
  if (command.kind === "searchResult") noteFound(known, json);
}

const wishFrom = ({ countryCode, capabilities, phoneNumberType, assignmentType }: Json) => ({
  countryCode,
  capabilities,
  phoneNumberType,
  assignmentType,
});

/** Notes the numbers of a search result. */
export function noteFound(known: Known, result: Json): void {
  const countryCode = known.searches.find(({ id }) => id === result.searchId)?.country;
  for (const number of result.phoneNumbers ?? []) {
    noteNumber(known, number.slice(1), { ...wishFrom(result), countryCode });
  }
}

function noteNumber(known: Known, digits: string, wish: Record<string, unknown>): void {
  if (known.numbers.some((one) => one.digits === digits)) return;
  known.numbers.push({ digits, wish, isOffered: true });
}

/**
 * Runs one command and notes in `known` what the answer teaches; gives the exchange if it sent a request.
 * The same commands do the same to two emulators in the same state, as long as their clocks agree.
 */
export async function runCommand(
  emulator: Emulator,
  known: Known,
  command: Command,
): Promise<Exchange[]> {
  if (command.kind === "advance") emulator.clock.advance(command.ms);
  else if (command.kind === "seed") emulator.seed(command.numbers);
  else {
    const { version, fault } = command;
    const { path, ...rest } = requestOf(known, command);
    const mark = path.includes("?") ? "&" : "?";
    const whole = version === undefined ? path : `${path}${mark}api-version=${version}`;
    const result = await exchange(emulator, { ...rest, path: whole }, fault);
    if (result.reply !== undefined) learn(known, command, result.reply);
    return [result];
  }
  return [];
}

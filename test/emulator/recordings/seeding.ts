import { seedSip } from "./sipSeeding.js";
import { at, isObject, plain, type Json, type JsonObject } from "./jsonText.js";
import type { Exchange } from "./recordingFiles.js";
import type { Sender } from "./sender.js";

type Seed = Parameters<Sender["emulator"]["seed"]>[0];

/** Brings a new emulator into the state in which the recording met the service. */
export async function seedFrom(exchanges: readonly Exchange[], sender: Sender): Promise<void> {
  const seeds = [...listedNumbers(exchanges), ...ownedNumbers(exchanges)];
  sender.emulator.seed(seeds as Seed);
  sender.emulator.seed(fillers(exchanges));
  await seedSip(exchanges, sender);
}

const isList = ({ method, path, status }: Exchange): boolean =>
  method === "GET" && path === "/phoneNumbers" && status === 200;

const isOfOneNumber = ({ path }: Exchange): boolean =>
  path.startsWith("/phoneNumbers/") && !path.startsWith("/phoneNumbers/operations/");

const isOwned = (body: Json): body is JsonObject => at(body, "purchaseDate") !== undefined;

/** What listings show, each item under a number of its own: the sanitiser gave all of them one. */
function listedNumbers(exchanges: readonly Exchange[]): Json[] {
  const items = exchanges
    .filter(isList)
    .flatMap(({ body }) => at(body, "phoneNumbers") ?? [])
    .filter(isOwned);
  return items.map((item, place) => asSeed(item, String(14155550100 + place)));
}

/** Enough numbers more for a listing that ends with a link to pages nobody recorded. */
function fillers(exchanges: readonly Exchange[]): number {
  const last = exchanges.filter(isList).at(-1);
  if (last === undefined || typeof at(last.body, "nextLink") !== "string") return 0;
  return Number(new URLSearchParams(last.search).get("top") ?? 100) + 1;
}

/** The number that requests succeed with before anything is bought, hence one that was owned. */
function ownedNumbers(exchanges: readonly Exchange[]): Json[] {
  const purchase = exchanges.findIndex(
    ({ path, status }) => status === 202 && path.endsWith("/:purchase"),
  );
  const before = purchase < 0 ? exchanges : exchanges.slice(0, purchase);
  const use = before.find((exchange) => isOfOneNumber(exchange) && exchange.status < 300);
  const digits = /\d{7,15}/.exec(use?.path ?? "")?.[0];
  if (use === undefined || digits === undefined) return [];
  const shown = exchanges.find(
    (exchange) => (isOfOneNumber(exchange) || exchange.path === "/") && isOwned(exchange.body),
  );
  // Without a look at it: a toll-free number, which can do everything.
  return [asSeed(shown?.body ?? { phoneNumberType: "tollFree" }, digits)];
}

function asSeed(number: Json, digits: string): Json {
  const fields = isObject(number) ? number : {};
  return plain({ ...fields, id: digits, phoneNumber: `+${digits}` });
}

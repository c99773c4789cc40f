import type { Answer } from "./differences.js";
import { at, isObject, plain, textAt, type Json, type JsonObject } from "./jsonText.js";
import type { Exchange } from "./recordingFiles.js";
import type { Sender } from "./sender.js";

const base = "/availablePhoneNumbers";
const version = "api-version=2025-06-01";
/** What a reservation that a recording takes for granted holds. */
const anyNumber: JsonObject = {
  countryCode: "US",
  phoneNumberType: "tollFree",
  assignmentType: "application",
  capabilities: { calling: "inbound+outbound", sms: "inbound+outbound" },
};

/** The reservations of a recording, and which of the emulator's numbers stand for the recorded ones. */
export class Reservations {
  id = "00000000-0000-4000-8000-000000000000";
  #count = 0;
  #isKnown = false;
  /** Ids of the numbers in the reservation. */
  #present: string[] = [];
  /** Browsed numbers that nothing was done with yet, by country and type. */
  readonly #browsed = new Map<string, string[]>();
  readonly #sender: Sender;

  constructor(sender: Sender) {
    this.#sender = sender;
  }

  get firstNumber(): string | undefined {
    return this.#present[0];
  }

  /** Brings the emulator's reservations into the state in which the recorded request met the service's. */
  async prepare(exchange: Exchange): Promise<void> {
    const { method, path, status, search } = exchange;
    if (path === `${base}/reservations`) return this.#prepareList(exchange.body, search);
    if (!path.startsWith(`${base}/reservations/`)) return;
    if (status === 404) {
      // It was deleted or, in some recordings, forgotten by the service.
      await this.#sender.send({ method: "DELETE", target: this.#target });
      this.#isKnown = false;
    } else if (method === "PATCH" && (status === 201 || !this.#isKnown)) {
      this.#next();
      if (status === 200) await this.#make(1);
    } else if (!this.#isKnown && status < 500) {
      this.#next();
      await this.#make(Object.keys(at(exchange.body, "phoneNumbers") ?? { one: 1 }).length);
    }
  }

  async #prepareList(body: Json, search: string): Promise<void> {
    const listed = at(body, "reservations");
    if (!Array.isArray(listed) || listed.length === 0) return;
    const page = Number(new URLSearchParams(search).get("maxPageSize") ?? 100);
    const count = typeof at(body, "nextLink") === "string" ? page + 1 : 1;
    while (this.#count < count) {
      this.#next();
      await this.#make(0);
    }
  }

  #next(): void {
    this.#count += 1;
    this.id = `00000000-0000-4000-8000-${String(this.#count).padStart(12, "0")}`;
    this.#present = [];
    this.#isKnown = true;
  }

  get #target(): string {
    return `${base}/reservations/${this.id}?${version}`;
  }

  async #make(count: number): Promise<void> {
    const phoneNumbers: JsonObject = {};
    for (let left = count; left > 0; left -= 1) {
      const id = await this.#pick(anyNumber);
      phoneNumbers[id] = { ...anyNumber };
    }
    const body = { phoneNumbers };
    this.learn(await this.#sender.send({ method: "PATCH", target: this.#target, body }));
  }

  /** The body to send for a recorded PATCH of a reservation. */
  async body({ requestBody, body }: Exchange): Promise<Json> {
    const wishes = at(requestBody, "phoneNumbers");
    if (!isObject(requestBody) || !isObject(wishes)) return plain(requestBody);
    const recorded = Object.values(at(body, "phoneNumbers") ?? {}) as Json[];
    const removed = Object.values(wishes).filter((wish) => wish === null).length;
    const kept = this.#present.slice(removed);
    const inAlready = [...kept];
    let added = Math.max(recorded.length - kept.length, recorded.filter(isJustAdded).length);
    const phoneNumbers: JsonObject = {};
    for (const [place, id] of this.#present.slice(0, removed).entries()) {
      phoneNumbers[id ?? String(place)] = null;
    }
    // The numbers that the recorded answer shows as one more are the last; the others were in before.
    for (const wish of Object.values(wishes).filter(isObject).reverse()) {
      const answered = added > 0 ? recorded[kept.length + added - 1] : undefined;
      const known = added > 0 ? undefined : inAlready.pop();
      const id = known ?? (await this.#pick(wish));
      if (at(answered, "status") === "error") this.#takeAway(id, wish);
      added -= 1;
      phoneNumbers[id] = { ...wish, id, phoneNumber: `+${id}` };
    }
    return plain({ ...requestBody, phoneNumbers: reversed(phoneNumbers) });
  }

  /** Somebody else buys the number, as somebody did in the recording. */
  #takeAway(id: string, wish: JsonObject): void {
    this.#sender.emulator.seed([
      { phoneNumber: `+${id}`, countryCode: textAt(wish, "countryCode") },
    ]);
  }

  async #pick(wish: JsonObject): Promise<string> {
    const key = kindOf(wish);
    if ((this.#browsed.get(key) ?? []).length === 0) {
      const target = `${base}/countries/${textAt(wish, "countryCode")}/:browse?${version}`;
      const body = { phoneNumberType: textAt(wish, "phoneNumberType") };
      this.learn(await this.#sender.send({ method: "POST", target, body }));
    }
    return this.#browsed.get(key)?.shift() ?? "";
  }

  /** Notes browsed numbers and the numbers of a reservation. */
  learn({ status, body }: Answer): void {
    const numbers = at(body, "phoneNumbers");
    if (status >= 300 || typeof numbers !== "object" || numbers === null) return;
    if (isObject(numbers)) this.#present = Object.keys(numbers);
    else if (at(numbers[0], "status") === "available") {
      const ids = numbers.map((number) => textAt(number, "id"));
      this.#browsed.set(kindOf(numbers[0]), ids);
    }
  }
}

/** Under what its like are kept. */
const kindOf = (number: Json | undefined): string =>
  `${textAt(number, "countryCode")} ${textAt(number, "phoneNumberType")}`;

/** The answer that adds a number shows it without its plus. */
const isJustAdded = (number: Json): boolean => /^\d+$/.test(textAt(number, "phoneNumber"));

const reversed = (map: JsonObject): JsonObject => Object.fromEntries(Object.entries(map).reverse());

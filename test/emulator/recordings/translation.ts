import type { Answer } from "./differences.js";
import { at, isObject, plain, textAt, type Json } from "./jsonText.js";
import type { Exchange } from "./recordingFiles.js";
import type { Reservations } from "./reservations.js";

/**
 * What recorded identifiers are on the emulator. Sanitised recordings call everything by one value, so it goes by
 * kind: the last search, the last operation of a kind, the number bought last.
 */
export class Translation {
  /** Digits of the number bought last. */
  number: string | undefined;
  #found: string | undefined;
  #searchId: string | undefined;
  #lastOperation: string | undefined;
  readonly #operations = new Map<string, string>();
  readonly #reservations: Reservations;

  constructor(reservations: Reservations) {
    this.#reservations = reservations;
  }

  /** The path and query to send for a recorded request. */
  target(exchange: Exchange): string {
    return this.#path(exchange) + exchange.search;
  }

  #path(exchange: Exchange): string {
    const { path, status } = exchange;
    if (path === "/") return this.#pathOfOverwritten(exchange);
    const [, family, next, id, ...rest] = path.split("/");
    if (family === "phoneNumbers" && next === "operations") {
      return `/phoneNumbers/operations/${this.#operation(id ?? "")}`;
    }
    if (family === "phoneNumbers" && next !== undefined) {
      return path.replace(/\d{7,15}/, (digits) => this.number ?? digits);
    }
    if (next === "searchResults") {
      return `/${family}/${next}/${status === 404 ? id : (this.#searchId ?? id)}`;
    }
    if (next === "reservations" && id !== undefined) {
      return ["", family, next, this.#reservations.id, ...rest].join("/");
    }
    return path;
  }

  /** What a link led to before the sanitiser, as the answer tells. */
  #pathOfOverwritten({ body }: Exchange): string {
    if (at(body, "purchaseDate") !== undefined)
      return `/phoneNumbers/${this.number ?? textAt(body, "id")}`;
    if (at(body, "searchId") !== undefined) {
      return `/availablePhoneNumbers/searchResults/${this.#searchId}`;
    }
    const id = textAt(body, "id");
    const operation = id === "" ? this.#lastOperation : this.#operation(id);
    return `/phoneNumbers/operations/${operation}`;
  }

  #operation(recorded: string): string {
    return this.#operations.get(recorded.split("_")[0] ?? "") ?? recorded;
  }

  body({ path, status, requestBody }: Exchange): Json {
    if (!isObject(requestBody)) return requestBody;
    if (!path.endsWith("/:purchase") || status === 404) return plain(requestBody);
    const { searchId } = requestBody;
    return plain({
      ...requestBody,
      ...(searchId === undefined ? {} : { searchId: this.#searchId ?? searchId }),
    });
  }

  /** Notes the emulator's identifiers. */
  learn({ path }: Exchange, { status, headers, body }: Answer): void {
    const operation = headers["operation-id"];
    if (operation !== undefined) {
      this.#lastOperation = operation;
      this.#operations.set(operation.split("_")[0] ?? "", operation);
    }
    this.#searchId = headers["search-id"] ?? this.#searchId;
    const numbers = at(body, "phoneNumbers");
    if (at(body, "searchId") !== undefined && Array.isArray(numbers)) {
      this.#found = /\d+/.exec(JSON.stringify(numbers))?.[0];
    }
    if (status === 202 && path.endsWith("/:purchase")) {
      this.number = path.includes("/reservations/") ? this.#reservations.firstNumber : this.#found;
    }
  }
}

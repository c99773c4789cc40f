import { readFileSync, renameSync, writeFileSync } from "node:fs";

type Kind = "purchase" | "reservationPurchase";
export type Outcome = "bought once" | "surely not bought";

/** What a buyer has to find again after its death. */
export interface Order {
  number: number;
  kind: Kind;
  /** What resumes the search. */
  search?: string;
  /** Of the search or the reservation. */
  id?: string;
  /** Known once they are held. */
  numbers?: string[];
  /** Written before the purchase is begun. */
  mayHaveBegun?: true;
  /** What resumes the purchase. */
  poller?: string;
}

/** What a buyer says of an order in the end. */
export interface Statement {
  number: number;
  operationId: string;
  numbers: string[];
  outcome: Outcome;
}

interface Content {
  order?: Order;
  statements: Statement[];
}

/** The service writes ids in lower case. */
export const operationIdOf = ({ kind, id = "" }: Order): string => `${kind}_${id.toLowerCase()}`;

export function readLedger(file: string): Content {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Content;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { statements: [] };
    throw error;
  }
}

/** A buyer's notes in a file. Each is in it as a whole, or not at all, also when the writer is killed. */
export class Ledger {
  readonly #file: string;
  readonly #content: Content;

  constructor(file: string) {
    this.#file = file;
    this.#content = readLedger(file);
  }

  /** The order that is open, or the next one. */
  openOrder(): Order {
    const { order, statements } = this.#content;
    const number = statements.length + 1;
    return order ?? { number, kind: number % 2 ? "purchase" : "reservationPurchase" };
  }

  hasOpenOrder(): boolean {
    return this.#content.order !== undefined;
  }

  note(order: Order, more: Partial<Order>): void {
    this.#content.order = Object.assign(order, more);
    this.#write();
  }

  close(order: Order, outcome: Outcome): void {
    const { number, numbers = [] } = order;
    const operationId = operationIdOf(order);
    this.#content.statements.push({ number, operationId, numbers, outcome });
    delete this.#content.order;
    this.#write();
  }

  #write(): void {
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.#content));
    renameSync(`${this.#file}.new`, this.#file);
  }
}

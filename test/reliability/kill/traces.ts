import type { IncomingHttpHeaders } from "node:http";

export interface Message {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** What was seen on the line of one purchase. */
export class Trace {
  starts = 0;
  /** Starts that the service got only after it had said that it knew of none. */
  lateStarts = 0;
  /** How often a start was sent though nothing said that the one before it was not there. */
  blindStarts = 0;
  hasActed = false;
  wasAnswered = false;
  hasEnded = false;
  #isOpen = false;

  noteStart(): void {
    this.starts += 1;
    if (this.#isOpen) this.blindStarts += 1;
    this.#isOpen = true;
  }

  noteActed(status: number): void {
    this.hasActed ||= status < 300;
  }

  noteLate(status: number): void {
    this.lateStarts += 1;
    this.noteActed(status);
  }

  noteState(status: number, body: Buffer): void {
    if (status === 404) this.#isOpen = false;
    if (status !== 200) return;
    this.hasEnded ||= /"status":"(succeeded|failed)"/.test(body.toString());
  }
}

/** What was seen on a line, by operation id. */
export class Traces {
  readonly #byId = new Map<string, Trace>();

  of(operationId: string): Trace {
    const trace = this.#byId.get(operationId) ?? new Trace();
    this.#byId.set(operationId, trace);
    return trace;
  }

  all(): Trace[] {
    return [...this.#byId.values()];
  }

  /** That of the purchase which a request starts. */
  ofStart(message: Message): Trace | undefined {
    const id = startedBy(message.method, message.path, message.body.toString());
    return id === undefined ? undefined : this.of(id);
  }

  /** That of the purchase whose state a request asks for. */
  ofQuestion({ method, path }: Message): Trace | undefined {
    const [, id] =
      /^\/phoneNumbers\/operations\/((?:purchase|reservationPurchase)_[^/?]+)/.exec(path) ?? [];
    return method === "GET" && id !== undefined ? this.of(id) : undefined;
  }

  /** An answer that went out to who asked. */
  noteAnswer(message: Message, status: number, body: Buffer): void {
    this.ofQuestion(message)?.noteState(status, body);
    const started = this.ofStart(message);
    if (started) started.wasAnswered = true;
  }
}

/** Id of the purchase that a request starts, if it does. */
export function startedBy(method: string, target: string, body: string): string | undefined {
  if (method !== "POST") return undefined;
  const [path = ""] = target.split("?");
  if (path.endsWith("/availablePhoneNumbers/:purchase")) {
    return `purchase_${(JSON.parse(body) as { searchId: string }).searchId}`;
  }
  const [, reservationId] = /\/reservations\/([^/]+)\/:purchase$/.exec(path) ?? [];
  return reservationId && `reservationPurchase_${reservationId.toLowerCase()}`;
}

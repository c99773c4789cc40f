import type { Emulator } from "../../../src/emulator/index.js";
import { createEmulator } from "../../../src/emulator/index.js";
import { expect } from "vitest";
import { send, type Json, type Reply } from "../harness.js";
import { injected } from "./exchange.js";
import { expectWireShape } from "./wireShape.js";
import { minute, month, Model, type ModelOperation } from "./model.js";
import { noteFound, nothingKnown, type Known } from "./runCommand.js";

export const operationPath = (id: string): string => `/phoneNumbers/operations/${id}`;
export const searchPath = (id: string): string => `/availablePhoneNumbers/searchResults/${id}`;
export const reservationPath = (id: string): string => `/availablePhoneNumbers/reservations/${id}`;

/** An emulator, what its client has learned, and what it must have. */
export class World {
  readonly model = new Model();
  readonly known: Known = nothingKnown();
  readonly emulator: Emulator;
  /** SIP configuration as last read at the newest preview. */
  sip: unknown = { domains: {}, trunks: {}, routes: [] };

  constructor(options: Parameters<typeof createEmulator>[0] = {}) {
    this.emulator = createEmulator(options);
  }

  now = (): number => this.emulator.clock.now().getTime();

  /** Reads, and checks the form of the answer. No fault that meets whole requests waits at this moment. */
  async read(path: string, method: "GET" | "PATCH" = "GET", body?: unknown): Promise<Reply> {
    const reply = await send(this.emulator, method, path, body);
    expectWireShape({ request: { method, path }, at: 0, reply });
    return reply;
  }

  /** Learns how the operations ended that nobody asked about for a minute. */
  async settle(): Promise<void> {
    const due = this.model
      .pending()
      .filter(({ startedAt }) => this.now() >= startedAt + minute)
      .sort((one, other) => one.startedAt - other.startedAt);
    for (const operation of due) {
      const { json } = await this.read(operationPath(operation.id));
      expect(["succeeded", "failed"], operation.id).toContain(json.status);
      await this.ended(operation, json, operation.startedAt + minute);
    }
    this.#forget(this.now() - month);
  }

  /** What began by this moment is forgotten. */
  #forget(latest: number): void {
    const { searches, reservations, operations } = this.model;
    for (const [id, { startedAt }] of searches) if (startedAt <= latest) searches.delete(id);
    for (const [id, { createdAt }] of reservations)
      if (createdAt <= latest) reservations.delete(id);
    for (const [, operation] of operations) {
      if (operation.startedAt <= latest) operation.status = "gone";
    }
  }

  /** Takes in what a status answer says. */
  async polled(operation: ModelOperation, json: Json): Promise<void> {
    const { status, id } = json;
    expect(id).toBe(operation.id);
    if (operation.status === "succeeded" || operation.status === "failed") {
      expect([id, status]).toEqual([id, operation.status]);
    } else if (status === "succeeded" || status === "failed") {
      await this.ended(operation, json, this.now());
    } else expect(["running", "notStarted"]).toContain(status);
  }

  async ended(operation: ModelOperation, { status, error }: Json, at: number): Promise<void> {
    const { type, subject } = operation;
    if (status === "failed") {
      // A change of capabilities fails by itself when its number is released.
      const { code } = error as Json;
      expect(type === "capabilities" ? [injected, "NotFound"] : [injected]).toContain(code);
      return this.model.end(operation, "failed", at, []);
    }
    if (type !== "search") {
      this.model.end(operation, "succeeded", at, []);
      return this.#expectBoughtAt(operation, at);
    }
    const { json } = await this.read(searchPath(subject));
    const numbers = json.phoneNumbers.map((number) => number.slice(1));
    this.model.end(operation, "succeeded", at, numbers);
    noteFound(this.known, json);
  }

  async #expectBoughtAt({ type, subject }: ModelOperation, at: number): Promise<void> {
    const { searches, reservations } = this.model;
    const bought =
      type === "purchase"
        ? searches.get(subject)?.numbers
        : type === "reservationPurchase" && reservations.get(subject)?.numbers;
    for (const digits of bought || []) {
      const { status, json } = await this.read(`/phoneNumbers/+${digits}`);
      expect([digits, status, Date.parse(json.purchaseDate)]).toEqual([digits, 200, at]);
    }
  }
}

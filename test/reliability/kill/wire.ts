import { Agent, createServer, request as send } from "node:http";
import type {
  ClientRequest,
  IncomingHttpHeaders,
  IncomingMessage,
  Server,
  ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { Traces, type Message } from "./traces.js";

/** What becomes of a start besides being carried: it is lost, comes late, breaks off, or the line answers for the service. */
type Mishap = "lost" | "late" | "torn" | "badGateway";

/** What happens to one request on its way. */
export interface Snare {
  /** The next start, or the how manieth request. */
  request: "start" | number;
  /** Where it trips the wire, if it does. */
  trip?: "arrived" | "sent" | "acted" | "answered";
  mishap?: Mishap | undefined;
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** The line between one buyer and the service: HTTP on a port of its own, which can fail, and tell when a request is where. */
export class Wire {
  readonly traces = new Traces();
  /** Resolves while the service is there. */
  target: Promise<string>;
  /** Says whether that ends the sender. */
  onTrip: () => boolean = () => false;
  /** How long a buyer takes from one request to the next. */
  msPerRequest = 5;
  readonly #server: Server;
  readonly #agent = new Agent({ keepAlive: true });
  #snare: Snare | undefined;
  #count = 0;
  #lastAt: number | undefined;
  /** Starts that their senders take for lost. */
  #late: Message[] = [];

  private constructor(target: string) {
    this.target = Promise.resolve(target);
    this.#server = createServer((request, response) => {
      // Whatever breaks here is a broken line for the sender.
      this.#carry(request, response).catch(() => response.destroy());
    });
  }

  static async open(target: string): Promise<Wire> {
    const wire = new Wire(target);
    await new Promise<void>((resolve) => wire.#server.listen(0, "127.0.0.1", resolve));
    return wire;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  set(snare: Snare | undefined): void {
    this.#snare = snare;
    this.#count = 0;
    this.#lastAt = undefined;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
    this.#agent.destroy();
  }

  async #carry(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#noteTime();
    const body = await buffer(request);
    const { method = "", url: path = "", headers } = request;
    const message: Message = { method, path, headers, body };
    const trace = this.traces.ofStart(message);
    trace?.noteStart();
    const snare = this.#takeSnare(trace !== undefined);
    let isSenderDead = snare?.trip === "arrived" && this.onTrip();
    const mishap = trace && snare?.mishap;
    if (mishap === "late") this.#late.push(message);
    if (mishap === "badGateway") response.writeHead(502).end("Bad Gateway");
    if (mishap === "late" || mishap === "lost") response.destroy();
    if (mishap !== undefined && mishap !== "torn") return;
    const answer = await this.#forward(message, (outgoing) => {
      if (snare?.trip === "sent") isSenderDead = this.onTrip();
      // As when the sender's machine goes down: the service may have the request, or not.
      if (mishap === "torn") setImmediate(() => outgoing.destroy());
    });
    trace?.noteActed(answer.status);
    if (snare?.trip === "acted") isSenderDead = this.onTrip();
    await this.#deliverLate(message, answer);
    if (isSenderDead) {
      response.destroy();
      return;
    }
    response.once("finish", () => {
      this.traces.noteAnswer(message, answer.status, answer.body);
      if (snare?.trip === "answered") this.onTrip();
    });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }

  #noteTime(): void {
    const now = performance.now();
    if (this.#lastAt !== undefined) {
      this.msPerRequest += (Math.min(now - this.#lastAt, 200) - this.msPerRequest) / 20;
    }
    this.#lastAt = now;
  }

  #takeSnare(isStart: boolean): Snare | undefined {
    this.#count += 1;
    const snare = this.#snare;
    if (snare?.request !== this.#count && !(snare?.request === "start" && isStart))
      return undefined;
    this.#snare = undefined;
    return snare;
  }

  /** A late start arrives when a question has found that there is none, and before the next one is asked. */
  async #deliverLate(message: Message, { status }: Answer): Promise<void> {
    if (status !== 404 || !this.traces.ofQuestion(message)) return;
    for (const late of this.#late.splice(0)) {
      const answer = await this.#forward(late);
      this.traces.ofStart(late)?.noteLate(answer.status);
    }
  }

  async #forward(
    { method, path, headers, body }: Message,
    onSent: (outgoing: ClientRequest) => void = () => {},
  ): Promise<Answer> {
    const url = new URL(path, await this.target);
    return new Promise((resolve, reject) => {
      const outgoing = send(url, { method, headers, agent: this.#agent }, (incoming) => {
        const { statusCode: status = 0, headers } = incoming;
        buffer(incoming).then((body) => resolve({ status, headers, body }), reject);
      });
      outgoing.once("error", reject).end(body, () => onSent(outgoing));
    });
  }
}

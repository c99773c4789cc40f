import {
  Agent,
  createServer,
  request as send,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from "node:http";
import { connect, type AddressInfo, type LookupFunction, type Socket } from "node:net";
import { startEmulator } from "@azure/communication-phone-numbers/emulator/node";
import type { Fault } from "./faults.js";
import { armory, EMULATOR_OPTIONS, headersOf, type Way } from "./ways.js";

/** To the emulator over HTTP, by core's HTTP client and through a server that does damage. */
export async function overSockets(): Promise<Way> {
  const emulator = await startEmulator(EMULATOR_OPTIONS);
  const { arm, disarm, meeting } = armory();
  const holding = new Set<Socket>();

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = "/", method = "", socket } = request;
    const body = await readAll(request);
    const fault = meeting(method, url.split("?", 1)[0]!, (fault) => !isOfConnecting(fault));
    const real = !fault || fault.acts ? await forward(emulator.url, request, body) : undefined;
    const { connection, answer } = fault ?? {};
    if (answer) {
      response.writeHead(answer.status, headersOf(fault!, url)).end(answer.body);
      return;
    }
    if (connection === "reset") {
      socket.resetAndDestroy();
      return;
    }
    if (connection === "silent" || connection === "slow") {
      holding.add(socket);
      socket.once("close", () => holding.delete(socket));
      if (connection === "silent") return;
      await new Promise((resolve) => setTimeout(resolve, 30_000));
      holding.delete(socket);
    }
    const { status, headers, bytes } = real!;
    if (connection !== "cut") {
      response.writeHead(status, headers).end(bytes);
      return;
    }
    // Also an answer that has no body gets the beginning of one; one of status 204 cannot have any.
    const length = bytes.length || 20;
    response.writeHead(status === 204 ? 200 : status, { ...headers, "content-length": length });
    response.write(bytes.length ? bytes.subarray(0, length / 2) : "{", () => socket.destroy());
  }

  const server = createServer((request, response) => {
    // Its time is the real one.
    response.sendDate = false;
    void serve(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new FaultyAgent((method, path) => meeting(method, path, isOfConnecting));
  return {
    emulator,
    connectionString: `endpoint=http://127.0.0.1:${port};accesskey=${emulator.key}`,
    clientOptions: { agent },
    arm,
    held: () => holding.size,
    reset: () => {
      disarm();
      emulator.reset();
    },
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await emulator.close();
    },
  };
}

const isOfConnecting = ({ connection }: Fault): boolean =>
  connection === "refused" || connection === "notFound";

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The emulator's answer to a request as it came, with its Host header, which is signed. */
async function forward(
  to: string,
  { url, method, headers }: IncomingMessage,
  body: Buffer,
): Promise<{ status: number; headers: OutgoingHttpHeaders; bytes: Buffer }> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = send(new URL(url!, to), { method: method!, headers }, resolve);
    request.once("error", reject);
    request.end(body);
  });
  const bytes = await readAll(answer);
  const { "transfer-encoding": _, date: __, ...rest } = answer.headers;
  return { status: answer.statusCode!, headers: rest, bytes };
}

/** A resolver that knows no names; that of this machine may take its time to say so. */
const findNothing: LookupFunction = (hostname, _options, callback) => {
  const error = new Error(`getaddrinfo ENOTFOUND ${hostname}`);
  callback(Object.assign(error, { code: "ENOTFOUND", syscall: "getaddrinfo" }), "");
};

type AddRequest = (request: { method: string; path: string }, options: object) => void;

/** Connects where nobody listens, or to a name that nobody has, where a request is to meet that. */
class FaultyAgent extends Agent {
  readonly #meeting: (method: string, path: string) => Fault | undefined;
  #fault: Fault | undefined;

  constructor(meeting: (method: string, path: string) => Fault | undefined) {
    super({ keepAlive: false });
    this.#meeting = meeting;
  }

  addRequest(request: { method: string; path: string }, options: object): void {
    this.#fault = this.#meeting(request.method, request.path.split("?", 1)[0]!);
    const { addRequest } = Agent.prototype as unknown as { addRequest: AddRequest };
    addRequest.call(this, request, options);
  }

  override createConnection(options: object, ...rest: []): Socket {
    // Port 9 is for data that nobody wants.
    switch (this.#fault?.connection) {
      case "refused":
        return connect({ host: "127.0.0.1", port: 9 });
      case "notFound":
        return connect({ host: "nothing.invalid", port: 80, lookup: findNothing });
      default:
        return connect({ ...(options as { port: number }) }, ...rest);
    }
  }
}

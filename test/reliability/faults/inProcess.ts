import { createHttpHeaders, RestError } from "@azure/core-rest-pipeline";
import type { HttpClient, PipelineRequest, PipelineResponse } from "@azure/core-rest-pipeline";
import { createEmulator } from "@azure/communication-phone-numbers/emulator";
import type { Fault } from "./faults.js";
import { armory, EMULATOR_OPTIONS, headersOf, type Way } from "./ways.js";

const CODES: Record<string, string> = {
  notFound: "ENOTFOUND",
  refused: "ECONNREFUSED",
  reset: "ECONNRESET",
};

/** To the emulator in this process, by an HTTP client that fails as core's does. */
export async function inProcess(): Promise<Way> {
  const emulator = createEmulator(EMULATOR_OPTIONS);
  const { arm, disarm, meeting } = armory();
  let held = 0;

  async function spoiled(request: PipelineRequest, fault: Fault): Promise<PipelineResponse> {
    const { answer, connection = "" } = fault;
    const real = fault.acts ? await emulator.httpClient.sendRequest(request) : undefined;
    if (answer) {
      const headers = createHttpHeaders(headersOf(fault, request.url));
      return { request, status: answer.status, headers, bodyAsText: answer.body ?? "" };
    }
    if (connection === "silent" || connection === "slow") {
      held += 1;
      await (connection === "slow"
        ? new Promise((resolve) => setTimeout(resolve, 30_000))
        : new Promise((resolve) => request.abortSignal?.addEventListener("abort", resolve)));
      held -= 1;
      return real!;
    }
    if (connection === "cut") {
      const message = "Error reading response as text: aborted";
      throw new RestError(message, { code: RestError.PARSE_ERROR });
    }
    throw new RestError(`it is ${CODES[connection]}`, { code: CODES[connection]!, request });
  }

  const httpClient: HttpClient = {
    sendRequest: async (request) => {
      const fault = meeting(request.method, new URL(request.url).pathname, () => true);
      return fault ? spoiled(request, fault) : emulator.httpClient.sendRequest(request);
    },
  };
  return {
    emulator,
    connectionString: emulator.connectionString,
    clientOptions: { httpClient },
    arm,
    held: () => held,
    reset: () => {
      disarm();
      emulator.reset();
    },
    close: async () => undefined,
  };
}

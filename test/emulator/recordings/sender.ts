import {
  createHttpHeaders,
  createPipelineRequest,
  type HttpMethods,
} from "@azure/core-rest-pipeline";
import { createEmulator } from "../../../src/emulator/index.js";
import type { Answer } from "./differences.js";
import { parseJson, type Json } from "./jsonText.js";

export interface Sent {
  method: string;
  /** Path and query. */
  target: string;
  body?: Json;
  headers?: Record<string, string>;
}

/** An emulator and the way to it. */
export class Sender {
  readonly emulator = createEmulator({ authentication: "off" });

  async send({ method, target, body, headers = {} }: Sent): Promise<Answer> {
    const text = body === undefined || body === null ? "" : JSON.stringify(body);
    const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
    const response = await this.emulator.httpClient.sendRequest(
      createPipelineRequest({
        url: this.emulator.endpoint + target,
        method: method as HttpMethods,
        headers: createHttpHeaders({
          ...(text === "" ? {} : { "content-type": type }),
          ...headers,
        }),
        ...(text === "" ? {} : { body: text }),
      }),
    );
    const answered = response.bodyAsText ?? "";
    return {
      status: response.status,
      headers: Object.fromEntries(
        [...response.headers].map(([name, value]) => [name.toLowerCase(), value]),
      ),
      body: answered === "" ? null : parseJson(answered),
    };
  }
}

import { createHttpHeaders, RestError } from "@azure/core-rest-pipeline";
import type { HttpClient, PipelineRequest } from "@azure/core-rest-pipeline";
import { ENDPOINT } from "../../unit/support/scriptedHttpClient.js";
import { changed, type Change, type RawAnswer } from "./changes.js";
import { NEVER_CONNECTED } from "./garbage.js";

/** A request as it was sent, and what it was answered with. */
export interface Exchange {
  method: string;
  url: URL;
  authorization: string | undefined;
  answer?: RawAnswer;
  failure?: string;
}

/** More requests than any call of these tests needs. */
export const MOST_REQUESTS = 400;

export interface TamperingClient extends HttpClient {
  readonly exchanges: Exchange[];
}

/** A service in this process. */
export interface Service {
  httpClient: HttpClient;
  endpoint: string;
}

/** How the answers are changed: the first by the first change, and so on. */
export interface Plan {
  changes: readonly Change[];
  /** Whether the last change is made to all further answers, too. */
  goesOn?: boolean;
  /** Called before each answer with the number of its request. */
  onRequest?: (count: number) => void;
}

export const changeOf = ({ changes, goesOn }: Plan, index: number): Change =>
  changes[index] ?? (goesOn ? changes.at(-1) : undefined) ?? {};

/** Sends requests to a service and changes its answers. */
export function tamperingClient(service: Service, plan: Plan): TamperingClient {
  const exchanges: Exchange[] = [];
  return {
    exchanges,
    async sendRequest(request) {
      const url = new URL(request.url);
      const exchange: Exchange = {
        method: request.method,
        url,
        authorization: request.headers.get("authorization"),
      };
      const change = changeOf(plan, exchanges.length);
      exchanges.push(exchange);
      if (exchanges.length > MOST_REQUESTS) throw new Error("There are requests without an end.");
      plan.onRequest?.(exchanges.length);
      if (change.failure) exchange.failure = change.failure;
      if (NEVER_CONNECTED.includes(change.failure ?? "")) throw failed(change.failure!, request);
      const answer = await realAnswer(service, request);
      if (change.failure) throw failed(change.failure, request);
      exchange.answer = changed(answer, change, url.pathname + url.search);
      const { status, headers, body } = exchange.answer;
      return { request, status, headers: createHttpHeaders(headers), bodyAsText: body };
    },
  };
}

const failed = (code: string, request: PipelineRequest): RestError =>
  new RestError(`connection: ${code}`, { code, request });

/** A service that does not know where a request leads says so; one elsewhere answers as well. */
async function realAnswer(
  { httpClient, endpoint }: Service,
  request: PipelineRequest,
): Promise<RawAnswer> {
  if (!request.url.startsWith(`${ENDPOINT}/`)) return { status: 200, headers: {}, body: "{}" };
  const { status, headers, bodyAsText } = await httpClient.sendRequest({
    ...request,
    url: endpoint + request.url.slice(ENDPOINT.length),
  });
  return { status, headers: headers.toJSON(), body: bodyAsText ?? "" };
}

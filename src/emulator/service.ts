// One request in, one answer out: route, authenticate, check, handle, refuse.
import { supportedVersions } from "./apiVersions.js";
import { authenticate, hasToken } from "./authentication.js";
import { realNow } from "./clock.js";
import { errors, refuse, ServiceError } from "./errors.js";
import { failureOf, type Fault, type FaultKind, type Faults } from "./faults.js";
import { forgetOld } from "./forgetting.js";
import type { Answer, Context } from "./handler.js";
import { chooseLanguage } from "./language.js";
import { settleOperations } from "./longRunning.js";
import type { WireAnswer, WireRequest } from "./messages.js";
import { RequestLog } from "./requestLog.js";
import { findRoute, methodsAt, type Route } from "./routes.js";
import type { Store } from "./store.js";
import { toJsonText } from "./wire.js";

export class Service {
  readonly requests = new RequestLog();
  readonly #store: Store;
  readonly #faults: Faults;
  /** The key to verify credentials with; undefined lets everything pass. */
  readonly #key: string | undefined;
  #answered = 0;

  constructor(store: Store, faults: Faults, key: string | undefined) {
    this.#store = store;
    this.#faults = faults;
    this.#key = key;
  }

  /** Answers a request: finds its route, checks credentials and form, lets the handler act, and turns refusals into errors. */
  async answer(request: WireRequest): Promise<WireAnswer> {
    const path = request.target.split("?")[0] ?? "";
    const found = findRoute(request.method, path);
    this.requests.record(request, path, found?.route.operation, this.#store.clock.now());
    if (found === undefined) {
      return this.#finish(
        errorAnswer(errors.unknownRoute(request.method, path, methodsAt(path))),
        {},
      );
    }
    const { route, params } = found;
    const whole = this.#faults.nextWhole(route.operation, hasToken(request));
    let fault = whole && this.#faults.use(whole);
    const headers = { "api-supported-versions": supportedVersions[route.family] };
    try {
      const replaced = insteadOfAnswer(fault);
      if (replaced !== undefined) return this.#finish(replaced, headers, fault);
      if (fault?.kind === "clockSkew") refuse(errors.dateTooFar());
      if (request.unreadable === "too large") refuse(errors.bodyTooLarge());
      if (request.unreadable === "no text") refuse(errors.bodyNoText());
      const { generation } = this.#store;
      if (this.#key !== undefined) await authenticate(request, this.#key);
      if (this.#store.generation !== generation) refuse(errors.wasReset());
      settleOperations(this.#store);
      forgetOld(this.#store);
      const inside = whole === undefined ? this.#faults.nextInside(route.operation) : undefined;
      const takeFault = (kind: FaultKind): Fault | undefined => {
        if (inside?.fault.kind !== kind || inside.left <= 0) return undefined;
        fault = this.#faults.use(inside);
        return fault;
      };
      const answer = route.handler({ ...this.#read(request, route), params, takeFault });
      return this.#finish(answer, headers, fault);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return this.#finish(errorAnswer(error.row), error.row.early === true ? {} : headers, fault);
    }
  }

  /** Back to the beginning, also of the traces in answers. */
  reset(): void {
    this.requests.clear();
    this.#answered = 0;
  }

  /** What a handler knows of a request, when its version and its body are in order. */
  #read(request: WireRequest, route: Route): Omit<Context, "params" | "takeFault"> {
    const { target } = request;
    const query = new URLSearchParams(target.split("?").slice(1).join("?"));
    const apiVersion = query.get("api-version");
    if (!apiVersion) refuse(errors.versionMissing());
    if (!supportedVersions[route.family].split(", ").includes(apiVersion)) {
      refuse(errors.versionUnsupported(`https://${request.host}${target}`, apiVersion));
    }
    return {
      operation: route.operation,
      query,
      target,
      apiVersion,
      language: chooseLanguage(request.headers["accept-language"]),
      body: parseBody(request),
      store: this.#store,
    };
  }

  /** Adds what every answer has. */
  #finish(
    answer: Answer & { text?: string },
    more: Record<string, string>,
    fault?: Fault,
  ): WireAnswer {
    const body = answer.text ?? (answer.body === undefined ? "" : toJsonText(answer.body));
    this.#answered += 1;
    const trace = String(this.#answered).padStart(22, "A");
    const { kind, retryAfter } = fault ?? {};
    return {
      status: answer.status,
      headers: {
        Date: new Date(realNow()).toUTCString(),
        ...bodyHeaders(answer, body),
        ...more,
        "MS-CV": `${trace}.0`,
        "X-Processing-Time": "1ms",
        "X-Azure-Ref": `emulator-${trace}`,
        "X-Cache": "CONFIG_NOCACHE",
        "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
        "Request-Context": "appId=",
        ...(retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) }),
        ...answer.headers,
      },
      body,
      ending: kind === "drop" || kind === "reset" || kind === "truncate" ? kind : "complete",
      latencyMs: fault?.latencyMs ?? 0,
    };
  }
}

function bodyHeaders(answer: Answer, body: string): Record<string, string> {
  const { status } = answer;
  if (status === 204) return {};
  const length = String(new TextEncoder().encode(body).length);
  if (status >= 400) return { "Content-Type": "application/json", "Transfer-Encoding": "chunked" };
  const type: Record<string, string> =
    body === "" ? {} : { "Content-Type": "application/json; charset=utf-8" };
  if (answer.chunked) return { ...type, "Transfer-Encoding": "chunked" };
  const ranges: Record<string, string> = status === 200 ? { "Accept-Ranges": "bytes" } : {};
  return { ...type, "Content-Length": length, ...ranges };
}

const errorAnswer = (row: ServiceError["row"]): Answer => ({
  status: row.status,
  body: new ServiceError(row).toBody(),
});

/** The answer of a fault that keeps the request from having any effect. */
function insteadOfAnswer(fault: Fault | undefined): (Answer & { text?: string }) | undefined {
  if (fault === undefined) return undefined;
  const { kind = "error", status, code, message, retryAfter } = fault;
  // Nobody sees this answer.
  if ((kind === "drop" || kind === "reset") && fault.hasEffect === false) return { status: 204 };
  if (kind === "html") {
    const text = "<!DOCTYPE html><html><body><h1>Bad Gateway</h1></body></html>";
    return { status: status ?? 502, text, headers: { "Content-Type": "text/html" } };
  }
  const onlySlow =
    fault.latencyMs !== undefined &&
    [fault.kind, status, code, message, retryAfter].every((one) => one === undefined);
  const served = status !== undefined && status >= 200 && status < 300;
  if (kind !== "error" || served || onlySlow) return undefined;
  return errorAnswer({ status: status ?? 500, ...failureOf(fault, status) });
}

function parseBody({ method, headers, body }: WireRequest): unknown {
  if (body === "" || method === "GET" || method === "DELETE") return undefined;
  const wanted = method === "PATCH" ? "application/merge-patch+json" : "application/json";
  const type = (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== wanted) refuse(errors.mediaType(wanted));
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return refuse(errors.bodyMalformed());
  }
}

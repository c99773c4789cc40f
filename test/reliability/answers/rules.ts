/** The rules that hold for whatever a call did: each gives what is wrong, if anything. */
import { isRestError } from "@azure/communication-phone-numbers";
import { ENDPOINT } from "../../unit/support/scriptedHttpClient.js";
import type { Begin, Call } from "./calls.js";
import { parsed } from "./changes.js";
import { NEVER_CONNECTED } from "./garbage.js";
import { isObject, strangePrototypes } from "./results.js";
import { MOST_REQUESTS, type Exchange } from "./tampering.js";
import type { Played } from "./world.js";

type Fault = string | undefined;

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return `not decodable: ${path}`;
  }
};

export function faultOfEnding({ end, exchanges }: Played): Fault {
  if (end.status === "hangs") return `it hangs: ${String(end.reason)}`;
  return exchanges.length > MOST_REQUESTS ? "it sends requests without an end" : undefined;
}

/** Whether an answer's link to the next page leads to another origin. */
function leadsAway({ answer, url }: Exchange): boolean {
  const body = parsed(answer?.body ?? "");
  const link = isObject(body) && answer?.status === 200 ? body["nextLink"] : undefined;
  if (typeof link !== "string" || url.origin !== ENDPOINT || !URL.canParse(link, url)) return false;
  return new URL(link, url).origin !== ENDPOINT;
}

/** Credentials are for the endpoint, and for the paths of the call; a link elsewhere is followed nowhere. */
export function faultOfReach({ exchanges }: Played, { path, what }: Call): Fault {
  const isFollowed = what === "all items" && exchanges.slice(0, -1).some(leadsAway);
  if (isFollowed) return "it goes on after a link to another origin";
  for (const [index, { url, authorization }] of exchanges.entries()) {
    const isOurs = url.origin === ENDPOINT;
    if (!isOurs && authorization !== undefined) return `it sends its credential to ${url.origin}`;
    if (isOurs && authorization === undefined) return `it sends no credential to ${url.href}`;
    // A redirect leads where it says: that is the service's word on this very request.
    const isRedirected = exchanges.slice(0, index).some(redirects);
    if (isRedirected) continue;
    if (!isOurs) return `it follows a link to ${url.origin}`;
    if (url.username || url.password) return `it sends a user name to ${url.href}`;
    const isHidden = /%2f|%5c/i.test(url.pathname);
    if (isHidden || !path.test(decoded(url.pathname))) return `it asks for ${url.pathname}`;
  }
  return undefined;
}

const redirects = ({ answer }: Exchange): boolean =>
  answer !== undefined && [300, 301, 302, 303, 307].includes(answer.status);

const globals = [Object, Array, Function, String, Promise, Date, Error, RegExp, Map, Set];
const shapeOf = (): string =>
  globals
    .flatMap(({ name, prototype }) => [name, ...Reflect.ownKeys(prototype as object).map(String)])
    .join();
const before = shapeOf();

/** No answer changes what all objects have, or what a result is. */
export function faultOfPrototypes({ end, world }: Played): Fault {
  if (shapeOf() !== before) return "a prototype of the language has changed";
  const results =
    end.status === "fulfilled"
      ? [end.value, world.poller?.getResult()]
      : [(end.reason as { details?: unknown } | null)?.details];
  const [strange] = results.flatMap((value) => strangePrototypes(value));
  return strange && `${strange} has a prototype of the answer's`;
}

const asksToWait = ({ answer }: Exchange): boolean =>
  (answer?.status === 429 || answer?.status === 503) &&
  Object.keys(answer.headers).some((name) => name.includes("retry-after"));

const neverConnected = ({ failure }: Exchange): boolean => NEVER_CONNECTED.includes(failure ?? "");

/** A refusal after which nobody needs to ask what became of a start. */
const refuses = ({ answer }: Exchange): boolean =>
  answer !== undefined &&
  answer.status >= 300 &&
  answer.status < 500 &&
  ![303, 408].includes(answer.status);

const isChallenge = ({ answer }: Exchange): boolean =>
  answer?.status === 401 && answer.headers["www-authenticate"] !== undefined;

/** A start is sent once, and what becomes of it is never told wrongly. */
export function faultOfStart({ end, exchanges, world }: Played, begin: Begin): Fault {
  const [method, path] = begin.start;
  const tries = exchanges.filter(
    (one) => one.method === method && path.test(decoded(one.url.pathname)),
  );
  const mayRepeat = (one: Exchange): boolean =>
    asksToWait(one) || neverConnected(one) || isChallenge(one) || redirects(one);
  const early = tries.slice(0, -1).find((one) => !mayRepeat(one));
  if (early) return `it is sent again after ${early.answer?.status ?? early.failure}`;
  const last = exchanges.at(-1)!;
  if (end.status === "fulfilled") {
    const isAccepted = [200, 201, 202, 204].includes(last.answer?.status ?? 0);
    return isAccepted ? undefined : `there is a poller after ${last.answer?.status}`;
  }
  const reason = end.reason as { name?: string; code?: string; operationId?: unknown };
  const isUnknown = reason.code === "OutcomeUnknown";
  const isAborted = reason.name === "AbortError" && world.abortSignal.aborted;
  const isSure = exchanges.every((one) => refuses(one) || neverConnected(one));
  if (isUnknown && isSure) return "it says OutcomeUnknown of a refusal";
  const knownId = begin.knownId?.(world);
  if (isUnknown && knownId && !leadsToOperation(reason.operationId, knownId)) {
    return `its operationId leads nowhere: ${String(reason.operationId).slice(0, 100)}`;
  }
  if (isUnknown || isAborted) return undefined;
  const isOver = refuses(last) || neverConnected(last) || asksToWait(last);
  if (!isOver) return `it says ${String(end.reason)} after ${last.answer?.status ?? last.failure}`;
  if (!last.answer) return undefined;
  const isRefusal = isRestError(end.reason) && end.reason.statusCode === last.answer.status;
  return isRefusal ? undefined : `it is not the refusal ${last.answer.status}`;
}

/** The id that a purchase has, or another of its kind, which only the service can know. */
const leadsToOperation = (id: unknown, knownId: string): boolean =>
  id === knownId ||
  (typeof id === "string" &&
    id.startsWith(knownId.replace(/_.*/, "_")) &&
    /^[\w.~-]{10,100}$/.test(id));

/** The states that the answers to polls have told. */
function statesTold(exchanges: readonly Exchange[]): string[] {
  return exchanges.flatMap(({ method, url, answer }, index) => {
    const isPoll = method === "GET" && url.pathname.startsWith("/phoneNumbers/operations/");
    if (!answer || !(isPoll || exchanges.slice(0, index).some(redirects))) return [];
    const body = parsed(answer.body);
    const state = isObject(body) ? body["status"] : undefined;
    return [200, 201, 202, 204].includes(answer.status) && typeof state === "string"
      ? [state.toLowerCase()]
      : [];
  });
}

/** A poller ends as an answer said, and in no other way. */
export function faultOfPoller({ end, exchanges, world }: Played): Fault {
  const { poller } = world;
  if (!poller) return "there is no poller";
  const told = statesTold(exchanges);
  const { isCompleted, isCancelled, error } = poller.getOperationState();
  const wasDeleted = exchanges.some((one) => one.method === "DELETE" && one.answer?.status === 204);
  if (isCompleted && !told.includes("succeeded")) return "it succeeded, but no answer says so";
  if (error && !told.includes("failed")) return "it failed, but no answer says so";
  const isCancelTold = told.some((state) => /^cancell?ed$/.test(state)) || wasDeleted;
  if (isCancelled && !isCancelTold) return "it is cancelled, but no answer says so";
  if (error || isCancelled) return end.status === "rejected" ? undefined : "it hides its end";
  if (!poller.isDone())
    return `it has no end after good answers: ${String((end as { reason?: unknown }).reason)}`;
  return end.status === "fulfilled" ? undefined : `it rejects: ${String(end.reason)}`;
}

import type { SipTrunk } from "published-phone-numbers";
import type { Answer } from "../../unit/support/scriptedHttpClient.js";
import { bodyOf, lastReply, setsHeader, type AnyCall, type ChangeOfAny } from "./anyCall.js";
import { replaced, withError, withValue } from "./difference.js";
import type { Observed, SeenRequest } from "./sideBySide.js";

/** The trunks of an answer, with all that it says of them. */
const trunksIn = (answer: Answer | undefined): SipTrunk[] =>
  Object.entries((bodyOf(answer)["trunks"] ?? {}) as Record<string, SipTrunk>).map(
    ([fqdn, trunk]) => ({ ...trunk, fqdn }),
  );
const hasTrunks = (answer: Answer | undefined): boolean => Boolean(bodyOf(answer)["trunks"]);

/** What getTrunk and setTrunk of 1.5.0 throw: a plain object. */
const isPlainNotFound = ({ error }: Observed): boolean =>
  error?.code === "NotFound" && error.name === undefined;

const methodOf = ({ requests }: Observed): string | undefined => requests.at(-1)?.method;

/** The FQDN that a call is about. */
const wanted = ({ args: [trunk] }: AnyCall): string =>
  typeof trunk === "string" ? trunk : (trunk as SipTrunk).fqdn;

/** The trunk that a call is about; where two differ in letter case alone, the one written the same. */
function found(call: AnyCall, answer: Answer | undefined): SipTrunk | undefined {
  const name = wanted(call);
  const trunks = trunksIn(answer);
  return (
    trunks.find(({ fqdn }) => fqdn === name) ??
    trunks.find(({ fqdn }) => fqdn.toLowerCase() === name.toLowerCase())
  );
}

/** A request that reads what the given one changed. */
function reading({ headers, ...change }: SeenRequest, call: AnyCall): SeenRequest {
  const { "content-type": _, ...withoutType } = headers;
  const kept = setsHeader(call, "content-type") ? headers : withoutType;
  return { ...change, method: "GET", headers: kept, body: undefined };
}

/** What a call gives that could not find its trunk in the answer to a request. */
const notInIt = (published: Observed, method: string, call: AnyCall): Observed =>
  withError(published, {
    statusCode: 200,
    code: "PARSE_ERROR",
    message: `${method} /sip was answered 200, but the trunk "${wanted(call)}" is not in it.`,
  });

/** A trunk that is there, written otherwise. */
const finding =
  (method: string): ChangeOfAny =>
  (published, call) => {
    const trunk =
      isPlainNotFound(published) && methodOf(published) === method
        ? found(call, lastReply(call, published))
        : undefined;
    return trunk ? withValue(published, trunk) : published;
  };

/** A change whose answer does not tell the trunks, so that they are read. */
const rereading =
  (method: string): ChangeOfAny =>
  (published, call) => {
    const { requests, error } = published;
    const change = requests.at(-1)!;
    const isConcerned = error ? isPlainNotFound(published) : Boolean(change.body);
    if (call.of.method !== method || !isConcerned || hasTrunks(lastReply(call, published))) {
      return published;
    }
    const read = call.replies[requests.length];
    const all = { requests: [...requests, reading(change, call)] };
    if (!error) return withValue(all, trunksIn(read));
    const trunk = found(call, read);
    return trunk ? withValue(all, trunk) : notInIt(all, "GET", call);
  };

/** What differs in what any call is told of SIP trunks, by what the table says that it is about. */
export const anyTrunkDifferences: Record<string, ChangeOfAny> = {
  "getTrunk rejects with a RestError": (published, call) =>
    isPlainNotFound(published) &&
    methodOf(published) === "GET" &&
    !found(call, lastReply(call, published))
      ? withError(published, {
          statusCode: 404,
          code: "NotFound",
          message: `There is no SIP trunk "${wanted(call)}". listTrunks() gives those that are configured.`,
        })
      : published,
  "getTrunk finds a trunk in any letter case": finding("GET"),
  "setTrunk finds a trunk in any letter case": finding("PATCH"),
  "a trunk that is not in the answer to its change is no success": (published, call) => {
    const answer = lastReply(call, published);
    const isChanged = isPlainNotFound(published) && methodOf(published) === "PATCH";
    return isChanged && hasTrunks(answer) && !found(call, answer)
      ? notInIt(published, "PATCH", call)
      : published;
  },
  "a trunk that is not told in the answer to its change is read": rereading("setTrunk"),
  "setTrunks reads the trunks if the answer to the change has none": rereading("setTrunks"),
  "further properties of a trunk pass": (published, call) => {
    if (published.value === undefined || published.requests.at(-1)?.path !== "/sip")
      return published;
    const all = trunksIn(lastReply(call, published));
    const whole = (part: object): object =>
      all.find(({ fqdn }) => fqdn === (part as Partial<SipTrunk>).fqdn) ?? part;
    return withValue(published, replaced(published.value, whole));
  },
};

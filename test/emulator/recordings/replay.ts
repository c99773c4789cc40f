import { compareAnswers, type Answer, type Comparison, type Difference } from "./differences.js";
import { explanations, type Explanation } from "./explainedDifferences.js";
import { at, textAt } from "./jsonText.js";
import type { Exchange, Recording } from "./recordingFiles.js";
import { Reservations } from "./reservations.js";
import { seedFrom } from "./seeding.js";
import { Sender, type Sent } from "./sender.js";
import { readSip, restoreSip } from "./sipSeeding.js";
import { Translation } from "./translation.js";

export interface Outcome {
  requests: number;
  /** Differences that nothing explains, in words. */
  problems: string[];
  used: Set<Explanation>;
}

/** More than an operation of the emulator is ever asked. */
const mostPolls = 20;
const endStatuses = ["succeeded", "failed"];

const isPoll = ({ method, path, body }: Exchange): boolean =>
  method === "GET" &&
  (path.startsWith("/phoneNumbers/operations/") || at(body, "operationType") !== undefined);

const hasEnded = (answer: { body: Exchange["body"] }): boolean =>
  endStatuses.includes(textAt(answer.body, "status"));

/** Sends the requests of a recording to a new emulator and compares the answers. */
export async function replay({ name, exchanges }: Recording): Promise<Outcome> {
  const sender = new Sender();
  await seedFrom(exchanges, sender);
  const replaying = new Replay(sender);
  for (const [place, exchange] of exchanges.entries()) {
    const label = `${name}: request ${place + 1} (${exchange.method} ${exchange.path})`;
    await replaying.step(exchange, label);
  }
  return replaying.outcome;
}

class Replay {
  readonly outcome: Outcome = { requests: 0, problems: [], used: new Set() };
  readonly #sender: Sender;
  readonly #reservations: Reservations;
  readonly #translation: Translation;

  constructor(sender: Sender) {
    this.#sender = sender;
    this.#reservations = new Reservations(sender);
    this.#translation = new Translation(this.#reservations);
  }

  async step(exchange: Exchange, label: string): Promise<void> {
    await this.#reservations.prepare(exchange);
    const refusesSip = exchange.path === "/sip" && exchange.status >= 300;
    const sipBefore = refusesSip ? await readSip(this.#sender) : undefined;
    const sent = await this.#toSend(exchange);
    const { answer, retired } = await this.#send(sent, exchange);
    this.#reservations.learn(answer);
    this.#translation.learn(exchange, answer);
    const found = [...retired, ...compareAnswers(exchange, answer, comparisonOf(exchange))];
    this.#report(found, exchange, label);
    // Later requests met a configuration that the refused change had left alone.
    if (sipBefore !== undefined && answer.status < 300) await restoreSip(sipBefore, this.#sender);
  }

  async #toSend(exchange: Exchange): Promise<Sent> {
    const { method, path, requestHeaders } = exchange;
    const changesReservation = method === "PATCH" && path.includes("/reservations/");
    const body = changesReservation
      ? await this.#reservations.body(exchange)
      : this.#translation.body(exchange);
    const headers = Object.fromEntries(
      ["content-type", "accept-language"].flatMap((name) => {
        const value = requestHeaders[name];
        return value === undefined ? [] : [[name, value]];
      }),
    );
    return { method, target: this.#translation.target(exchange), body, headers };
  }

  /** Sends once, or until an operation that the recording shows as ended has ended here too. */
  async #send(sent: Sent, exchange: Exchange): Promise<{ answer: Answer; retired: Difference[] }> {
    let answer = await this.#sender.send(sent);
    const isRetired = textAt(at(answer.body, "error"), "code") === "UnsupportedApiVersion";
    if (isRetired && exchange.status !== answer.status) {
      return this.#sendInNextVersion(sent, exchange, answer);
    }
    for (let left = mostPolls; left > 0; left -= 1) {
      if (!isPoll(exchange) || !hasEnded(exchange) || hasEnded(answer)) break;
      answer = await this.#sender.send(sent);
    }
    return { answer, retired: [] };
  }

  async #sendInNextVersion(
    sent: Sent,
    exchange: Exchange,
    refusal: Answer,
  ): Promise<{ answer: Answer; retired: Difference[] }> {
    const supported = (refusal.headers["api-supported-versions"] ?? "").split(", ");
    const { apiVersion } = exchange;
    const next = supported.find((version) => version >= apiVersion) ?? supported.at(-1) ?? "";
    const inVersion = (text: string, from: string, to: string): string =>
      text.replaceAll(`api-version=${from}`, `api-version=${to}`);
    const target = inVersion(sent.target, apiVersion, next);
    const { answer } = await this.#send({ ...sent, target }, { ...exchange, apiVersion: next });
    const echoed = JSON.parse(inVersion(JSON.stringify(answer), next, apiVersion)) as Answer;
    const retired = [{ what: "api-version", recorded: apiVersion, actual: next }];
    return { answer: echoed, retired };
  }

  #report(found: readonly Difference[], exchange: Exchange, label: string): void {
    this.outcome.requests += 1;
    for (const difference of found) {
      const explanation = explanations.find(({ explains }) => explains(difference, exchange));
      if (explanation !== undefined) {
        this.outcome.used.add(explanation);
        continue;
      }
      const { what, recorded = "absent", actual = "absent" } = difference;
      this.outcome.problems.push(`${label}: ${what}: recorded ${recorded}, emulator ${actual}`);
    }
  }
}

const none: ReadonlySet<string> = new Set();

/** SIP answers depend on the configuration alone; prices and the abilities of numbers are the inventory's. */
function comparisonOf(exchange: Exchange): Comparison {
  const { path } = exchange;
  if (path.startsWith("/sip")) return { exact: true, free: none };
  if (isPoll(exchange)) return { exact: false, free: new Set(["status"]) };
  if (path.includes("/searchResults/")) return { exact: false, free: new Set(["amount"]) };
  return { exact: false, free: new Set(["amount", "calling", "sms"]) };
}

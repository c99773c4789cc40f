import type { Answer } from "../../unit/support/scriptedHttpClient.js";
import { purchased } from "./answers.js";
import { CONNECTION_STRING } from "../../unit/support/scriptedHttpClient.js";
import { madeOfText } from "./constructorScenarios.js";
import { BEGINS, polled, startOf, steps, success } from "./pollerSteps.js";
import { items, type Clients, type Scenario } from "./sideBySide.js";

const { purchase } = BEGINS;
const NUMBER: Answer = { body: purchased };
const PAGE: Answer = { body: { phoneNumbers: [purchased] } };

const scenario = (name: string, answers: Answer[], call: Scenario["call"]): Scenario => ({
  name,
  call,
  answers,
});

/** As it is read from a file of environment variables that takes quotes literally. */
const connectionStrings = [
  `"${CONNECTION_STRING}"`,
  `'${CONNECTION_STRING}'`,
  `CONNECTION_STRING=${CONNECTION_STRING}`,
  `  export CONNECTION_STRING="${CONNECTION_STRING}"\n`,
  `$env:CONNECTION-STRING = "${CONNECTION_STRING}"`,
  `"CONNECTION_STRING": "${CONNECTION_STRING}"`,
  `\`${CONNECTION_STRING}\``,
  `\u201c${CONNECTION_STRING}\u201d`,
].flatMap(madeOfText);

/** Success of other kinds than the service is known to answer with. */
const statuses = [
  ...[200, 201, 204].map((status) =>
    steps(purchase, `a start that is answered ${status}`, (diary) => diary.wait(), [
      { ...startOf(purchase), status },
      ...success(purchase),
    ]),
  ),
  ...[201, 202].map((status) =>
    steps(purchase, `a poll that is answered ${status}`, (diary) => diary.wait(), [
      startOf(purchase),
      { ...polled(purchase, "running"), status },
      ...success(purchase),
    ]),
  ),
];

const pagesOf = ({ phoneNumbers }: Clients): AsyncIterableIterator<unknown> =>
  phoneNumbers.listPurchasedPhoneNumbers().byPage();
const pages = [
  scenario("byPage(null)", [PAGE], ({ phoneNumbers }) =>
    items(phoneNumbers.listPurchasedPhoneNumbers().byPage(null as never)),
  ),
  scenario("byPage with a page size of 0", [PAGE], ({ phoneNumbers }) =>
    items(phoneNumbers.listPurchasedPhoneNumbers().byPage({ maxPageSize: 0 })),
  ),
  scenario("return() while a page is read", [PAGE], async (clients) => {
    const started = pagesOf(clients);
    const first = started.next();
    void started.return?.();
    return [await first, await started.next()];
  }),
  scenario("return() of pages", [PAGE], async (clients) => {
    const started = pagesOf(clients);
    return [await started.return?.("a value"), await started.next()];
  }),
  scenario("throw() into pages", [PAGE], async (clients) => {
    const started = pagesOf(clients);
    const thrown = (async () => started.throw?.(new Error("mine")))();
    return [await thrown.catch((error: unknown) => String(error)), await started.next()];
  }),
];

function wrapping<T extends object>(target: T, wraps: (value: object) => boolean): T {
  return new Proxy(target, {
    get(object, name, receiver) {
      const value: unknown = Reflect.get(object, name, receiver);
      const isObject = typeof value === "object" && value !== null;
      return isObject && wraps(value) ? wrapping(value, wraps) : value;
    },
  });
}

/** What stands between a user and a client: Vue's reactive state, spies, an object made of it. */
const WRAPPINGS: Record<string, <T extends object>(client: T) => T> = {
  "a proxy": (client) => new Proxy(client, {}),
  "an object made of it": <T extends object>(client: T) => Object.create(client) as T,
  "a proxy that wraps what it gives": (client) => wrapping(client, () => true),
  "a proxy that wraps what can be extended, as Vue's": (client) =>
    wrapping(client, (value) => Object.isExtensible(value)),
};
const wrapped = Object.entries(WRAPPINGS).flatMap(([how, wrap]) => [
  scenario(`a client behind ${how}`, [NUMBER], ({ phoneNumbers }) =>
    wrap(phoneNumbers).getPurchasedPhoneNumber("1"),
  ),
  scenario(`a listing of a client behind ${how}`, [PAGE], ({ phoneNumbers }) =>
    items(wrap(phoneNumbers).listPurchasedPhoneNumbers()),
  ),
  scenario(`a SIP client behind ${how}`, [{ body: { trunks: {} } }], ({ sipRouting }) =>
    items(wrap(sipRouting).listTrunks()),
  ),
]);

const wrappedPoller = steps(
  purchase,
  "a poller behind a proxy",
  async (diary, poller) => {
    await diary.step("wait", () => new Proxy(poller, {}).pollUntilDone());
  },
  [startOf(purchase), ...success(purchase)],
);

const versions = ["", undefined].map((apiVersion): Scenario => ({
  ...scenario(`an API version of ${JSON.stringify(apiVersion)}`, [NUMBER], ({ phoneNumbers }) =>
    phoneNumbers.getPurchasedPhoneNumber("1"),
  ),
  clientOptions: { apiVersion: apiVersion! },
}));

/** What 1.5.0 takes without a word though nobody promised it, and users may have come to rely on. */
export const leniencyScenarios: Scenario[] = [
  ...connectionStrings,
  ...statuses,
  ...pages,
  ...wrapped,
  wrappedPoller,
  ...versions,
];

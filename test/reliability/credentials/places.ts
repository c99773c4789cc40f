import type { PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { calls, type Call } from "../../unit/support/calls.js";
import type { Clients } from "../../unit/support/clients.js";
import { LIST_CASES, type ListCase } from "../../unit/support/listings.js";
import {
  accepted,
  BEGIN_CASES,
  operation,
  operationTarget,
  type BeginCase,
} from "../../unit/support/longRunning.js";
import type { Answer } from "../../unit/support/scriptedHttpClient.js";

/** A place at which the service, or a text that an application kept, can put a link in front of the library. */
export interface Place {
  name: string;
  /** Path and query of a link that belongs there. */
  path: string;
  /** What the service answers, one request after another. */
  answers: (link: string) => Answer[];
  run: (clients: Clients, link: string) => Promise<unknown>;
  /** Whether the library may follow a link of the endpoint's own origin there. */
  isFollowed: boolean;
}

const REDIRECTS = [300, 301, 302, 303, 307, 308];

/** Does what an application does with a listing that goes wrong in between. */
async function readOn(pages: AsyncIterator<unknown>): Promise<void> {
  for (let count = 0; count < 3; count += 1) if ((await pages.next()).done) return;
}

const page = ({ property }: ListCase, nextLink?: string): Answer => ({
  body: { [property]: [{ id: "1" }], ...(nextLink !== undefined && { nextLink }) },
});

function listingPlaces(list: ListCase): Place[] {
  const path = `${list.path}?skip=1&api-version=2025-06-01`;
  const common = { path, isFollowed: true };
  return [
    {
      ...common,
      name: `the nextLink of ${list.name}`,
      answers: (link) => [page(list, link), page(list)],
      run: ({ numbers }) => readOn(list.list(numbers)),
    },
    {
      ...common,
      name: `the nextLink of a page of ${list.name}`,
      answers: (link) => [page(list, link), page(list)],
      run: ({ numbers }) => readOn(list.list(numbers).byPage({ maxPageSize: 1 })),
    },
    {
      ...common,
      name: `the continuationToken of ${list.name}`,
      answers: () => [page(list)],
      run: ({ numbers }, continuationToken) =>
        readOn(list.list(numbers).byPage({ continuationToken })),
    },
    ...REDIRECTS.slice(0, 1).map((status) => ({
      ...common,
      name: `the ${status} of a further page of ${list.name}`,
      answers: (link: string) => [page(list, path), { status, headers: { location: link } }],
      run: ({ numbers }: Clients) => readOn(list.list(numbers)),
    })),
  ];
}

/** Begins or resumes an operation, follows it to its end, and goes on with another poller of the same operation. */
async function follow(
  begin: BeginCase,
  client: PhoneNumbersClient,
  resumeFrom?: string,
): Promise<void> {
  const options = resumeFrom === undefined ? {} : { resumeFrom };
  const poller = await begin.begin(client, options);
  await poller.poll().catch(() => undefined);
  const resumed = await begin.begin(client, { resumeFrom: poller.toString() });
  await resumed.poll().catch(() => undefined);
  await resumed.cancelOperation();
}

/** The text of a poller, of this package or of 1.5.0, with the given links. */
const serialized = (operationLocation: string, resourceLocation?: string, own = true): string =>
  JSON.stringify({
    state: {
      config: {
        ...(own && { metadata: { mode: "OperationLocation" } }),
        operationLocation,
        ...(resourceLocation !== undefined && { resourceLocation }),
      },
      isStarted: true,
      ...(own && { operationId: "op", status: "running" }),
    },
  });

function operationPlaces(begin: BeginCase): Place[] {
  const own = operationTarget(begin.operationId);
  const done = operation(begin, "succeeded");
  const result = begin.read ? [{ body: begin.read.body }] : [];
  const place = (
    name: string,
    answers: Place["answers"],
    path = own,
    run: Place["run"] = ({ numbers }) => follow(begin, numbers),
  ): Place => ({ name: `${name} of ${begin.name}`, path, answers, run, isFollowed: true });
  const located = (link: string) => ({ ...begin.startHeaders, "operation-location": link });
  const alone = (link: string) => ({ "operation-location": link });
  const resume =
    (text: (link: string) => string): Place["run"] =>
    ({ numbers }, link) =>
      follow(begin, numbers, text(link));
  const polled = (more: (link: string) => object, headers = begin.startHeaders) =>
    place(
      `the ${Object.keys(more(""))[0]} of a poll`,
      (link) => [
        accepted(begin, headers),
        operation(begin, "succeeded", { resourceLocation: null, ...more(link) }),
        ...result,
      ],
      begin.read?.target,
    );
  const { location: _, ...noResult } = begin.startHeaders;
  return [
    place("the Operation-Location", (link) => [accepted(begin, located(link)), done, ...result]),
    place("the only header", (link) => [accepted(begin, alone(link)), done, ...result]),
    place("the resumed text", () => [done, ...result], own, resume(serialized)),
    place(
      "1.5.0's resumed text",
      () => [done, ...result],
      own,
      resume((link) => serialized(link, undefined, false)),
    ),
    place(
      "the redirect of a poll",
      (link) => [accepted(begin), { status: 307, headers: { location: link } }, done, ...result],
      own,
    ),
    ...(begin.read
      ? [
          polled((link) => ({ resourceLocation: link }), noResult),
          polled((link) => ({ location: link }), noResult),
          place(
            "the Location",
            (link) => [
              accepted(begin, { ...begin.startHeaders, location: link }),
              operation(begin, "succeeded", { resourceLocation: null }),
              ...result,
            ],
            begin.read.target,
          ),
          place(
            "the resumed text's result",
            () => [operation(begin, "succeeded", { resourceLocation: null }), ...result],
            begin.read.target,
            resume((link) => serialized(own, link)),
          ),
        ]
      : []),
  ];
}

/** Core follows these by itself: 301 and 302 of a GET, 303 of a POST, 300 and 307 of anything, 308 never. */
const isRedirected = (method: string, status: number): boolean =>
  status === 300 ||
  status === 307 ||
  (method === "GET" && status < 303) ||
  (method === "POST" && status === 303);

const redirectPlaces = (call: Call): Place[] =>
  REDIRECTS.map((status) => ({
    name: `the ${status} of ${call.name}`,
    path: `${call.sends.split(" ")[1]!}?api-version=2025-06-01`,
    answers: (link) => [{ status, headers: { location: link } }, call.answer],
    run: (clients) => call.run(clients),
    isFollowed: isRedirected(call.sends.split(" ")[0]!, status),
  }));

export const linkPlaces: Place[] = [
  ...LIST_CASES.flatMap(listingPlaces),
  ...BEGIN_CASES.flatMap(operationPlaces),
];
export const redirects: Place[] = calls.flatMap(redirectPlaces);
export const places: Place[] = [...linkPlaces, ...redirects];

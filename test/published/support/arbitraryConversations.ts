/** Answers that belong together: the pages of a listing, an operation from its start to its end. */
import fc, { type Arbitrary } from "fast-check";
import { ENDPOINT, type Answer } from "../../unit/support/scriptedHttpClient.js";
import { failure } from "./arbitraryAnswers.js";
import { answered, date, strictlyAnswered, text } from "./arbitraryValues.js";

/** The answers to a call, which may depend on its arguments. */
export type Conversation = (args: readonly unknown[]) => Answer[];

/** Answers that do not depend on the arguments. */
export const each = (...answers: Arbitrary<Answer>[]): Arbitrary<Conversation> =>
  fc.tuple(...answers).map((all) => () => all);

/** The query of a link; the service names the version that it was asked for, and need not. */
const linkQuery = (version: Arbitrary<string>): Arbitrary<string> =>
  version.map((name) => (name ? `?api-version=${name}` : ""));

/** Versions that links name. */
const linkVersion = fc.oneof(
  { weight: 4, arbitrary: fc.constant("2025-06-01") },
  fc.constantFrom("2024-03-01-preview", ""),
);

/** A link as the service writes it, or with the endpoint. */
const origin = fc.oneof({ weight: 3, arbitrary: fc.constant("") }, fc.constant(ENDPOINT));

/** What a link asks for beside the version. */
const linkMore = fc.oneof(
  fc.constant("maxPageSize=100"),
  fc.constant("token=YQ==&flag"),
  text.map((locality) => `locality=${encodeURIComponent(locality)}&top=5`),
);

/** Pages of a listing, with the links between them. */
export const pages = (
  name: string,
  pathOf: (country: string) => string,
  item: Arbitrary<unknown>,
): Arbitrary<Conversation> =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.array(item, { maxLength: 3 }), answered({})), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.constantFrom({}, { nextLink: null }, { nextLink: "" }),
      origin,
      linkMore,
      linkVersion,
    )
    .map(([lists, end, host, more, version]) => ([country]) => {
      const path = pathOf(typeof country === "string" ? encodeURIComponent(country) : "");
      return lists.map(([list, unknown], index) => {
        const query = `skip=${index + 1}&${more}${version && `&api-version=${version}`}`;
        const isLast = index === lists.length - 1;
        const next = isLast ? end : { nextLink: `${host}${path}?${query}` };
        return { body: { [name]: list, ...unknown, ...next } };
      });
    });

/** What an operation leads to, where it leaves something to read. */
interface Result {
  path: Arbitrary<string>;
  body: Arbitrary<unknown>;
}

/** Where the service says that the result is: at the start, in each poll's header, in each poll's body. 1.5.0 needs a first or last. */
const places = fc
  .record({ start: fc.boolean(), header: fc.boolean(), body: fc.boolean() })
  .filter(({ start, body }) => start || body);

interface OperationParts {
  kind: string;
  id: string;
  idHeader: string;
  statuses: string[];
  end: "succeeded" | "failed";
  failed: object;
  more: object;
  link: string;
  resultLink: string | undefined;
  at: { start: boolean; header: boolean; body: boolean };
  result: unknown;
}

function conversation(parts: OperationParts): Answer[] {
  const { kind, id, idHeader, link, resultLink, at, statuses, end } = parts;
  const operationId = `${kind}_${id}`;
  const location = (given: boolean): Record<string, string> =>
    given && resultLink ? { location: resultLink } : {};
  const start: Answer = {
    status: 202,
    headers: {
      "operation-location": link,
      "operation-id": operationId,
      [idHeader]: id,
      ...location(at.start),
    },
    ...(kind === "capabilities" && { body: { capabilitiesUpdateId: id } }),
  };
  const polls = [...statuses, end].map((status, index): Answer => ({
    headers: location(at.header && status !== "failed"),
    body: {
      operationType: kind,
      status,
      ...(resultLink || index % 2 ? { resourceLocation: (at.body && resultLink) || null } : {}),
      id: operationId,
      ...parts.more,
      ...(end === "failed" && index === statuses.length && parts.failed),
    },
  }));
  const isRead = resultLink !== undefined && end === "succeeded";
  return [start, ...polls, ...(isRead ? [{ body: parts.result }] : [])];
}

/** A start, any statuses on the way, and an end. */
export const operations = (
  kind: string,
  idHeader: string,
  result?: Result,
): Arbitrary<Conversation> =>
  fc
    .record({
      kind: fc.constant(kind),
      idHeader: fc.constant(idHeader),
      id: fc.uuid(),
      statuses: fc.array(fc.constantFrom("notStarted", "running"), { maxLength: 4 }),
      end: fc.constantFrom("succeeded", "succeeded", "failed"),
      failed: failure,
      more: strictlyAnswered(
        { createdDateTime: date },
        { lastActionDateTime: date, error: fc.constant(null) },
      ),
      query: linkQuery(linkVersion),
      host: origin,
      resultPath: result?.path ?? fc.constant(undefined),
      at: places,
      result: result?.body ?? fc.constant(undefined),
    })
    .map(({ query, host, resultPath, ...parts }) => {
      const answers = conversation({
        ...parts,
        link: `${host}/phoneNumbers/operations/${kind}_${parts.id}${query}`,
        resultLink: resultPath && `${host}${resultPath}${query}`,
      });
      return () => answers;
    });

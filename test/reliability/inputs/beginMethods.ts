/** The calls that begin an operation, and the methods of its poller. */
import {
  AVAILABLE,
  commonOptions,
  get,
  GUID,
  method,
  own,
  path,
  type Args,
  type Method,
  type Sending,
  type Values,
} from "./method.js";
import {
  asGuid,
  asModel,
  asNumber,
  asSegment,
  CAPABILITIES,
  needed,
  Unsendable,
} from "./sendable.js";

const capabilities = () => ({ calling: "inbound", sms: "none" });

const operation = (method: string): Sending => ({
  method,
  path: () => ["phoneNumbers", "operations", "*"],
});
const POLL = operation("GET");
const searchResult = get(() => [AVAILABLE, "searchResults", "*"]);
/** What is resumed is not started. */
const unlessResumed =
  (startPath: Sending["path"]): Sending["path"] =>
  (args) => {
    const { resumeFrom } = own(args.at(-1));
    if (resumeFrom !== undefined) throw new Unsendable("nothing to start");
    return startPath(args);
  };

const begin = (
  name: string,
  parameters: string[],
  args: () => unknown[],
  start: Sending,
  more: Sending[] = [],
  agreement: Values = {},
): Method =>
  method(name, {
    kind: "begin",
    parameters: [...parameters, "options"],
    args: () => [
      ...args(),
      { ...commonOptions(), updateIntervalInMs: 10, resumeFrom: undefined, ...agreement },
    ],
    sends: [{ ...start, path: unlessResumed(start.path), isMain: true }, POLL, ...more],
  });
const asReserved = (args: Args): string[] => [AVAILABLE, "reservations", asGuid(args[0])];
const agreement = (options: unknown): unknown => asModel(own(options), { agreeToNotResell: true });

export const BEGINS: Method[] = [
  begin(
    "beginSearchAvailablePhoneNumbers",
    ["search"],
    () => [
      {
        ...{ countryCode: "US", phoneNumberType: "tollFree", assignmentType: "application" },
        ...{ capabilities: capabilities(), areaCode: "833", quantity: 2 },
      },
    ],
    {
      method: "POST",
      path: ([search]) => [
        AVAILABLE,
        "countries",
        asSegment(own(search)["countryCode"]),
        ":search",
      ],
      body: ([search]) =>
        asModel(
          { quantity: 1, ...own(search) },
          {
            ...{ phoneNumberType: true, assignmentType: true, capabilities: CAPABILITIES },
            ...{ areaCode: true, quantity: true },
          },
        ),
    },
    [searchResult],
  ),
  begin(
    "beginPurchasePhoneNumbers",
    ["searchId"],
    () => ["search-1"],
    {
      method: "POST",
      path: path(AVAILABLE, ":purchase"),
      body: ([id, options]) => ({ searchId: needed(id), ...(agreement(options) as object) }),
    },
    [],
    { agreeToNotResell: true },
  ),
  begin(
    "beginReservationPurchase",
    ["reservationId"],
    () => [GUID],
    {
      method: "POST",
      path: (args) => [...asReserved(args), ":purchase"],
      body: ([, options]) =>
        own(options)["agreeToNotResell"] === undefined ? undefined : agreement(options),
    },
    [],
    { agreeToNotResell: true },
  ),
  begin("beginReleasePhoneNumber", ["phoneNumber"], () => ["+14255550123"], {
    method: "DELETE",
    path: ([number]) => ["phoneNumbers", asNumber(number)],
  }),
  begin(
    "beginUpdatePhoneNumberCapabilities",
    ["phoneNumber", "request"],
    () => ["+14255550123", capabilities()],
    {
      method: "PATCH",
      path: ([number]) => ["phoneNumbers", asNumber(number), "capabilities"],
      body: ([, request]) =>
        request === undefined || request === null ? undefined : asModel(request, CAPABILITIES),
    },
    [get(() => ["phoneNumbers", "*"])],
  ),
];

const polling = (name: string, sends: Sending[]): Method =>
  method(`poller.${name}`, {
    kind: "poller",
    args: () => [{ abortSignal: new AbortController().signal }],
    sends: [POLL, searchResult, ...sends],
  });

export const POLLER: Method[] = [
  polling("poll", []),
  polling("pollUntilDone", []),
  polling("cancelOperation", [operation("DELETE")]),
  { ...polling("onProgress", []), parameters: ["callback"], args: () => [() => undefined] },
];

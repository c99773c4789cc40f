/** The other methods of telephone numbers. */
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
  listed,
  needed,
  NUMBER,
  sendable,
} from "./sendable.js";

const capabilities = () => ({ calling: "inbound", sms: "none" });

/** A method with one text, which is in the path. */
const byText = (
  name: string,
  parameter: string,
  text: string,
  sending: (asPart: (args: Args) => string) => Sending,
  asPart: (value: unknown) => string = asSegment,
): Method =>
  method(name, {
    parameters: [parameter, "options"],
    args: () => [text, commonOptions()],
    sends: [{ ...sending((args) => asPart(args[0])), isMain: true }],
  });

const reservationPath: Sending["path"] = ([id]) => [AVAILABLE, "reservations", asGuid(id)];

function reservationBody([, options]: Args): unknown {
  const { add, remove } = own(options);
  const added = listed(add ?? []).map((number) => {
    const { id } = (number ?? {}) as { id?: unknown };
    return [needed(id), asModel(number, NUMBER)] as const;
  });
  const removed = listed(remove ?? []).map((id) => [needed(id), null] as const);
  return { phoneNumbers: Object.fromEntries([...added, ...removed]) };
}

const number = (id: string): Values => ({
  ...{ id, countryCode: "US", phoneNumber: `+${id}`, capabilities: capabilities() },
  ...{ phoneNumberType: "tollFree", assignmentType: "application", status: "available" },
  cost: { amount: 2, currencyCode: "USD", billingFrequency: "monthly" },
  error: { code: "a", message: "b" },
  isAgreementToNotResellRequired: false,
});

export const PLAIN: Method[] = [
  byText("getSearchResult", "searchId", "search-1", (id) =>
    get((args) => [AVAILABLE, "searchResults", id(args)]),
  ),
  byText("getOperation", "operationId", "search_1", (id) =>
    get((args) => ["phoneNumbers", "operations", id(args)]),
  ),
  byText("cancelOperation", "operationId", "search_1", (id) => ({
    method: "DELETE",
    path: (args) => ["phoneNumbers", "operations", id(args)],
  })),
  byText("getReservation", "reservationId", GUID, () => get(reservationPath)),
  byText("deleteReservation", "reservationId", GUID, () => ({
    method: "DELETE",
    path: reservationPath,
  })),
  byText(
    "getPurchasedPhoneNumber",
    "phoneNumber",
    "+14255550123",
    (phoneNumber) => get((args) => ["phoneNumbers", phoneNumber(args)]),
    asNumber,
  ),
  method("browseAvailablePhoneNumbers", {
    parameters: ["request", "options"],
    args: () => [
      { countryCode: "US", phoneNumberType: "tollFree" },
      {
        ...commonOptions(),
        ...{
          capabilities: capabilities(),
          assignmentType: "person",
          phoneNumberPrefixes: ["1425"],
        },
      },
    ],
    sends: [
      {
        method: "POST",
        path: ([request]) => [
          AVAILABLE,
          "countries",
          asSegment(own(request)["countryCode"]),
          ":browse",
        ],
        body: ([request, options]) =>
          asModel(
            { ...own(options), ...own(request) },
            {
              ...{ phoneNumberType: true, capabilities: CAPABILITIES },
              ...{ assignmentType: true, phoneNumberPrefixes: true },
            },
          ),
        isMain: true,
      },
    ],
  }),
  method("createOrUpdateReservation", {
    parameters: ["request", "options"],
    args: () => [
      { ...commonOptions(), reservationId: GUID },
      {
        ...commonOptions(),
        add: [number("14255550123"), number("14255550124")],
        remove: ["14255550125"],
      },
    ],
    sends: [
      {
        method: "PATCH",
        path: ([request]) => reservationPath([own(request)["reservationId"]]),
        body: reservationBody,
        isMain: true,
      },
    ],
  }),
  method("searchOperatorInformation", {
    parameters: ["phoneNumbers", "options"],
    args: () => [["+14255550123"], { ...commonOptions(), includeAdditionalOperatorDetails: true }],
    sends: [
      {
        method: "POST",
        path: path("operatorInformation", ":search"),
        body: ([numbers, options = { includeAdditionalOperatorDetails: false }]) => ({
          ...(numbers !== undefined && { phoneNumbers: sendable(numbers) }),
          options: asModel(own(options), { includeAdditionalOperatorDetails: true }),
        }),
        isMain: true,
      },
    ],
  }),
];

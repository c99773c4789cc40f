// Every error that the service answers, in one table.
import type { ErrorBody } from "./wire.js";

type Code = { code: string; message: string };

/** What a service error holds; `early` ones are found before the service knows its versions (no header). */
interface Row extends Code {
  status: number;
  target?: string;
  innererror?: Code;
  early?: true;
}

/** An answer of the service that is not a success. */
export class ServiceError extends Error {
  readonly row: Row;

  constructor(row: Row) {
    super(row.message);
    this.name = "ServiceError";
    this.row = row;
  }

  get status(): number {
    return this.row.status;
  }

  toBody(): ErrorBody {
    const { code, message, target, innererror } = this.row;
    return {
      error: {
        code,
        message,
        ...(target === undefined ? {} : { target }),
        ...(innererror === undefined ? {} : { innererror }),
      },
    };
  }
}

const row = (status: number, code: string, message: string, target?: string): Row => ({
  status,
  code,
  message,
  ...(target === undefined ? {} : { target }),
});

const internal = (status: number, innerMessage: string): Row => ({
  ...row(status, "InternalError", "The server encountered an internal error."),
  innererror: { code: "BadRequest", message: innerMessage },
});

const sip = (status: number, code: string, message: string): Row => ({
  ...row(status, "UnprocessableConfiguration", "One or more request inputs are not valid."),
  innererror: { code, message },
});

const sipEarly = (status: number, code: string, message: string): Row => ({
  ...sip(status, code, message),
  early: true,
});

const denied = (message: string): Row => row(401, "Denied", message);

/** Every error the service answers. Rows marked "assumed" have no recording; their texts are the emulator's. */
export const errors = {
  // authentication
  contentHashDiffers: () =>
    denied("Request 'x-ms-content-sha256' differs from generated content hash."),
  deniedByProvider: () => denied("Denied by the resource provider."),
  credentialMissing: () => denied("Request has no 'Authorization' header."), // assumed
  headerMissing: (name: string) => denied(`Request has no '${name}' header.`), // assumed
  dateTooFar: () =>
    denied("Request 'x-ms-date' is more than 15 minutes away from the time of the service."), // assumed
  dateUnreadable: () => denied("Request 'x-ms-date' is not a date as HTTP writes them."), // assumed

  // any operation; all assumed
  unknownRoute: (method: string, path: string, others: readonly string[]) =>
    row(
      404,
      "NotFound",
      `No operation of the service answers ${method} ${path.slice(0, 200)}` +
        (others.length === 0 ? "." : `; ${others.join(" and ")} would be answered.`),
    ),
  wasReset: () => row(503, "EmulatorReset", "The emulator was reset while it read this request."),
  versionMissing: () =>
    row(400, "ApiVersionUnspecified", "An API version is required, but was not specified."),
  versionUnsupported: (uri: string, version: string) =>
    row(
      400,
      "UnsupportedApiVersion",
      `The HTTP resource that matches the request URI '${uri}' does not support the API version '${version}'.`,
    ),
  bodyMissing: () => row(400, "InvalidInput", "The request has no body."),
  bodyMalformed: () => row(400, "InvalidInput", "The request body is not valid JSON."),
  bodyNoObject: () => row(400, "InvalidInput", "The request body is not a JSON object."),
  bodyTooLarge: () => row(413, "RequestEntityTooLarge", "The request body is over 16 MiB."),
  bodyNoText: () => row(400, "InvalidInput", "The request body is not valid UTF-8."),
  mediaType: (wanted: string) =>
    row(415, "UnsupportedMediaType", `The body of this request has to be ${wanted}.`),
  invalid: (target: string, message: string) =>
    row(400, "InvalidInput", message, target.toLowerCase()),
  operationNotFound: (id: string) =>
    row(404, "NotFound", `Input operationId ${id} cannot be found.`, "operationid"),
  operationFinished: (id: string) =>
    row(400, "OperationNotCancellable", `Operation ${id} has finished and cannot be cancelled.`),

  // inventory, search, purchase
  unknownCountry: () => row(400, "InvalidInput", "Unable to parse country code.", "countrycode"),
  noPlan: () =>
    internal(400, "We are unable to find phone plans to match your requested capabilities."),
  searchTooLarge: (limit: number, quantity: number) =>
    internal(500, `Maximum search size exceeded. Max size: ${limit}, request size: ${quantity}`),
  searchNotFound: (id: string) =>
    row(404, "NotFound", `Input searchId ${id} cannot be found.`, "searchid"),
  searchExpired: () => row(400, "BadRequest", "The search has expired; its numbers are free."), // assumed
  searchEmpty: () => row(400, "BadRequest", "The search did not find any phone numbers."), // assumed
  agreementMissing: () =>
    row(
      400,
      "BadRequest",
      "Do not resell agreement was not provided and it is required for this purchase.",
    ),

  // purchased numbers
  numberNotFound: (phoneNumber: string) =>
    row(404, "NotFound", `Input phoneNumber ${phoneNumber} cannot be found.`, "phonenumber"),
  numberNotOwned: () =>
    row(403, "InsufficientPermissions", "Phone number not owned by this resource.", "phonenumber"),
  onlyOneNumber: () => row(400, "BadRequest", "Can only accept one phoneNumber"),

  // reservations
  reservationNotFound: () =>
    row(
      404,
      "ReservationNotFound",
      "The reservation was not found and the operation could not be completed.",
    ),
  reservationNotActive: (status: string) =>
    row(400, "ReservationNotActive", `The reservation is ${status} and cannot be changed.`), // assumed
  reservationEmpty: () =>
    row(
      400,
      "ReservationIsEmpty",
      "The reservation does not contain any phone numbers and a purchase could not be started.",
    ),
  consentMissing: () =>
    row(400, "BadRequest", "Consent not provided to not resell the phone numbers"),

  // SIP; the spelling of the messages is the service's
  trunkFqdn: (fqdn: string) =>
    sip(422, "InvalidTrunkFqdn", `Domain '${fqdn}' is not properly formatted domnain name.`),
  trunkPort: () =>
    sipEarly(422, "InvalidTrunkSipSignalingPort", "Trunk with an invalid SIP signaling port."),
  missingTrunk: () => sip(422, "MissingTrunk", "Route targeting a missing trunk."),
  duplicatedRoute: () => sipEarly(400, "DuplicatedRoute", "There is a duplicated route."),
  duplicatedTrunkInRoute: () =>
    sipEarly(400, "RouteWithDuplicatedTrunk", "There is a duplicated trunk in a route."),
  routeName: () => sipEarly(422, "InvalidRouteName", "Route with an invalid name."),
  routePattern: () =>
    sipEarly(422, "InvalidRouteNumberPattern", "Route with an invalid number pattern."),
  emptyPatch: () => sip(422, "EmptyPatch", "Patch with no data provided."),
  missingDomain: () => sip(422, "MissingDomain", "Missing Domain for coresponding Trunk"),
  configurationTooLarge: (what: string) =>
    sipEarly(422, "ConfigurationTooLarge", `There are more than 250 ${what}.`), // assumed
  routeDescription: () =>
    sipEarly(422, "InvalidRouteDescription", "Route with an invalid description."), // assumed
} satisfies Record<string, (...values: never[]) => Row>;

/** Errors that come inside a successful answer. */
export const itemErrors = {
  numberNotAvailable: {
    code: "NumberNotAvailable",
    message: "The number selected is not available. Please select a different number.",
  },
} satisfies Record<string, Code>;

/** Raises one row of the table. */
export function refuse(found: Row): never {
  throw new ServiceError(found);
}

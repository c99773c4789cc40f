import type { Difference } from "./differences.js";
import type { Exchange } from "./recordingFiles.js";

/** A way in which the emulator legitimately answers otherwise than a recording. */
export interface Explanation {
  reason: string;
  /** About recordings older than those at hand may be; it need not apply to any. */
  older?: true;
  explains: (difference: Difference, exchange: Exchange) => boolean;
}

const madeBefore = (day: string, { date }: Exchange): boolean => date < new Date(day);

const header = (name: string) => `header ${name}`;

/** The value alone differs, and the emulator's has this form. */
const measured =
  (name: string, form: RegExp) =>
  ({ what, recorded, actual }: Difference): boolean =>
    what === header(name) && recorded !== undefined && form.test(actual ?? "");

const isReservation = ({ path }: Exchange): boolean =>
  path.startsWith("/availablePhoneNumbers/reservations/");

/** All differences that are no mistakes of the emulator. */
export const explanations: readonly Explanation[] = [
  {
    reason: "The connection is kept by the HTTP stack between client and service, not by the API.",
    explains: ({ what }) => what === header("connection"),
  },
  {
    reason: "The date is when the request was answered.",
    explains: measured("date", / GMT$/),
  },
  {
    reason: "The correlation vector is new in each answer.",
    explains: measured("ms-cv", /^[\w+/]{22}\.0$/),
  },
  {
    reason: "The reference of the front end is new in each answer.",
    explains: measured("x-azure-ref", /./),
  },
  {
    reason: "The processing time is measured.",
    explains: measured("x-processing-time", /^\d+ms$/),
  },
  {
    reason: "The length depends on ids, numbers and counts; only that of an empty body is fixed.",
    explains: (difference) =>
      measured("content-length", /^[1-9]\d*$/)(difference) && difference.recorded !== "0",
  },
  {
    reason:
      "Until June 2025 the service supported fewer versions, and a few that it gave up since.",
    explains: ({ what, recorded, actual }, exchange) =>
      what === header("api-supported-versions") &&
      madeBefore("2025-06-01", exchange) &&
      actual !== undefined &&
      (recorded !== undefined || madeBefore("2023-01-01", exchange)),
  },
  {
    reason: "The front end announced another age of strict transport security until 2025.",
    explains: ({ what, recorded }, exchange) =>
      what === header("strict-transport-security") &&
      madeBefore("2025-01-01", exchange) &&
      (recorded === undefined || /^max-age=\d+(;includeSubDomains)?$/.test(recorded)),
  },
  {
    reason: "Between 2022 and 2024 answers had no Request-Context.",
    explains: ({ what, recorded }, exchange) =>
      what === header("request-context") &&
      recorded === undefined &&
      madeBefore("2025-01-01", exchange),
  },
  {
    reason: "Until 2024 answers did not say that they take ranges.",
    explains: ({ what, recorded }, exchange) =>
      what === header("accept-ranges") &&
      recorded === undefined &&
      madeBefore("2025-01-01", exchange),
  },
  {
    reason: "Front ends of 2021 and 2022 left out their own headers.",
    older: true,
    explains: ({ what, recorded }, exchange) =>
      [header("x-azure-ref"), header("x-cache")].includes(what) &&
      recorded === undefined &&
      madeBefore("2023-01-01", exchange),
  },
  {
    reason:
      "In 2022 capabilities of a number not owned were an internal error; now they are a 403.",
    explains: ({ what, recorded, actual }, exchange) =>
      what === "status" &&
      exchange.path.endsWith("/capabilities") &&
      madeBefore("2023-06-01", exchange) &&
      /^404 .*InternalError/.test(recorded ?? "") &&
      /^403 .*InsufficientPermissions/.test(actual ?? ""),
  },
  {
    reason: "The emulator counts every domain as verified at 2023-03-01, which shows no domains.",
    explains: ({ what, recorded }, exchange) =>
      what === "status" &&
      exchange.path === "/sip" &&
      exchange.apiVersion <= "2023-03-01" &&
      /^422 .*MissingDomain/.test(recorded ?? ""),
  },
  {
    reason: "How many numbers a search may ask for is set per resource; the recorded one had 1.",
    older: true,
    explains: ({ what, recorded }, exchange) =>
      what === "status" &&
      exchange.path.endsWith("/:search") &&
      /^500 .*Maximum search size exceeded/.test(recorded ?? ""),
  },
  {
    reason:
      "Until May 2025 also 2025-06-01 told of the resale agreement in numbers, not afterwards.",
    explains: ({ what, actual }, exchange) =>
      /\.isAgreementToNotResellRequired$/.test(what) &&
      (exchange.path.endsWith("/:browse") || isReservation(exchange)) &&
      actual === undefined &&
      madeBefore("2025-06-01", exchange),
  },
  {
    reason: "Until May 2025 a missing consent for a reservation was told in the words of a search.",
    older: true,
    explains: ({ what, recorded }, exchange) =>
      what === "body.error.message" &&
      isReservation(exchange) &&
      madeBefore("2025-06-01", exchange) &&
      /^"Do not resell agreement was not provided/.test(recorded ?? ""),
  },
  {
    reason: "Search results before 2025 told neither of the agreement nor, at first, of no error.",
    older: true,
    explains: ({ what, recorded }, exchange) =>
      /^body\.(isAgreementToNotResellRequired|error)$/.test(what) &&
      exchange.path.includes("/searchResults/") &&
      recorded === undefined &&
      madeBefore("2025-01-01", exchange),
  },
  {
    reason:
      "The service gave up some early versions; the next one that it has answers in their place.",
    older: true,
    explains: ({ what }, exchange) => what === "api-version" && madeBefore("2025-06-01", exchange),
  },
];

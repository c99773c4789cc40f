import { numbersShowAgreement } from "../apiVersions.js";
import { findCountry } from "../catalog.js";
import { optionalBody, param, readFlag, requireBody } from "../checks.js";
import { errors, itemErrors, refuse } from "../errors.js";
import type { Answer, Context } from "../handler.js";
import { startOperation } from "../longRunning.js";
import { pageOf } from "../paging.js";
import { readWishes, reserve } from "../reserving.js";
import { entryOf, type StoredReservation } from "../state.js";
import { formatInstant, type AvailableNumber } from "../wire.js";

const minuteInMs = 60_000;
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Ids are compared without letter case, as GUIDs are. */
const idOf = (context: Context): string => param(context, "reservationId").toLowerCase();

const requireReservation = (context: Context): StoredReservation =>
  entryOf(context.store.state.reservations, idOf(context)) ?? refuse(errors.reservationNotFound());

function requireActive(reservation: StoredReservation): void {
  if (reservation.status !== "active") refuse(errors.reservationNotActive(reservation.status));
}

/** The body of an answer. Numbers in `justAdded` are shown without the plus. */
function describe(
  { apiVersion }: Context,
  reservation: StoredReservation,
  justAdded: ReadonlySet<string> = new Set(),
): unknown {
  const showsAgreement = numbersShowAgreement(apiVersion);
  const shown = Object.entries(reservation.numbers).map(([digits, item]) => {
    const { isAgreementToNotResellRequired, ...rest } = item;
    const number: AvailableNumber = {
      ...rest,
      // QUIRK: the answer that adds a number leaves out its plus; later answers have it. So recorded.
      phoneNumber: justAdded.has(digits) ? digits : item.phoneNumber,
      ...(showsAgreement && isAgreementToNotResellRequired !== undefined
        ? { isAgreementToNotResellRequired }
        : {}),
    };
    return [digits, number] as const;
  });
  return {
    id: reservation.id,
    expiresAt: formatInstant(reservation.expiresAt),
    phoneNumbers: Object.fromEntries(shown),
    status: reservation.status,
  };
}

/** PATCH /availablePhoneNumbers/reservations/{reservationId} */
export function createOrUpdate(context: Context): Answer {
  const { store } = context;
  const id = idOf(context);
  if (!guid.test(id)) {
    refuse(errors.invalid("reservationId", `The reservationId ${id} is not a GUID.`));
  }
  const wishes = readWishes(requireBody(context)["phoneNumbers"]);
  const known = entryOf(store.state.reservations, id);
  if (known !== undefined) requireActive(known);
  const createdAt = known?.createdAt ?? store.now();
  const reservation: StoredReservation = known ?? {
    id,
    status: "active",
    createdAt,
    expiresAt: 0,
    numbers: {},
  };
  reservation.expiresAt = Math.min(store.now() + 15 * minuteInMs, createdAt + 120 * minuteInMs);
  store.state.reservations[id] = reservation;

  const added = applyWishes(context, reservation, wishes);
  const body = describe(context, reservation, new Set(added.map((item) => item.id)));
  if (added.some((item) => item.error !== undefined)) return { status: 207, body };
  if (known !== undefined) return { status: 200, body };
  return { status: 201, body, headers: { Location: `/availablePhoneNumbers/reservations/${id}` } };
}

/** Adds and takes out numbers; gives those that were added, in error or not. */
function applyWishes(
  context: Context,
  { numbers }: StoredReservation,
  wishes: ReturnType<typeof readWishes>,
): AvailableNumber[] {
  const added: AvailableNumber[] = [];
  for (const { digits, wish } of wishes) {
    const present = numbers[digits];
    if (wish === null) delete numbers[digits];
    else if (present === undefined || present.error !== undefined) {
      const fault = context.takeFault("numberUnavailable");
      const { code, message } = itemErrors.numberNotAvailable;
      const error = fault && { code: fault.code ?? code, message: fault.message ?? message };
      const item = reserve(context.store, digits, wish, error);
      numbers[digits] = item;
      added.push(item);
    }
  }
  return added;
}

/** GET /availablePhoneNumbers/reservations/{reservationId} */
export const getReservation = (context: Context): Answer => ({
  status: 200,
  body: describe(context, requireReservation(context)),
});

/** GET /availablePhoneNumbers/reservations */
export function listReservations(context: Context): Answer {
  const items = Object.values(context.store.state.reservations)
    .sort((one, other) => one.expiresAt - other.expiresAt)
    .map(({ id, expiresAt, status }) => ({ id, expiresAt: formatInstant(expiresAt), status }));
  const { page, nextLink } = pageOf(context, items, "maxPageSize");
  return { status: 200, body: { reservations: page, nextLink } };
}

/** DELETE /availablePhoneNumbers/reservations/{reservationId} */
export function deleteReservation(context: Context): Answer {
  const reservation = requireReservation(context);
  requireActive(reservation);
  delete context.store.state.reservations[reservation.id];
  return { status: 204 };
}

/** POST /availablePhoneNumbers/reservations/{reservationId}/:purchase */
export function purchaseReservation(context: Context): Answer {
  const { store, apiVersion } = context;
  const body = optionalBody(context);
  const reservation = requireReservation(context);
  requireActive(reservation);
  const items = Object.values(reservation.numbers).filter((item) => item.error === undefined);
  if (items.length === 0) refuse(errors.reservationEmpty());
  const agreed = readFlag("agreeToNotResell", body["agreeToNotResell"]);
  const needsAgreement = items.some(
    ({ countryCode }) => findCountry(countryCode)?.agreementRequired === true,
  );
  if (needsAgreement && !agreed) refuse(errors.consentMissing());
  reservation.status = "submitted";
  const id = `reservationPurchase_${reservation.id}`;
  startOperation(store, context.takeFault("operationFailed"), {
    id,
    operationType: "reservationPurchase",
    createdAt: reservation.createdAt,
    resource: null,
    subject: reservation.id,
  });
  return {
    status: 202,
    headers: {
      "Operation-Location": `/phoneNumbers/operations/${id}?api-version=${apiVersion}`,
      "operation-id": id,
      "reservation-purchase-id": reservation.id,
      "Access-Control-Expose-Headers":
        "Location,Operation-Location,operation-id,reservation-purchase-id",
    },
  };
}

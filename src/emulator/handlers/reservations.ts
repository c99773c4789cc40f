// Reservations and their purchase.
import { numbersShowAgreement } from "../apiVersions.js";
import { findCountry } from "../catalog.js";
import { optionalBody, param, requireBody } from "../checks.js";
import { errors, itemErrors, refuse } from "../errors.js";
import type { Answer, Context } from "../handler.js";
import { availability, statusOf } from "../holdings.js";
import { startOperation } from "../longRunning.js";
import { pageOf } from "../paging.js";
import { checkIds, reservationRequest, reserve, type Wish } from "../reserving.js";
import * as shape from "../shapes.js";
import type { StoredReservation } from "../state.js";
import { formatInstant, type AvailableNumber } from "../wire.js";

const minuteInMs = 60_000;
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const purchaseRequest = shape.object({}, { agreeToNotResell: shape.flag });

/** Ids are compared without letter case, as GUIDs are. */
const idOf = (context: Context): string => param(context, "reservationId").toLowerCase();

const requireReservation = (context: Context): StoredReservation =>
  context.store.reservations.get(idOf(context)) ?? refuse(errors.reservationNotFound());

function requireActive({ store }: Context, reservation: StoredReservation): void {
  const status = statusOf(store, reservation);
  if (status !== "active") refuse(errors.reservationNotActive(status));
}

/** The body of an answer. Numbers in `justAdded` are shown without the plus. */
function describe(
  { apiVersion, store }: Context,
  reservation: StoredReservation,
  justAdded: ReadonlySet<string> = new Set(),
): unknown {
  const showsAgreement = numbersShowAgreement(apiVersion);
  const status = statusOf(store, reservation);
  const shown = Object.entries(reservation.numbers).map(([digits, item]) => {
    const { isAgreementToNotResellRequired, ...rest } = item;
    const number: AvailableNumber = {
      ...rest,
      // QUIRK: the answer that adds a number leaves out its plus; later answers have it. So recorded.
      phoneNumber: justAdded.has(digits) ? digits : item.phoneNumber,
      ...(status === "expired" && item.error === undefined ? { status } : {}),
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
    status,
  };
}

/** PATCH /availablePhoneNumbers/reservations/{reservationId} */
export function createOrUpdate(context: Context): Answer {
  const { store } = context;
  const id = idOf(context);
  if (!guid.test(id)) {
    refuse(errors.invalid("reservationId", `The reservationId ${id} is not a GUID.`));
  }
  const { phoneNumbers = [] } = requireBody(context, reservationRequest);
  const wishes = checkIds(phoneNumbers);
  const known = store.reservations.get(id);
  if (known !== undefined) requireActive(context, known);

  const createdAt = known?.createdAt ?? store.now();
  const { numbers, added } = applyWishes(context, known?.numbers ?? {}, wishes);
  const reservation: StoredReservation = {
    id,
    status: "active",
    createdAt,
    expiresAt: Math.min(store.now() + 15 * minuteInMs, createdAt + 120 * minuteInMs),
    numbers,
  };
  store.reservations.put(id, reservation);

  const body = describe(context, reservation, new Set(added.map((item) => item.id)));
  if (added.some((item) => item.error !== undefined)) return { status: 207, body };
  if (known !== undefined) return { status: 200, body };
  return { status: 201, body, headers: { Location: `/availablePhoneNumbers/reservations/${id}` } };
}

/** Adds and takes out numbers; `added` are those that were not in it before, in error or not. */
function applyWishes(
  context: Context,
  present: StoredReservation["numbers"],
  wishes: [digits: string, wish: Wish | null][],
): { numbers: Record<string, AvailableNumber>; added: AvailableNumber[] } {
  const numbers = { ...present };
  const added: AvailableNumber[] = [];
  const isFree = availability(context.store);
  for (const [digits, wish] of wishes) {
    const its = numbers[digits];
    if (wish === null) delete numbers[digits];
    else if (its === undefined || its.error !== undefined) {
      const fault = context.takeFault("numberUnavailable");
      const { code, message } = itemErrors.numberNotAvailable;
      const error = fault && { code: fault.code ?? code, message: fault.message ?? message };
      const item = reserve(digits, wish, isFree(digits), error);
      numbers[digits] = item;
      added.push(item);
    }
  }
  return { numbers, added };
}

/** GET /availablePhoneNumbers/reservations/{reservationId} */
export const getReservation = (context: Context): Answer => ({
  status: 200,
  body: describe(context, requireReservation(context)),
});

/** GET /availablePhoneNumbers/reservations */
export function listReservations(context: Context): Answer {
  const { store } = context;
  const items = [...store.reservations.values()]
    .sort((one, other) => one.expiresAt - other.expiresAt)
    .map((reservation) => ({
      id: reservation.id,
      expiresAt: formatInstant(reservation.expiresAt),
      status: statusOf(store, reservation),
    }));
  const { page, nextLink } = pageOf(context, items, "maxPageSize");
  return { status: 200, body: { reservations: page, nextLink } };
}

/** DELETE /availablePhoneNumbers/reservations/{reservationId} */
export function deleteReservation(context: Context): Answer {
  const reservation = requireReservation(context);
  requireActive(context, reservation);
  context.store.reservations.delete(reservation.id);
  return { status: 204 };
}

/** POST /availablePhoneNumbers/reservations/{reservationId}/:purchase */
export function purchaseReservation(context: Context): Answer {
  const { store, apiVersion } = context;
  const { agreeToNotResell = false } = optionalBody(context, purchaseRequest);
  const reservation = requireReservation(context);
  requireActive(context, reservation);
  const items = Object.values(reservation.numbers).filter((item) => item.error === undefined);
  if (items.length === 0) refuse(errors.reservationEmpty());
  const needsAgreement = items.some(
    ({ countryCode }) => findCountry(countryCode)?.agreementRequired === true,
  );
  if (needsAgreement && !agreeToNotResell) refuse(errors.consentMissing());
  store.reservations.put(reservation.id, { ...reservation, status: "submitted" });
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

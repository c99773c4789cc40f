// Numbers that are owned: read, listed, changed, released.
import { findCountry, findOffering, offers } from "../catalog.js";
import { optionalBody, param } from "../checks.js";
import { errors, refuse } from "../errors.js";
import type { Answer, Context } from "../handler.js";
import { findPurchased } from "../holdings.js";
import { startOperation } from "../longRunning.js";
import { pageOf } from "../paging.js";
import * as shape from "../shapes.js";
import type { Store } from "../store.js";
import type { Capabilities, PurchasedNumber } from "../wire.js";

const releasePrefix = "release_";

/** GET /phoneNumbers */
export function listPurchased(context: Context): Answer {
  const { page, nextLink } = pageOf(context, context.store.owned, "top");
  // QUIRK: this list leaves nextLink out at its end, where the others send null.
  return {
    status: 200,
    body: { phoneNumbers: page, ...(nextLink === null ? {} : { nextLink }) },
  };
}

function requirePurchased(context: Context): PurchasedNumber {
  const text = param(context, "phoneNumber");
  return findPurchased(context.store, text) ?? refuse(errors.numberNotFound(text));
}

/** GET /phoneNumbers/{phoneNumber} */
export const getPurchased = (context: Context): Answer => ({
  status: 200,
  body: requirePurchased(context),
});

/** DELETE /phoneNumbers/{phoneNumber} */
export function release(context: Context): Answer {
  const { store, apiVersion } = context;
  const number = requirePurchased(context);
  const id = releaseUnderWay(store, number) ?? startRelease(context, number);
  return {
    status: 202,
    headers: {
      "Operation-Location": `/phoneNumbers/operations/${id}?api-version=${apiVersion}`,
      "operation-id": id,
      "release-id": id.slice(releasePrefix.length),
      "Access-Control-Expose-Headers": "Operation-Location,operation-id,release-id",
    },
  };
}

/** A second release joins the first, so that it never reaches a number that was bought again in between. */
const releaseUnderWay = (store: Store, { id }: PurchasedNumber): string | undefined =>
  store.pendingOn(id).find(({ operationType }) => operationType === "releasePhoneNumber")?.id;

function startRelease(context: Context, { id: subject }: PurchasedNumber): string {
  const { store } = context;
  const id = releasePrefix + store.guid();
  startOperation(store, context.takeFault("operationFailed"), {
    id,
    operationType: "releasePhoneNumber",
    createdAt: store.now(),
    resource: null,
    subject,
  });
  return id;
}

/** PATCH /phoneNumbers/{phoneNumber}/capabilities */
export function updateCapabilities(context: Context): Answer {
  const { store, apiVersion } = context;
  const change = optionalBody(context, shape.someCapabilities);
  const number =
    findPurchased(store, param(context, "phoneNumber")) ?? refuse(errors.numberNotOwned());
  if (!canHave(number, { ...number.capabilities, ...change })) refuse(errors.noPlan());
  const capabilitiesUpdateId = store.guid();
  const id = `capabilities_${capabilitiesUpdateId}`;
  const resource = `/phoneNumbers/${number.phoneNumber}`;
  startOperation(store, context.takeFault("operationFailed"), {
    id,
    operationType: "updatePhoneNumberCapabilities",
    createdAt: store.now(),
    resource,
    subject: number.id,
    change,
  });
  const version = `?api-version=${apiVersion}`;
  return {
    status: 202,
    body: { capabilitiesUpdateId },
    headers: {
      Location: `${resource}${version}`,
      "Operation-Location": `/phoneNumbers/operations/${id}${version}`,
      "operation-id": id,
      "capabilities-id": capabilitiesUpdateId,
      "Access-Control-Expose-Headers": "Operation-Location,Location,operation-id,capabilities-id",
    },
  };
}

/** Whether the offering behind a number has these capabilities; a seeded number without one may have any. */
function canHave(number: PurchasedNumber, capabilities: Capabilities): boolean {
  const { countryCode, phoneNumberType, assignmentType } = number;
  const offering = findOffering(findCountry(countryCode), phoneNumberType, assignmentType);
  return offering === undefined || offers(offering.availableCapabilities, capabilities);
}

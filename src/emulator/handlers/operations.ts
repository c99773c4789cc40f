// Long-running operations: looked at, cancelled.
import { param } from "../checks.js";
import { errors, refuse } from "../errors.js";
import type { Answer, Context } from "../handler.js";
import { cancelOperation, describeOperation, pollOperation } from "../longRunning.js";
import type { StoredOperation } from "../state.js";

function requireOperation(context: Context): StoredOperation {
  const id = param(context, "operationId");
  return context.store.operations.get(id) ?? refuse(errors.operationNotFound(id));
}

/** GET /phoneNumbers/operations/{operationId} */
export function getOperation(context: Context): Answer {
  const { operation, status } = pollOperation(context.store, requireOperation(context));
  return {
    status: 200,
    body: describeOperation(operation, status, context.apiVersion),
    headers: statusHeaders(operation, context.apiVersion),
    chunked: true,
  };
}

function statusHeaders(operation: StoredOperation, apiVersion: string): Record<string, string> {
  const version = `?api-version=${apiVersion}`;
  if (operation.operationType === "reservationPurchase") {
    return {
      "Operation-Location": `/phoneNumbers/operations/${operation.id}${version}`,
      "operation-id": operation.id,
      "reservation-purchase-id": operation.subject,
      // QUIRK: the last name is spelled otherwise than the header itself, here only; so recorded.
      "Access-Control-Expose-Headers":
        "Location,Operation-Location,operation-id,reservationPurchase-id",
    };
  }
  if (operation.resource === null) return {};
  return {
    Location: `${operation.resource}${version}`,
    "Access-Control-Expose-Headers": "Location",
  };
}

/** DELETE /phoneNumbers/operations/{operationId} */
export function cancel(context: Context): Answer {
  const operation = requireOperation(context);
  const search = context.store.searches.get(operation.subject);
  const givesBack =
    operation.operationType === "search" &&
    search?.status !== "purchasing" &&
    search?.status !== "purchased";
  if (operation.status !== "pending" && !givesBack) refuse(errors.operationFinished(operation.id));
  cancelOperation(context.store, operation);
  return { status: 204 };
}

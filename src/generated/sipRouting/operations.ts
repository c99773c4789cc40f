// Generated from swagger/sipRouting.json by `npm run generate`. Change that file, not this one.

import type { OperationOptions } from "@azure/core-client";
import * as wire from "../runtime.js";
import type { SipConfiguration, SipConfigurationUpdate } from "./models.js";

/**
 * Version of the API that is described here: Read and change the SIP trunks and the routes over
 * which an Azure Communication Services resource sends its calls.
 */
export const API_VERSION = "2023-03-01";

const readSipConfiguration: wire.Read = wire.model((value) => {
  wire.map(value, "trunks");
  wire.list(value, "routes", false);
});

const readCommunicationErrorResponse: wire.Read = wire.model((value) => {
  wire.inner(value, "error", readSipRoutingError);
});

const readSipRoutingError: wire.Read = wire.model((value) => {
  wire.inner(value, "details", readSipRoutingError);
  wire.rename(value, "innererror", "innerError");
  wire.inner(value, "innerError", readSipRoutingError);
});

const writeTrunkUpdate: wire.Write = wire.only("sipSignalingPort");

const writeSipTrunkRoute: wire.Write = wire.only("description", "name", "numberPattern", "trunks");

const writeSipConfigurationUpdate: wire.Write = wire.only(
  ["trunks", wire.entries(writeTrunkUpdate)],
  ["routes", wire.each(writeSipTrunkRoute)],
);

/** Reads all trunks and routes of the resource. There is no call for a single trunk or route. */
export const get: wire.Operation<object, OperationOptions, SipConfiguration> = {
  path: "/sip",
  read: readSipConfiguration,
  readError: readCommunicationErrorResponse,
};

/**
 * Merges trunks into the configuration and replaces the routes, whichever are given, and answers
 * with the configuration afterwards. Every route must point to trunks that exist after the change,
 * so take a trunk out of the routes before you remove it, or do both in one request. A refused
 * change leaves everything as it was; sending the same change twice does no harm.
 */
export const update: wire.Operation<
  { body: SipConfigurationUpdate | undefined },
  OperationOptions,
  SipConfiguration
> = {
  method: "PATCH",
  path: "/sip",
  type: "application/merge-patch+json",
  write: writeSipConfigurationUpdate,
  read: readSipConfiguration,
  readError: readCommunicationErrorResponse,
};

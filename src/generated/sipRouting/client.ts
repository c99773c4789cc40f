// Generated from swagger/sipRouting.json by `npm run generate`. Change that file, not this one.

import { ServiceClient } from "@azure/core-client";
import type { OperationOptions, OperationSpec, ServiceClientOptions } from "@azure/core-client";
import {
  body,
  each,
  entries,
  errorBody,
  inner,
  list,
  map,
  model,
  only,
  rename,
  requestBody,
  required,
  accept,
  serializer,
  type Read,
  type Write,
} from "../runtime.js";
import type { SipConfiguration, SipConfigurationUpdate } from "./models.js";

const readSipConfiguration: Read = model((value) => {
  map(value, "trunks");
  list(value, "routes", false);
});

const readCommunicationErrorResponse: Read = model((value) => {
  inner(value, "error", readSipRoutingError);
});

const readSipRoutingError: Read = model((value) => {
  inner(value, "details", readSipRoutingError);
  rename(value, "innererror", "innerError");
  inner(value, "innerError", readSipRoutingError);
});

const writeTrunkUpdate: Write = only("sipSignalingPort");

const writeSipTrunkRoute: Write = only("description", "name", "numberPattern", "trunks");

const writeSipConfigurationUpdate: Write = only(
  ["trunks", entries(writeTrunkUpdate)],
  ["routes", each(writeSipTrunkRoute)],
);

export const getSpec: OperationSpec = {
  serializer,
  path: "/sip",
  httpMethod: "GET",
  queryParameters: [required("api-version", "apiVersion")],
  headerParameters: [accept],
  responses: {
    200: { ...body(readSipConfiguration) },
    default: { ...errorBody(readCommunicationErrorResponse) },
  },
};

export const updateSpec: OperationSpec = {
  serializer,
  path: "/sip",
  httpMethod: "PATCH",
  queryParameters: [required("api-version", "apiVersion")],
  headerParameters: [accept],
  contentType: "application/merge-patch+json",
  requestBody: requestBody(false, writeSipConfigurationUpdate),
  responses: {
    200: { ...body(readSipConfiguration) },
    default: { ...errorBody(readCommunicationErrorResponse) },
  },
};

/**
 * Read and change the SIP trunks and the routes over which an Azure Communication Services resource
 * sends its calls. One method for each operation of version 2023-03-01.
 */
export class SipRoutingRestClient extends ServiceClient {
  /** Version of the API that requests ask for. */
  readonly apiVersion: string;

  constructor(options: ServiceClientOptions & { apiVersion?: string }) {
    super(options);
    this.apiVersion = options.apiVersion || "2023-03-01";
  }

  /** Reads all trunks and routes of the resource. There is no call for a single trunk or route. */
  get(options: OperationOptions = {}): Promise<SipConfiguration> {
    return this.sendOperationRequest({ options }, getSpec);
  }

  /**
   * Merges trunks into the configuration and replaces the routes, whichever are given, and answers
   * with the configuration afterwards. Every route must point to trunks that exist after the change,
   * so take a trunk out of the routes before you remove it, or do both in one request. A refused
   * change leaves everything as it was; sending the same change twice does no harm.
   */
  update(
    body: SipConfigurationUpdate | undefined,
    options: OperationOptions = {},
  ): Promise<SipConfiguration> {
    return this.sendOperationRequest({ body, options }, updateSpec);
  }
}

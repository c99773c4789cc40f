import type { OperationOptions } from "@azure/core-client";
import { createPipelineRequest } from "@azure/core-rest-pipeline";
import type { HttpMethods, PipelineRequest } from "@azure/core-rest-pipeline";
import type { Parameter } from "../generated/runtime.js";
import type { LinkBase } from "./links.js";
import { hideCredential } from "./shownHeaders.js";
import type { AnyOperation } from "./underWay.js";
import { requireCallback, requireHeader, requireParameter } from "./validation.js";

type Values = Record<string, unknown>;

/**
 * The request of an operation.
 * @param url - Absolute URL of a link that takes the place of the operation's path and query.
 */
export function createRequest(
  operation: AnyOperation,
  args: object,
  options: OperationOptions,
  base: LinkBase,
  url = urlOf(operation, args, options, base),
): PipelineRequest {
  const { tracingOptions } = options;
  const requestOptions = options.requestOptions ?? {};
  const request = createPipelineRequest({
    url,
    method: (operation.method ?? "GET") as HttpMethods,
  });
  if (operation.write) {
    request.headers.set("Content-Type", operation.type ?? "application/json");
    // A body that is null would mean to remove what is changed.
    const body = (args as Values)["body"] ?? undefined;
    request.body = JSON.stringify(operation.write(body));
  }
  hideCredential(request.headers).set("Accept", "application/json");
  const headers: [string, unknown][] = [
    ...given(operation.headers ?? [], args, options),
    ...Object.entries(requestOptions.customHeaders ?? {}),
  ];
  for (const [name, value] of headers) {
    if (value === undefined || value === null) continue;
    request.headers.set(name, requireHeader(name, value));
  }
  // Core's clients set it always; HTTP clients may count on it.
  request.streamResponseStatusCodes = new Set();
  for (const name of ["onUploadProgress", "onDownloadProgress"] as const) {
    const report = requestOptions[name];
    if (!report) continue;
    requireCallback(name, report);
    request[name] = report;
  }
  const { timeout, allowInsecureConnection } = requestOptions;
  if (timeout) request.timeout = timeout;
  if (allowInsecureConnection) request.allowInsecureConnection = true;
  if (tracingOptions) request.tracingOptions = tracingOptions;
  return request;
}

/** The path of an operation with its arguments. */
export const pathOf = ({ path }: { path: string }, args: object): string =>
  path.replace(/{(\w+)}/g, (_, name: string) =>
    encodeURIComponent((args as Record<string, string>)[name]!),
  );

function urlOf(
  operation: AnyOperation,
  args: object,
  options: object,
  { endpoint, apiVersion }: LinkBase,
): string {
  const parts = given(
    operation.query ?? ["api-version"],
    { ...args, "api-version": apiVersion },
    options,
  ).map(
    // A URL holds no apostrophe in its query.
    ([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("'", "%27")}`,
  );
  return `${endpoint}${pathOf(operation, args)}?${parts.join("&")}`;
}

/** The parameters that have a value. One that is given as `undefined` or `null` has none, not even its default. */
function given(
  parameters: readonly Parameter[],
  args: object,
  options: object,
): [string, string][] {
  const values: Values = { ...options, ...args };
  return parameters.flatMap((parameter) => {
    const [wire, defaultValue, name = wire] =
      typeof parameter === "string" ? [parameter] : parameter;
    // 1.5.0 knows them by their name on the wire alone.
    const key = [name, wire].find((key) => key in values);
    const value = key === undefined ? defaultValue : values[key];
    if (value === undefined || value === null) return [];
    return [[wire, requireParameter(key ?? name, value)]];
  });
}

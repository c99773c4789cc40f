// From an operation's description and arguments to a request.
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
  const setHeader = (name: string, value: unknown): void => {
    if (value !== undefined && value !== null) {
      request.headers.set(name, requireHeader(name, value));
    }
  };
  for (const parameter of operation.headers ?? []) {
    setHeader(wireNameOf(parameter), valueOf(parameter, args, options));
  }
  for (const [name, value] of Object.entries(requestOptions.customHeaders ?? {})) {
    setHeader(name, value);
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
export function pathOf({ path }: { path: string }, args: object): string {
  const [start, ...rest] = path.split("{");
  let filled = start!;
  for (const part of rest) {
    const [name, end] = part.split("}") as [string, string];
    filled += encodeURIComponent((args as Record<string, string>)[name]!) + end;
  }
  return filled;
}

function urlOf(
  operation: AnyOperation,
  args: object,
  options: object,
  { endpoint, apiVersion }: LinkBase,
): string {
  let url = `${endpoint}${pathOf(operation, args)}`;
  let separator = "?";
  for (const parameter of operation.query ?? ["api-version"]) {
    const name = wireNameOf(parameter);
    const value =
      name === "api-version"
        ? requireParameter(name, apiVersion)
        : valueOf(parameter, args, options);
    if (value === undefined) continue;
    // A URL holds no apostrophe in its query.
    url += `${separator}${name}=${encodeURIComponent(value).replaceAll("'", "%27")}`;
    separator = "&";
  }
  return url;
}

const wireNameOf = (parameter: Parameter): string =>
  typeof parameter === "string" ? parameter : parameter[0];

/** The text of a parameter that has a value. One that is given as `undefined` or `null` has none, not even its default. */
function valueOf(parameter: Parameter, args: object, options: object): string | undefined {
  const [wire, defaultValue, name = wire] = typeof parameter === "string" ? [parameter] : parameter;
  // 1.5.0 knows them by their name on the wire alone.
  const key = [name, wire].find((key) => key in args || key in options);
  const value = key === undefined ? defaultValue : ((key in args ? args : options) as Values)[key];
  return value === undefined || value === null ? undefined : requireParameter(key ?? name, value);
}

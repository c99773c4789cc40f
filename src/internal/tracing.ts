// Spans, for calls that somebody traces.
import type { OperationOptions } from "@azure/core-client";
import { tracingPolicy } from "@azure/core-rest-pipeline";
import type { PipelinePolicy, TracingPolicyOptions } from "@azure/core-rest-pipeline";
import { createTracingClient } from "@azure/core-tracing";
import { SDK_VERSION } from "./version.js";

export const tracingClient = createTracingClient({
  namespace: "Microsoft.Communication",
  packageName: "@azure/communication-phone-numbers",
  packageVersion: SDK_VERSION,
});

/** Runs calls of a client, each within a span of its name, for example `SipRoutingClient-getTrunk`. */
export const spansOf =
  (client: string) =>
  async <O extends OperationOptions, R>(
    method: string,
    options: O,
    call: (options: O) => Promise<R>,
  ): Promise<R> =>
    tracingClient.withSpan(`${client}-${method}`, options, (traced) => call(traced));

/** Core's policy, which gives each request a span, for requests of calls that somebody traces. */
export function requestTracingPolicy(options: TracingPolicyOptions): PipelinePolicy {
  const policy = tracingPolicy(options);
  return {
    name: policy.name,
    sendRequest: (request, next) =>
      isUntraced(request.tracingOptions?.tracingContext)
        ? next(request)
        : policy.sendRequest(request, next),
  };
}

/**
 * Whether nobody traced when a call began. To prepare a span that nobody gets takes core's policy a third of the time of a
 * request.
 * QUIRK: core does not say whether a tracer is registered. Until one is, it gives contexts of its own class, which keep
 * nothing but its namespace in this field. Should core rename it, requests are only slower.
 */
function isUntraced(context: object | undefined): boolean {
  const { _contextMap: values } = (context ?? {}) as { _contextMap?: Map<symbol, unknown> };
  return values !== undefined && values.size <= 1;
}

// The order of the policies that each request passes through.
import type { CommonClientOptions } from "@azure/core-client";
import {
  agentPolicy,
  createEmptyPipeline,
  decompressResponsePolicy,
  proxyPolicy,
  setClientRequestIdPolicy,
  tlsPolicy,
  userAgentPolicy,
} from "@azure/core-rest-pipeline";
import type { LogPolicyOptions, Pipeline, PipelinePolicy } from "@azure/core-rest-pipeline";
import { isNodeLike } from "@azure/core-util";
import { answerPolicy } from "./answers.js";
import { redactingLogPolicy } from "./logger.js";
import { redirectPolicy } from "./redirects.js";
import { safeRetryPolicy } from "./retries.js";
import { transportPolicy } from "./transportPolicy.js";
import { requestTracingPolicy } from "./tracing.js";
import { SDK_VERSION } from "./version.js";

/** The options of a client that concern its pipeline. */
export interface PipelineOptions extends CommonClientOptions {
  loggingOptions?: LogPolicyOptions;
}

/**
 * What each request passes through, from its outside to its inside: core's policies, ours and the user's. It is what core
 * would make of the options, without its policies for forms and files, which this API has none of, and with our own for
 * retries and the log: core's repeat what must not be repeated, and show what must not be shown.
 */
export function createPipeline(options: PipelineOptions, authentication: PipelinePolicy): Pipeline {
  const { agent, tlsOptions, userAgentOptions, loggingOptions } = options;
  const product = `azsdk-js-communication-phone-numbers/${SDK_VERSION}`;
  const prefix = userAgentOptions?.userAgentPrefix;
  const userAgent = {
    ...userAgentOptions,
    userAgentPrefix: prefix ? `${prefix} ${product}` : product,
  };

  const pipeline = createEmptyPipeline();
  if (isNodeLike) {
    if (agent) pipeline.addPolicy(agentPolicy(agent));
    if (tlsOptions) pipeline.addPolicy(tlsPolicy(tlsOptions));
    pipeline.addPolicy(proxyPolicy(options.proxyOptions));
    pipeline.addPolicy(decompressResponsePolicy());
  }
  pipeline.addPolicy(userAgentPolicy(userAgent));
  pipeline.addPolicy(setClientRequestIdPolicy(options.telemetryOptions?.clientRequestIdHeaderName));
  pipeline.addPolicy(requestTracingPolicy({ ...userAgent, ...loggingOptions }), {
    afterPhase: "Retry",
  });
  // Browsers follow redirects by themselves.
  if (isNodeLike) {
    pipeline.addPolicy(redirectPolicy(options.redirectOptions ?? {}), { afterPhase: "Retry" });
  }
  for (const { policy, position } of options.additionalPolicies ?? []) {
    pipeline.addPolicy(policy, position === "perRetry" ? { afterPhase: "Sign" } : {});
  }
  pipeline.addPolicy(answerPolicy(), { phase: "Deserialize" });
  pipeline.addPolicy(safeRetryPolicy(options.retryOptions ?? {}), { phase: "Retry" });
  // In this phase each try, and each redirect that core follows, is signed anew.
  pipeline.addPolicy(authentication, { phase: "Sign" });
  pipeline.addPolicy(redactingLogPolicy(loggingOptions ?? {}), { afterPhase: "Sign" });
  pipeline.addPolicy(transportPolicy(), { afterPhase: "Sign" });
  return pipeline;
}

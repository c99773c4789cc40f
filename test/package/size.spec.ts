import { beforeAll, describe, expect, it } from "vitest";
import { appOf, weigh } from "../../bench/weigh.js";
import { name } from "./support/projects.js";

/**
 * What the parts of an app weigh, in bytes: minified, gzip -9, with the dependencies of the lockfile. `reached` is pinned:
 * what is added must be worth its bytes, and said here.
 */
const APPS = [
  {
    app: "both clients",
    clients: ["PhoneNumbersClient", "SipRoutingClient"],
    target: 25_000,
    // 0.8 KB since 23_840: a time limit, checks of what is sent, what is known of an outcome.
    reached: 24_660,
  },
  { app: "SipRoutingClient alone", clients: ["SipRoutingClient"], target: 19_600, reached: 18_680 },
];
/** Of the same app with 1.5.0. */
const TARGET_RATIO = 0.78;
const TOLERANCE = 1.02;

/** What no client on core's pipeline can do without: tokens, retries, tracing, the log, signatures. */
const FLOOR = `
  import { bearerTokenAuthenticationPolicy, createDefaultHttpClient, createEmptyPipeline } from "@azure/core-rest-pipeline";
  import { createPipelineRequest, logPolicy, retryPolicy, tracingPolicy, userAgentPolicy } from "@azure/core-rest-pipeline";
  import { createTracingClient } from "@azure/core-tracing";
  import { computeSha256Hash, computeSha256Hmac } from "@azure/core-util";
  import { createClientLogger } from "@azure/logger";
  console.log(bearerTokenAuthenticationPolicy, createDefaultHttpClient, createEmptyPipeline, createPipelineRequest, logPolicy,
    retryPolicy, tracingPolicy, userAgentPolicy, createTracingClient, computeSha256Hash, computeSha256Hmac, createClientLogger);
`;

describe.each(APPS)("an app with $app", ({ app, clients, target, reached }) => {
  let bytes: number;
  let published: number;
  beforeAll(async () => {
    bytes = await weigh(appOf(clients, name));
    published = await weigh(appOf(clients, "published-phone-numbers"));
    const floor = await weigh(FLOOR);
    console.log(
      `${app}: ${bytes} bytes, ${(bytes / published).toFixed(3)} of 1.5.0 (${published}), ${bytes - floor} above the floor (${floor})`,
    );
  });

  it("weighs no more than its target", () => {
    expect(bytes).toBeLessThanOrEqual(target);
    expect(bytes / published).toBeLessThanOrEqual(TARGET_RATIO);
  });

  it("weighs what was reached, or less", () => {
    expect(bytes).toBeLessThanOrEqual(reached * TOLERANCE);
    expect(bytes, "It became lighter: pin what was reached.").toBeGreaterThan(reached / TOLERANCE);
  });
});

/**
 * Looks at requests and changes them: headers, a policy, time-outs and retries, the raw response, the log.
 * Reads the number PHONE_NUMBER, and changes nothing.
 */
import { AzureLogger, setLogLevel } from "@azure/logger";
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { phoneNumberFor } from "./support/settings.js";
import { openTarget } from "./support/target.js";

/** Sees each try of each request, as it goes out and as it comes back. */
const timing: PipelinePolicy = {
  name: "timing",
  async sendRequest(request, next) {
    const start = performance.now();
    let outcome: unknown = "no answer";
    try {
      const response = await next(request);
      outcome = response.status;
      return response;
    } finally {
      const ms = Math.round(performance.now() - start);
      console.log(`policy: ${request.method}: ${String(outcome)} after ${ms} ms`);
    }
  },
};

const target = await openTarget({ numbers: ["+18335550100"] });
const client = new PhoneNumbersClient(target.connectionString, {
  additionalPolicies: [{ policy: timing, position: "perRetry" }],
  retryOptions: { maxRetries: 5, maxRetryDelayInMs: 10_000 },
  userAgentOptions: { userAgentPrefix: "contoso-shop/2.1" },
});
// The log goes to stderr, unless somebody else takes it. Numbers and credentials are redacted.
const { log } = AzureLogger;
AzureLogger.log = (...parts) => console.log(`log: ${parts.join(" ").split("\n")[0]}`);
setLogLevel("info");
try {
  const phoneNumber = phoneNumberFor(target, "+18335550100");
  target.emulator?.fail("PhoneNumbers_GetByNumber", { status: 503, retryAfter: 0 });

  const number = await client.getPurchasedPhoneNumber(phoneNumber, {
    requestOptions: {
      customHeaders: { "x-shop": "42" },
      timeout: 10_000, // of each try, in milliseconds
    },
    abortSignal: AbortSignal.timeout(30_000), // of the whole call
    onResponse: ({ status, headers }) =>
      console.log(`onResponse: ${status}, took the service ${headers.get("x-processing-time")}`),
  });
  console.log(`${number.phoneNumberType}, since ${number.purchaseDate.toISOString()}`);
} finally {
  setLogLevel(undefined);
  AzureLogger.log = log;
  await target.close();
}

import { PhoneNumbersClient } from "@azure/communication-phone-numbers";

/** A program that follows a search until one thing or another ends the wait, and then has nothing left to do. */
const [ending, connectionString] = process.argv.slice(2) as [string, string];

// A timer that is left behind keeps the program alive for an hour.
const updateIntervalInMs = /result|failed/.test(ending) ? 1 : 3_600_000;
const client = new PhoneNumbersClient(connectionString);
const poller = await client.beginSearchAvailablePhoneNumbers(
  {
    countryCode: "US",
    phoneNumberType: "tollFree",
    assignmentType: "application",
    capabilities: { calling: "inbound", sms: "none" },
  },
  { updateIntervalInMs },
);
const firstPoll = new Promise<void>((resolve) => poller.onProgress(() => resolve()));
const controller = new AbortController();
const wait = poller.pollUntilDone({ abortSignal: controller.signal });
const told = wait.then(
  ({ searchId }) => `found ${typeof searchId}`,
  (error: Error) => error.name,
);
// In the middle of a request, or of the pause after it.
if (ending.endsWith("in a request")) await new Promise((resolve) => setTimeout(resolve, 50));
else await Promise.race([firstPoll, told]);
if (ending.includes("abort")) controller.abort();
if (ending.includes("stop")) poller.stopPolling();
if (ending.includes("cancellation")) await poller.cancelOperation();
console.log(await told);

import type { PhoneNumbersPoller } from "@azure/communication-phone-numbers";

export const heading = (text: string): void => console.log(`\n== ${text}`);
export const line = (text: string): void => console.log(`   ${text}`);

/** Waits for an operation and prints each change of its status. */
export async function follow<T>(what: string, poller: PhoneNumbersPoller<T>): Promise<T> {
  let last: string | undefined;
  poller.onProgress(({ status }) => {
    if (status !== last) line(`${what}: ${status}`);
    last = status;
  });
  return poller.pollUntilDone();
}

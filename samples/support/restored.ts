/** A sample that changes the SIP configuration puts it back. */
import type { SipRoutingClient } from "@azure/communication-phone-numbers";

/** Runs what changes the configuration, and restores it. It is printed first, so that it can be restored by hand. */
export async function restored(sip: SipRoutingClient, change: () => Promise<void>): Promise<void> {
  const before = await sip.getConfiguration();
  console.log(`configured before: ${JSON.stringify(before)}`);
  try {
    await change();
  } finally {
    await sip.setConfiguration(before);
    console.log("put back");
  }
}

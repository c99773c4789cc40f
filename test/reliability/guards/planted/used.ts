import { randomBytes } from "node:crypto";
import { AzureKeyCredential } from "@azure/core-auth";
import { PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { createEmulator } from "@azure/communication-phone-numbers/emulator";

/** Makes a client sign with a key, and gives it. */
export async function used(): Promise<string> {
  const key = randomBytes(64).toString("base64");
  const { endpoint, httpClient } = createEmulator({ key });
  const client = new PhoneNumbersClient(endpoint, new AzureKeyCredential(key), { httpClient });
  await client.getPurchasedPhoneNumber("+1").catch(() => undefined);
  return key;
}

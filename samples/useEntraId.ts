/**
 * Uses Microsoft Entra ID in place of an access key. Only reads.
 * COMMUNICATION_ENDPOINT=https://<resource>.communication.azure.com makes it the service, as whoever is signed in: with
 * `az login`, a managed identity, or AZURE_CLIENT_ID and so on (see @azure/identity).
 */
import { DefaultAzureCredential } from "@azure/identity";
import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import { createEmulator } from "@azure/communication-phone-numbers/emulator";

const { client, sip } = connect(process.env["COMMUNICATION_ENDPOINT"]);
for await (const { phoneNumber } of client.listPurchasedPhoneNumbers()) console.log(phoneNumber);
for await (const { fqdn } of sip.listTrunks()) console.log(fqdn);
console.log("Done, without a key.");

/** One credential does for all clients: it keeps its token, and gets the next one before that ends. */
function connect(endpoint: string | undefined): {
  client: PhoneNumbersClient;
  sip: SipRoutingClient;
} {
  if (endpoint) {
    const credential = new DefaultAzureCredential();
    return {
      client: new PhoneNumbersClient(endpoint, credential),
      sip: new SipRoutingClient(endpoint, credential),
    };
  }
  console.log("Running against an emulator in this process; it accepts a token of its own.");
  const emulator = createEmulator({ numbers: 3 });
  const { credential, httpClient } = emulator;
  return {
    client: new PhoneNumbersClient(emulator.endpoint, credential, { httpClient }),
    sip: new SipRoutingClient(emulator.endpoint, credential, { httpClient }),
  };
}

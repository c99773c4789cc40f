/** What `verbatimModuleSyntax` asks of CommonJS files: names that come by `import ... = require()`. None of it runs. */
import coreLro = require("@azure/core-lro");
import phoneNumbers = require("@azure/communication-phone-numbers");
import emulation = require("@azure/communication-phone-numbers/emulator");
import http = require("@azure/communication-phone-numbers/emulator/node");

type Poller<T> = coreLro.PollerLike<coreLro.PollOperationState<T>, T>;

async function buy(client: phoneNumbers.PhoneNumbersClient): Promise<string> {
  const poller: Poller<phoneNumbers.PurchasePhoneNumbersResult> =
    await client.beginPurchasePhoneNumbers("search");
  const result: phoneNumbers.PurchasePhoneNumbersResult = await poller.pollUntilDone();
  for await (const { phoneNumber } of client.listPurchasedPhoneNumbers()) console.log(phoneNumber);
  return result.purchaseId ?? "";
}

async function main(): Promise<void> {
  const emulator: emulation.Emulator = emulation.createEmulator({ numbers: 1 });
  const { httpClient } = emulator;
  await buy(new phoneNumbers.PhoneNumbersClient(emulator.connectionString, { httpClient }));
  const server: http.HttpEmulator = await http.startEmulator();
  const sip = new phoneNumbers.SipRoutingClient(server.connectionString);
  const trunk: phoneNumbers.SipTrunk = await sip.getTrunk("a.b");
  console.log(trunk.sipSignalingPort);
  await server.close();
}

export = { buy, main };

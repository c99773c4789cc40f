import { PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { createEmulator } from "@azure/communication-phone-numbers/emulator";
import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";

it("prints what it may", async () => {
  for (const options of [{ key: randomBytes(64).toString("base64") }, {}]) {
    const { connectionString, httpClient } = createEmulator(options);
    const client = new PhoneNumbersClient(connectionString, { httpClient });
    const lookUp = client.getPurchasedPhoneNumber("+14255550123");
    await expect(lookUp).rejects.toMatchObject({ statusCode: 404 });
    console.log(client);
  }
  console.log("the documented key:", createEmulator().key);
});

import { createHmac, createSecretKey, randomBytes } from "node:crypto";
import { createHttpHeaders } from "@azure/core-rest-pipeline";
import { it } from "vitest";
import { used } from "./used.js";

it("logs a key", async () => console.log("the key is", await used()));

it("warns with half a key in hex", async () => {
  const key = Buffer.from(await used(), "base64").toString("hex");
  console.warn(`half of it: ${key.slice(40, 80)}`);
});

it("writes a text that is a key", () => {
  const text = "horse battery staple";
  createHmac("sha256", createSecretKey(Buffer.from(text)))
    .update("")
    .digest();
  process.stdout.write(`correct ${text}\n`);
});

it("logs a token", () => {
  const token = randomBytes(24).toString("base64url");
  createHttpHeaders().set("Authorization", `Bearer ${token}`);
  console.log({ token });
});

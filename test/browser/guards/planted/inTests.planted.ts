import { createEmulator } from "@azure/communication-phone-numbers/emulator";
import { expect, it } from "vitest";
import { ownedBy, withToken } from "../../../service/target.js";

it("does nothing forbidden", async () => {
  await expect(ownedBy(withToken(createEmulator()).phoneNumbers())).resolves.toEqual([]);
});

it("prints an error", () => console.error("something is wrong"));

it("prints a warning", () => console.warn("something is odd"));

it("fetches from another origin", () => fetch("https://contoso.example/a").catch(() => undefined));

it("asks another origin by XMLHttpRequest", async () => {
  const request = new XMLHttpRequest();
  request.open("GET", "https://contoso.example/b");
  await new Promise((resolve) => {
    request.onloadend = resolve;
    request.send();
  });
});

it("loads an image of another origin", async () => {
  const image = new Image();
  await new Promise((resolve) => {
    image.onerror = resolve;
    image.src = "https://contoso.example/c";
  });
});

it("looks for Node's process", () => void (typeof process === "undefined"));

it("brings a Buffer", () => Object.assign(globalThis, { Buffer: class {} }));

import { afterAll, it } from "vitest";

afterAll(() => console.warn("after the last test"));

it("forgets a promise", () => void Promise.reject(new Error("nobody awaits this")));

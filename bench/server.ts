import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { numberText } from "./wire.js";

/** Answers every request with one purchased number, in a process of its own: its time is not the clients'. */
const server = createServer((request, response) => {
  request.resume();
  response.setHeader("content-type", "application/json");
  response.end(numberText);
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit());

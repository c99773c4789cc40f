// How a page with tokens reaches an emulator over HTTP.
import { createDefaultHttpClient, type HttpClient } from "@azure/core-rest-pipeline";

/**
 * Takes requests for the emulator's `https:` endpoint to the port where it listens. Clients with tokens speak to `https:`
 * alone, so that no token is ever seen on its way; the emulator's tokens open nothing.
 */
export function emulatorHttpClient(endpoint: string, emulatorUrl: string): HttpClient {
  const client = createDefaultHttpClient();
  return {
    async sendRequest(request) {
      const url = request.url.replace(endpoint, emulatorUrl);
      const sent = { ...request, url, allowInsecureConnection: true };
      return { ...(await client.sendRequest(sent)), request };
    },
  };
}

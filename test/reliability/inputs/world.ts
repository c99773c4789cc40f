/** The endpoint, the credentials and the HTTP client of the clients that are tried. */
import type { HttpClient, PipelineRequest, PipelineResponse } from "@azure/core-rest-pipeline";
import { recordingService, type RecordingService, type Refusal } from "./recordingService.js";

export const ENDPOINT = "https://contoso.communication.azure.com";

/** What must never be seen outside of a request's headers. */
const secret = (name: string): string =>
  btoa(`${name}-${crypto.randomUUID()}-${crypto.randomUUID()}`);
export const KEY = secret("secret key");
export const TOKEN = secret("secret token");

export const keyCredential = (): { key: string } => ({ key: KEY });
export const tokenCredential = () => ({
  getToken: async () => ({ token: TOKEN, expiresOnTimestamp: Date.now() + 3_600_000 }),
});

let service = recordingService("none");

/** A service without a past, which the clients speak to from now on. */
export const newService = (refusal: Refusal): RecordingService =>
  (service = recordingService(refusal));

/** Without a state of its own, so that it can stand in options that must not change. */
class CurrentHttpClient implements HttpClient {
  sendRequest(request: PipelineRequest): Promise<PipelineResponse> {
    return service.sendRequest(request);
  }
}
export const httpClient = new CurrentHttpClient();

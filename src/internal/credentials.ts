// Which credential goes with a request, and where it never goes.
import { isTokenCredential } from "@azure/core-auth";
import type { AccessToken, KeyCredential, TokenCredential } from "@azure/core-auth";
import { bearerTokenAuthenticationPolicy } from "@azure/core-rest-pipeline";
import type { AuthorizeRequestOptions, PipelinePolicy } from "@azure/core-rest-pipeline";
import { createAbortablePromise } from "@azure/core-util";
import { accessKeyPolicy } from "./accessKeyPolicy.js";

// QUIRK: the double slash is right; the token requests of recorded traffic ask for exactly this scope.
const SCOPE = "https://communication.azure.com//.default";

/** The policy that authenticates requests with a credential. */
export function authenticationFor(credential: KeyCredential | TokenCredential): PipelinePolicy {
  return isTokenCredential(credential)
    ? bearerTokenAuthenticationPolicy({
        credential,
        scopes: SCOPE,
        challengeCallbacks: { authorizeRequest },
      })
    : accessKeyPolicy(() => credential.key);
}

/**
 * Puts a token on a request. One token serves all who wait for it: each leaves by its own signal, and the credential, which
 * core would give the signal of whoever came first, gets none.
 */
async function authorizeRequest(options: AuthorizeRequestOptions): Promise<void> {
  const { scopes, request, getAccessToken } = options;
  const { abortSignal, tracingOptions } = request;
  const token = await createAbortablePromise<AccessToken | null>(
    (resolve, reject) => {
      const wanted = { enableCae: true, ...(tracingOptions && { tracingOptions }) };
      getAccessToken(scopes, wanted).then(resolve, reject);
    },
    abortSignal ? { abortSignal } : {},
  );
  if (token) request.headers.set("Authorization", `Bearer ${token.token}`);
}

/** Headers that authenticate a request; they must not follow it elsewhere. */
const CREDENTIAL_HEADERS = ["Authorization", "x-ms-date", "x-ms-content-sha256", "Host"];

/** Authenticates requests to the endpoint's origin, and takes the credential off all others. */
export function onlyAt(endpoint: string, authentication: PipelinePolicy): PipelinePolicy {
  const { origin } = new URL(endpoint);
  return {
    name: authentication.name,
    sendRequest(request, next) {
      const { url } = request;
      const isThere = url.startsWith(`${origin}/`) || new URL(url).origin === origin;
      if (isThere) return authentication.sendRequest(request, next);
      // A redirect that redirectOptions.allowCrossOriginRedirects permits.
      for (const name of CREDENTIAL_HEADERS) request.headers.delete(name);
      return next(request);
    },
  };
}

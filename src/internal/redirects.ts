// Which redirects are followed.
import type {
  PipelinePolicy,
  PipelineResponse,
  RedirectPolicyOptions,
} from "@azure/core-rest-pipeline";
import { requireAmount } from "./validation.js";

const DEFAULT_REDIRECTS = 20;

/**
 * Follows redirects by core's rules: to the same origin unless others are allowed, and with the method kept but after 303.
 * What core's own policy does not: a `Location` that is no URL leaves the answer as it is. Browsers need none.
 */
export function redirectPolicy(options: RedirectPolicyOptions = {}): PipelinePolicy {
  const { maxRetries = DEFAULT_REDIRECTS, allowCrossOriginRedirects } = options;
  requireAmount("redirectOptions.maxRetries", maxRetries);
  return {
    name: "redirectPolicy",
    async sendRequest(request, next) {
      let response = await next(request);
      for (let count = 0; count < maxRetries; count++) {
        const url = targetOf(request, response);
        if (!url) break;
        if (!allowCrossOriginRedirects && url.origin !== new URL(request.url).origin) break;
        request.url = url.href;
        if (response.status === 303) {
          request.method = "GET";
          request.headers.delete("Content-Length");
          delete request.body;
        }
        // It is of the request that was redirected.
        request.headers.delete("Authorization");
        response = await next(request);
      }
      return response;
    },
  };
}

/** Where a redirect leads, if it is one to follow with this method. */
function targetOf(
  { method, url }: { method: string; url: string },
  { status, headers }: PipelineResponse,
): URL | undefined {
  const isFollowed =
    status === 300 ||
    status === 307 ||
    (status === 303 && method === "POST") ||
    ((status === 301 || status === 302) && /^(GET|HEAD)$/.test(method));
  const location = isFollowed && headers.get("location");
  if (!location) return undefined;
  try {
    const target = new URL(location, url);
    return target.username || target.password ? undefined : target;
  } catch {
    return undefined;
  }
}

import { createHash } from "node:crypto";
import type { AccessToken, TokenCredential } from "@azure/core-auth";
import type { HttpClient } from "@azure/core-rest-pipeline";

const bytes = createHash("sha512").update("a key that opens nothing").digest();
/** A key as resources have them, that stands nowhere in the sources. */
export const KEY = bytes.toString("base64");
export const TOKEN = createHash("sha384").update("a token").digest("base64url");

const FRAGMENT = 16;
/** Pieces of a secret; whoever shows 24 characters of it in a row shows one of them whole. */
const fragments = (secret: string): string[] =>
  Array.from({ length: Math.floor(secret.length / 8) - 1 }, (_, index) =>
    secret.slice(index * 8, index * 8 + FRAGMENT),
  );

/** All that must not be seen: key, token, and what authenticated the requests that were sent. */
export class Secrets {
  readonly #hidden = new Set(
    [KEY, bytes.toString("base64url"), bytes.toString("hex"), bytes.toString("latin1"), TOKEN]
      .map(fragments)
      .flat(),
  );
  /** How many requests were sent with a credential. */
  sent = 0;

  /** Watches what leaves through an HTTP client. */
  watching(httpClient: HttpClient): HttpClient {
    return {
      sendRequest: (request) => {
        const authorization = request.headers.get("authorization") ?? "";
        const secret = /(?:Signature=|Bearer )(.+)/.exec(authorization)?.[1];
        if (secret !== undefined) this.sent += 1;
        for (const fragment of fragments(secret ?? "")) this.#hidden.add(fragment);
        return httpClient.sendRequest(request);
      },
    };
  }

  /** Where a text shows a secret; the text around it, without the secret. */
  shownIn(text: string): string | undefined {
    for (const fragment of this.#hidden) {
      const at = text.indexOf(fragment);
      if (at >= 0) return `${text.slice(Math.max(0, at - 60), at).replace(/\s+/g, " ")}<secret>`;
    }
    return undefined;
  }
}

export const tokens: TokenCredential = {
  getToken: async (): Promise<AccessToken> => ({
    token: TOKEN,
    expiresOnTimestamp: Date.now() + 3_600_000,
  }),
};

import { expect } from "vitest";
import { ENDPOINT, type ScriptedHttpClient } from "./scriptedHttpClient.js";

const HOST = new URL(ENDPOINT).host;

/** Forms of a link to the same place, for a path on the endpoint and a query. */
export const sameForms: [name: string, link: (path: string) => string][] = [
  ["an absolute path", (path) => path],
  ["a path without a slash", (path) => path.slice(1)],
  ["an absolute URL", (path) => ENDPOINT + path],
  ["capitals in the host", (path) => `https://CONTOSO.Communication.Azure.COM${path}`],
  ["capitals in the scheme", (path) => `HTTPS://${HOST}${path}`],
  ["the default port", (path) => `https://${HOST}:443${path}`],
  ["a network path", (path) => `//${HOST}${path}`],
  ["dot segments that change nothing", (path) => `/x/..${path}`],
  ["a fragment", (path) => `${path}#top`],
];

/** Links that lead elsewhere, for a path on the endpoint that would be right. */
export const hostile: [name: string, link: (path: string) => string][] = [
  ["another host", (path) => `https://evil.example${path}`],
  ["a host that begins like ours", (path) => `${ENDPOINT}.evil.example${path}`],
  ["our host as user name", (path) => `https://${HOST}@evil.example${path}`],
  ["a user name", (path) => `https://someone@${HOST}${path}`],
  ["a password", (path) => `https://:word@${HOST}${path}`],
  ["another port", (path) => `https://${HOST}:8443${path}`],
  ["http instead of https", (path) => `http://${HOST}${path}`],
  ["http with https' port", (path) => `http://${HOST}:443${path}`],
  ["a network path elsewhere", (path) => `//evil.example${path}`],
  ["backslashes for slashes", (path) => `\\\\evil.example${path}`],
  ["a slash and a backslash", (path) => `/\\evil.example${path}`],
  ["a tab in a network path", (path) => `/\t/evil.example${path}`],
  ["white space before", (path) => `  //evil.example${path}`],
  ["another scheme", (path) => `ftp://${HOST}${path}`],
  ["no scheme that leads anywhere", (path) => `javascript:${path}`],
  ["a broken URL", () => "https://[contoso"],
  ["an encoded slash", (path) => `${path.split("?")[0]}%2f..%2f..%2fsip`],
  ["an encoded backslash", (path) => `${path.split("?")[0]}%5c..%5csip`],
  ["another path", () => "/sip?x=1"],
  ["the root", () => "/"],
  ["nothing but dots", () => "/phoneNumbers/operations/.."],
  ["encoded dots", () => "/phoneNumbers/operations/%2e%2e/%2e%2e"],
  ["a path below", (path) => `${path.split("?")[0]}/capabilities`],
  ["a path that ends in a slash", (path) => `${path.split("?")[0]}/`],
  ["a doubled slash", (path) => `/.${path.replaceAll("/", "//")}`],
];

/** Fails where a request went to another origin than the endpoint's, or carries userinfo. */
export const onlyOurs = (httpClient: ScriptedHttpClient, endpoint = ENDPOINT): void => {
  for (const { url } of httpClient.requests) {
    expect(url.origin).toBe(new URL(endpoint).origin);
    expect(`${url.username}${url.password}`).toBe("");
  }
};

/** All items of a listing. */
export async function collect(pages: AsyncIterable<unknown>): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of pages) items.push(item);
  return items;
}

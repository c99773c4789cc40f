import { PhoneNumbersClient, SipRoutingClient } from "@azure/communication-phone-numbers";
import { createHttpHeaders, type HttpClient } from "@azure/core-rest-pipeline";
import { describe, expect, it } from "vitest";
import { listFiles, newlyFound, readTexts, withPlanted, type Texts } from "./support/repository.js";
import { wrongVersions } from "./support/versions.js";

const texts = readTexts(listFiles());
const { version } = JSON.parse(texts.get("package.json")!) as { version: string };
const OTHER = [27, 18, 28].join(".");

describe("The version", () => {
  it("is the same everywhere, and stands nowhere else", () => {
    expect(wrongVersions(texts, version)).toEqual([]);
  });

  it("is what the clients send", async () => {
    const agents: (string | undefined)[] = [];
    const httpClient: HttpClient = {
      async sendRequest(request) {
        agents.push(request.headers.get("User-Agent"));
        return { request, status: 200, headers: createHttpHeaders(), bodyAsText: "{}" };
      },
    };
    const connectionString = "endpoint=https://contoso.example/;accesskey=c2VjcmV0";
    await new PhoneNumbersClient(connectionString, { httpClient }).getPurchasedPhoneNumber("1");
    await new SipRoutingClient(connectionString, { httpClient }).getConfiguration();
    const product = `azsdk-js-communication-phone-numbers/${version}`;
    expect(agents.map((agent) => agent?.split(" ")[0])).toEqual([product, product]);
  });
});

describe("A wrong version", () => {
  const newlyWrong = (planted: Texts): string[] =>
    newlyFound(wrongVersions(planted, version), wrongVersions(texts, version));

  it.each([
    ["package.json", 1],
    ["package-lock.json", 1],
    ["package-lock.json", 2],
    ["src/internal/version.ts", 1],
    ["CHANGELOG.md", 1],
    ["README.md", 1],
  ])("is found in %s (mention %d)", (path, mention) => {
    const parts = texts.get(path)!.split(version);
    const stale = `${parts.slice(0, mention).join(version)}${OTHER}${parts.slice(mention).join(version)}`;
    expect(newlyWrong(withPlanted(texts, { [path]: stale }))).toEqual([
      `${path} names version ${OTHER}, not ${version}`,
    ]);
  });

  it("is found where there is none any more", () => {
    const planted = withPlanted(texts, { "README.md": "# Numbers\n", "CHANGELOG.md": undefined });
    expect(newlyWrong(planted)).toEqual([
      `CHANGELOG.md names version none, not ${version}`,
      `README.md names version none, not ${version}`,
    ]);
  });

  it("is found where nobody would look for it when there is the next", () => {
    const planted = withPlanted(texts, {
      "docs/planted.md": `As of ${version}, all is well.`,
      "docs/others.md": `1${version}, ${version}.1 and ${version}2 are other versions.`,
      "README.md": `${texts.get("README.md")}\nGet ${version}.\n`,
    });
    expect(newlyWrong(planted)).toEqual([
      `README.md names version ${version} where nobody would change it`,
      `docs/planted.md names version ${version} where nobody would change it`,
    ]);
  });
});

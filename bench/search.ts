import { createEmptyPipeline, createPipelineRequest } from "@azure/core-rest-pipeline";
import type { HttpClient } from "@azure/core-rest-pipeline";
import { clientsOn } from "./clients.js";
import type { Figure } from "./figures.js";
import { sideBySide } from "./rounds.js";
import { answering, ENDPOINT, type Reply } from "./wire.js";

const operationLink = "/phoneNumbers/operations/search_0e2f6b3c?api-version=2025-06-01";
const resultLink = "/availablePhoneNumbers/searchResults/0e2f6b3c?api-version=2025-06-01";
const found = JSON.stringify({
  searchId: "0e2f6b3c",
  phoneNumbers: ["+12065550100"],
  phoneNumberType: "geographic",
  assignmentType: "application",
  capabilities: { calling: "inbound", sms: "none" },
  cost: { amount: 1, currencyCode: "USD", billingFrequency: "monthly" },
  searchExpiresBy: "2026-03-04T05:06:07+00:00",
});
const operation = (status: string): Reply => ({
  text: JSON.stringify({
    status,
    resourceLocation: resultLink,
    createdDateTime: "2026-03-04T05:06:07+00:00",
    id: "search_0e2f6b3c",
    operationType: "search",
    lastActionDateTime: "2026-03-04T05:06:07+00:00",
  }),
});
const started: Reply = {
  status: 202,
  headers: {
    "operation-location": operationLink,
    location: resultLink,
    "operation-id": "search_0e2f6b3c",
    "search-id": "0e2f6b3c",
  },
};

/** A search that runs at the first poll and has succeeded at the second: four requests. */
function searching(): HttpClient {
  let polls = 0;
  return answering(({ method, url }) => {
    if (method === "POST") return started;
    if (url.includes("/searchResults/")) return { text: found };
    polls += 1;
    return operation(polls % 2 === 1 ? "running" : "succeeded");
  });
}

const wanted = {
  countryCode: "US",
  phoneNumberType: "geographic",
  assignmentType: "application",
  capabilities: { calling: "inbound", sms: "none" },
} as const;

/** From the start to the result without pauses; the floor is as many requests through a bare pipeline. */
export async function search(): Promise<Figure> {
  const clients = clientsOn(searching);
  const bare = createEmptyPipeline();
  const httpClient = searching();
  const options = { updateIntervalInMs: 0 };
  const request = async (method: "GET" | "POST", path: string): Promise<unknown> => {
    const answer = await bare.sendRequest(
      httpClient,
      createPipelineRequest({ url: `${ENDPOINT}${path}`, method }),
    );
    return answer.bodyAsText && JSON.parse(answer.bodyAsText);
  };
  const [ours, published, floor] = await sideBySide(
    [
      async () =>
        (await clients.ours.beginSearchAvailablePhoneNumbers(wanted, options)).pollUntilDone(),
      async () =>
        (
          await clients.published.beginSearchAvailablePhoneNumbers(wanted, options as object)
        ).pollUntilDone(),
      async () => {
        await request("POST", "/availablePhoneNumbers/countries/US/:search");
        await request("GET", operationLink);
        await request("GET", operationLink);
        await request("GET", resultLink);
      },
    ],
    { times: 300 },
  );
  return {
    name: "search from start to result: 4 requests, poll interval 0",
    unit: "µs",
    ours,
    published,
    floor,
    targets: { published: { atMost: 0.6 } },
  };
}

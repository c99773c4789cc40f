import { AzureKeyCredential } from "@azure/core-auth";
import { isRestError, PhoneNumbersClient } from "@azure/communication-phone-numbers";
import { heapInUse } from "./memory.js";
import { numberAt, numberPages, PAGE } from "./numberPages.js";
import { Progress } from "./progress.js";
import { LEFT_OUT } from "./report.js";
import type { Circumstances } from "./resource.js";

const MOST_GROWTH_MB = 16;
const SAMPLES = 10;
/** What no retry mends: the listing goes on with a new loop. */
const CODES = ["PARSE_ERROR", "ServiceUnavailable", "ECONNRESET", "TooManyRequests"];

/** Goes through so many numbers, 1 % of whose pages fail at first; sees each once and in order, with flat memory. */
export async function manyNumbers(
  count: number,
  { until, random, figures, report }: Omit<Circumstances, "door" | "rate">,
): Promise<void> {
  const httpClient = numberPages(count, 0.01, random, figures);
  const client = new PhoneNumbersClient(
    "https://contoso.communication.azure.com",
    new AzureKeyCredential("c29haw=="),
    { httpClient, retryOptions: { retryDelayInMs: 1, maxRetryDelayInMs: 5 } },
  );
  const listing = client.listPurchasedPhoneNumbers();
  const progress = new Progress(`${count} numbers, 1 % faults`, count);
  const heap: number[] = [];
  let seen = 0;
  const look = async (number: string): Promise<void> => {
    if (number !== numberAt(seen)) throw new Error(`${number} came in place of ${numberAt(seen)}`);
    seen += 1;
    if (seen % (count / SAMPLES) !== 0) return;
    progress.end("", count / SAMPLES);
    heap.push(await heapInUse());
  };
  for (let isEnded = false; !isEnded;) {
    try {
      for await (const { phoneNumber } of listing) {
        await look(phoneNumber);
        if (seen % PAGE === 0 && performance.now() > until) break;
      }
      isEnded = true;
    } catch (error) {
      if (!isRestError(error) || !CODES.includes(error.code ?? "")) throw error;
      figures.add(`error: ${error.code}`);
      figures.add("loops taken up again");
    }
  }
  const isCut = performance.now() > until;
  if (seen !== count && !isCut) report.problem(`${seen} of ${count} numbers were seen`);
  figures.add(LEFT_OUT, count - seen);
  const pages = figures.get("pages");
  if (pages * PAGE !== seen) report.problem(`${pages} pages were read for ${seen} numbers`);
  const growth = Math.max(...heap) - heap[0]!;
  if (growth > MOST_GROWTH_MB) report.problem(`paging grew the heap by ${growth.toFixed(1)} MB`);
  figures.add("numbers", seen);
  figures.add("heap growth while paging, MB", growth);
  figures.add("seconds", progress.finish(`heap ${heap.map((mb) => mb.toFixed(1)).join(" ")} MB`));
}

import { clientsOn } from "./clients.js";
import { timesOfPage } from "./listedPage.js";
import { sideBySide } from "./rounds.js";
import { answering, NUMBER, numberText } from "./wire.js";

/** How long one of many takes, as they become more. */
export interface Growth {
  what: string;
  rows: { many: number; ours: number; published: number; floor?: number }[];
}

/** Calls or items that each round has, about, however many come at once. */
const IN_A_ROUND = 20_000;

async function itemsOfPages(): Promise<Growth> {
  const rows = [];
  for (const many of [10, 100, 1_000, 10_000]) {
    const { ours, published, floor } = await timesOfPage(many, {
      rounds: 7,
      times: Math.max(1, IN_A_ROUND / many / 2),
    });
    rows.push({ many, ours: ours / many, published: published / many, floor: floor / many });
  }
  return { what: "µs per item of a page", rows };
}

async function callsAtOnce(): Promise<Growth> {
  const clients = clientsOn(() => answering(() => ({ text: numberText })));
  const rows = [];
  for (const many of [1, 10, 100, 1_000]) {
    const together = (call: () => Promise<unknown>) => () =>
      Promise.all(Array.from({ length: many }, call));
    const times = await sideBySide(
      [
        together(() => clients.ours.getPurchasedPhoneNumber(NUMBER)),
        together(() => clients.published.getPurchasedPhoneNumber(NUMBER)),
      ],
      { rounds: 7, times: Math.max(1, IN_A_ROUND / many / 10) },
    );
    const [ours, published] = times.map((time) => time / many) as [number, number];
    rows.push({ many, ours, published });
  }
  return { what: "µs per call of those at once", rows };
}

/** Time per item as pages grow, and per call as more are made at once. */
export const growth = async (): Promise<Growth[]> => [await itemsOfPages(), await callsAtOnce()];

import type { PagedAsyncIterableIterator } from "@azure/core-paging";
import { describe, expect, it } from "vitest";
import { listing, type Page } from "../../../src/internal/paging.js";
import { all, tokenOf } from "../support/listings.js";
import { forbidUnhandledRejections } from "../support/unhandled.js";

forbidUnhandledRejections();

type Source = Page<number> | Error;
const page = (items: number[], nextLink?: unknown): Page<number> =>
  ({ items: [...items], nextLink }) as Page<number>;
const THREE: Record<string, () => Source> = {
  first: () => page([1, 2], "b"),
  b: () => page([3], "c"),
  c: () => page([4, 5]),
};

/** A listing of pages by link, and the reads that it made; a page may fail a number of times before it comes. */
function numbers(
  pages: Record<string, () => Source>,
  failures: Record<string, number> = {},
): { list: PagedAsyncIterableIterator<number>; reads: string[]; sizes: unknown[] } {
  const reads: string[] = [];
  const sizes: unknown[] = [];
  const left = { ...failures };
  const list = listing<number>({
    resolve: (link) => (link in pages ? `https://x/${link}` : undefined),
    read: async (url, maxPageSize) => {
      const name = url?.slice("https://x/".length) ?? "first";
      reads.push(name);
      sizes.push(maxPageSize);
      await Promise.resolve();
      if ((left[name] ?? 0) > 0) {
        left[name]!--;
        throw new Error(`no ${name}`);
      }
      const found = pages[name]!();
      if (found instanceof Error) throw found;
      return found;
    },
  });
  return { list, reads, sizes };
}

describe("A listing by item", () => {
  it("gives all items of all pages, and reads each page once, when it is needed", async () => {
    const { list, reads } = numbers(THREE);
    await Promise.resolve();
    expect(reads).toEqual([]);
    const seen: [number, number][] = [];
    for await (const item of list) seen.push([item, reads.length]);
    expect(seen).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
      [4, 3],
      [5, 3],
    ]);
    expect(reads).toEqual(["first", "b", "c"]);
  });

  it("passes over empty pages, wherever they are", async () => {
    const { list } = numbers({
      first: () => page([], "b"),
      b: () => page([1], "c"),
      c: () => page([], "d"),
      d: () => page([2], "e"),
      e: () => page([]),
    });
    expect(await all(list)).toEqual([1, 2]);
  });

  it.each([
    ["absent", undefined],
    ["null", null],
    ["empty", ""],
  ])("ends where the nextLink is %s", async (_, nextLink) => {
    const { list, reads } = numbers({ first: () => page([1], nextLink) });
    expect(await all(list)).toEqual([1]);
    expect(reads).toEqual(["first"]);
  });

  it.each([
    ["points to itself", { first: () => page([1], "b"), b: () => page([2], "b") }, [1, 2]],
    [
      "closes a circle",
      { first: () => page([1], "b"), b: () => page([2], "c"), c: () => page([3], "b") },
      [1, 2, 3],
    ],
    ["leads elsewhere", { first: () => page([1], "https://evil.example") }, [1]],
  ])("ends with an error where a nextLink %s", async (_, pages, items) => {
    const { list, reads } = numbers(pages);
    const seen: number[] = [];
    const loop = async (): Promise<void> => {
      for await (const item of list) seen.push(item);
    };
    await expect(loop()).rejects.toMatchObject({ name: "RestError", code: "LinkRefused" });
    expect(seen).toEqual(items);
    await expect(list.next()).rejects.toMatchObject({ code: "LinkRefused" });
    expect(reads).toHaveLength(items.length);
  });

  it.each(["first", "b", "c"])("loses and doubles nothing when %s fails twice", async (name) => {
    const { list } = numbers(THREE, { [name]: 2 });
    const seen: number[] = [];
    const loop = async (): Promise<void> => {
      for await (const item of list) seen.push(item);
    };
    await expect(loop()).rejects.toThrow(`no ${name}`);
    await expect(list.next()).rejects.toThrow(`no ${name}`);
    await loop();
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  it("gives each item once to calls of next() at the same time", async () => {
    const { list, reads } = numbers(THREE);
    const results = await Promise.all(Array.from({ length: 8 }, () => list.next()));
    expect(results.map(({ value }) => value as unknown)).toEqual([
      1,
      2,
      3,
      4,
      5,
      undefined,
      undefined,
      undefined,
    ]);
    expect(results.map(({ done }) => done ?? false)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
      true,
      true,
    ]);
    expect(reads).toEqual(["first", "b", "c"]);
  });

  it("fails one of several calls at the same time when a page fails once", async () => {
    const { list } = numbers(THREE, { b: 1 });
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => list.next()));
    expect(
      results.map((r) => (r.status === "fulfilled" ? (r.value.value as unknown) : "failed")),
    ).toEqual([1, 2, "failed", 3, 4, 5]);
  });

  it("mixes calls of next() made together and apart", async () => {
    const { list } = numbers(THREE);
    const values: unknown[] = [];
    const take = async (): Promise<void> => void values.push((await list.next()).value);
    await Promise.all([take(), take()]);
    await Promise.all([take(), take().then(take), take()]);
    expect([...values].sort()).toEqual([1, 2, 3, 4, 5, undefined]);
  });

  it("goes on in a loop where next() stood", async () => {
    const { list } = numbers(THREE);
    expect(await list.next()).toEqual({ done: false, value: 1 });
    expect(await all(list)).toEqual([2, 3, 4, 5]);
  });

  it("starts afresh in a loop after its end, and stays at its end for next()", async () => {
    const { list, reads } = numbers(THREE);
    await all(list);
    expect(await list.next()).toEqual({ done: true, value: undefined });
    expect(await list.next()).toEqual({ done: true, value: undefined });
    expect(await all(list)).toEqual([1, 2, 3, 4, 5]);
    expect(await all(list)).toEqual([1, 2, 3, 4, 5]);
    expect(reads).toHaveLength(9);
  });

  it("goes on with next() after a break, and starts afresh in a loop", async () => {
    const { list } = numbers(THREE);
    const seen: number[] = [];
    for await (const item of list) {
      seen.push(item);
      if (item === 3) break;
    }
    expect(await list.next()).toEqual({ done: false, value: 4 });
    expect(await all(list)).toEqual([1, 2, 3, 4, 5]);
    expect(seen).toEqual([1, 2, 3]);
  });

  it("keeps an earlier loop's late page out of a new loop", async () => {
    const { list } = numbers(THREE);
    const late = list.next();
    const iterator = list as AsyncIterator<number>;
    await iterator.return?.();
    const fresh = all(list);
    await late;
    expect(await fresh).toEqual([1, 2, 3, 4, 5]);
  });
});

describe("A listing by page", () => {
  it("gives plain arrays that carry the token of the next page out of sight", async () => {
    const { list, reads } = numbers(THREE);
    const iterator = list.byPage();
    await Promise.resolve();
    expect(reads).toEqual([]);
    const pages = await all(iterator);
    expect(pages).toStrictEqual([[1, 2], [3], [4, 5]]);
    expect(pages.map(tokenOf)).toEqual(["b", "c", undefined]);
    expect(pages.map((items) => Object.keys(items))).toEqual([["0", "1"], ["0"], ["0", "1"]]);
    expect(JSON.stringify(pages)).toBe("[[1,2],[3],[4,5]]");
  });

  it("keeps empty pages, so that their tokens are there", async () => {
    const { list } = numbers({ first: () => page([], "b"), b: () => page([1]) });
    expect(await all(list.byPage())).toEqual([[], [1]]);
  });

  it("goes on from a token, in another listing too", async () => {
    const { value } = (await numbers(THREE).list.byPage().next()) as { value: number[] };
    const continuationToken = tokenOf(value) as string;
    const { list, reads } = numbers(THREE);
    expect(await all(list.byPage({ continuationToken }))).toEqual([[3], [4, 5]]);
    expect(reads).toEqual(["b", "c"]);
  });

  it("starts at the beginning where the token is undefined or empty", async () => {
    const { list } = numbers(THREE);
    expect(await all(list.byPage({ continuationToken: "" }))).toHaveLength(3);
    expect(await all(list.byPage({}))).toHaveLength(3);
  });

  it("refuses a foreign token at the first next()", async () => {
    const { list, reads } = numbers(THREE);
    const iterator = list.byPage({ continuationToken: "https://evil.example" });
    await expect(iterator.next()).rejects.toBeInstanceOf(TypeError);
    await expect(iterator.next()).rejects.toThrow("continuationToken");
    expect(reads).toEqual([]);
  });

  it("ends with an error where the page of a token leads to itself", async () => {
    const { list } = numbers({ first: () => page([]), b: () => page([1], "b") });
    const iterator = list.byPage({ continuationToken: "b" });
    expect(await iterator.next()).toEqual({ done: false, value: [1] });
    await expect(iterator.next()).rejects.toMatchObject({ name: "RestError", code: "LinkRefused" });
  });

  it("hands maxPageSize to each read", async () => {
    const { list, sizes } = numbers(THREE);
    await all(list.byPage({ maxPageSize: 7 }));
    expect(sizes).toEqual([7, 7, 7]);
  });

  it("asks for a failed page again", async () => {
    const { list, reads } = numbers(THREE, { b: 1 });
    const iterator = list.byPage();
    await iterator.next();
    await expect(iterator.next()).rejects.toThrow("no b");
    expect(await all(iterator)).toEqual([[3], [4, 5]]);
    expect(reads).toEqual(["first", "b", "b", "c"]);
  });

  it("gives each page once to calls at the same time", async () => {
    const iterator = numbers(THREE).list.byPage();
    const results = await Promise.all([0, 1, 2, 3].map(() => iterator.next()));
    expect(results.map(({ value }) => value as unknown)).toEqual([[1, 2], [3], [4, 5], undefined]);
  });

  it("is apart from the listing by item and from other listings by page", async () => {
    const { list } = numbers(THREE);
    await list.next();
    const [one, other] = [list.byPage(), list.byPage()];
    await one.next();
    expect(await all(other)).toHaveLength(3);
    expect(await all(one)).toEqual([[3], [4, 5]]);
    expect(await all(list)).toEqual([2, 3, 4, 5]);
  });
});

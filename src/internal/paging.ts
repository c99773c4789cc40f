// Listings: items and pages that begin afresh, go on after a failure, and end.
import type { PageSettings } from "@azure/core-paging";
import type { Listing, ResultPage } from "../models.js";
import { linkRefused } from "./errors.js";

/** What a listing reads of an answer. */
export interface Page<T> {
  items: T[];
  nextLink?: string | null | undefined;
}

/** How a listing gets its pages. */
export interface PageSource<T> {
  /** Reads the first page, or the page at the absolute URL of a link that an earlier one gave. */
  read: (url: string | undefined, maxPageSize?: number) => Promise<Page<T>>;
  /** The absolute URL of a link, or undefined where it does not lead to a page of this listing. */
  resolve: (link: string) => string | undefined;
}

/** What a function gives now. Where it throws, so does whoever asks for the value: a listing rejects at its first page. */
export function takenNow<T>(take: () => T): () => T {
  try {
    const value = take();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

const END = { done: true, value: undefined } as const;

/**
 * A listing by item and by page that sends nothing before the first `next()`. A failed page can be asked for again with
 * the next `next()`. A loop takes up what an earlier `next()` left; once the end was reached or
 * a loop was broken off, the next one begins at the first item again. A `next()` by hand goes on after a break.
 */
export function listing<T>(source: PageSource<T>): Listing<T> {
  let items = byItem(source);
  let isBrokenOff = false;
  const iterator = {
    next: () => items.next(),
    // for await calls this at a break; the interface of core-paging does not name it.
    return: () => {
      isBrokenOff = true;
      return Promise.resolve(END);
    },
    [Symbol.asyncIterator]() {
      if (isBrokenOff || items.isEnded()) items = byItem(source);
      isBrokenOff = false;
      return iterator;
    },
    byPage: (settings?: PageSettings | null) => byPage(source, settings),
  };
  return iterator;
}

/** One pass through the items. */
function byItem<T>(source: PageSource<T>): {
  next: () => Promise<IteratorResult<T, undefined>>;
  isEnded: () => boolean;
} {
  const pages = byPage(source);
  let page: T[] = [];
  let index = 0;
  let ended = false;

  const pull = async (): Promise<IteratorResult<T, undefined>> => {
    while (!ended && index >= page.length) {
      const result = await pages.next();
      if (result.done) ended = true;
      else [page, index] = [result.value, 0];
    }
    return ended ? END : { done: false, value: page[index++]! };
  };
  const inOrder = queue(pull);
  return {
    next: () =>
      // The way of most items: no queue, no further promise.
      inOrder.isIdle() && index < page.length && !ended
        ? Promise.resolve({ done: false, value: page[index++]! })
        : inOrder.run(),
    isEnded: () => ended,
  };
}

function byPage<T>(
  source: PageSource<T>,
  settings?: PageSettings | null,
): AsyncIterableIterator<ResultPage<T>> {
  const given = takenNow((): PageSettings => ({ ...settings }));
  /** Of the next page; null before the first. */
  let link: string | undefined | null = null;
  let ended = false;
  const followed = new Set<string>();

  const urlOf = (text: string): string => {
    if (typeof text !== "string") throw new TypeError("continuationToken must be a string.");
    if (followed.has(text)) throw linkRefused("leads to a page that was read before");
    const url = source.resolve(text);
    if (url) return url;
    if (text !== given().continuationToken)
      throw linkRefused("does not lead to a page of this listing on the endpoint");
    throw new TypeError("continuationToken is not one of this listing.");
  };
  const pull = async (): Promise<IteratorResult<ResultPage<T>, undefined>> => {
    if (ended) return END;
    const { continuationToken, maxPageSize } = given();
    link ??= continuationToken || undefined;
    const url = link === undefined ? undefined : urlOf(link);
    const { items, nextLink } = await source.read(url, maxPageSize || undefined);
    if (link !== undefined) followed.add(link);
    link = nextLink || undefined;
    ended ||= link === undefined;
    // Not enumerable, so that pages compare and print as the plain arrays that they are.
    Object.defineProperty(items, "continuationToken", { value: link });
    return { done: false, value: items };
  };
  const inOrder = queue(pull);
  return {
    next: inOrder.run,
    return: (value?: unknown) => {
      ended = true;
      return Promise.resolve({ done: true, value });
    },
    throw: async (error: Error) => {
      ended = true;
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** Runs calls of one function after another, however they were made. */
function queue<R>(call: () => Promise<R>): { run: () => Promise<R>; isIdle: () => boolean } {
  let last: Promise<unknown> | undefined;
  return {
    isIdle: () => last === undefined,
    run: () => {
      const result = last ? last.then(call, call) : call();
      const settled = (): void => {
        if (last === result) last = undefined;
      };
      last = result;
      result.then(settled, settled);
      return result;
    },
  };
}

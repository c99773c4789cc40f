// Pages of a list, and the link to the next.
import { readCount } from "./checks.js";
import type { Context } from "./handler.js";

/**
 * One page of `items`, and the link to the next: the request's own path and query with `skip` moved on.
 * `sizeName` is `maxPageSize`, or `top` for purchased numbers.
 */
export function pageOf<T>(
  context: Context,
  items: Pick<readonly T[], "length" | "slice">,
  sizeName: "maxPageSize" | "top",
): { page: T[]; nextLink: string | null } {
  const skip = readCount(context, "skip", 0, 0);
  const size = readCount(context, sizeName, 1, 100);
  const end = skip + size;
  return {
    page: items.slice(skip, end),
    nextLink: end < items.length ? withSkip(context.target, end) : null,
  };
}

function withSkip(target: string, skip: number): string {
  const start = target.indexOf("?") + 1;
  const parts = target.slice(start).split("&");
  // The name may be percent-encoded.
  const at = parts.findIndex((part) => new URLSearchParams(part).has("skip"));
  if (at < 0) parts.push(`skip=${skip}`);
  else parts[at] = `skip=${skip}`;
  return target.slice(0, start) + parts.join("&");
}

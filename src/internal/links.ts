// Which links of the service are followed: those on the own endpoint, to where they belong.
/** Where links may lead: the endpoint of the client, and the API version for a link that names none. */
export interface LinkBase {
  /** Endpoint without a slash at its end; may have a base path. */
  endpoint: string;
  apiVersion: string;
}

/** Path of a link on the endpoint, without the endpoint's base path, and its query. */
export type PathTest = (path: string) => boolean;

/** A separator in disguise, which some servers decode before they look for the path's parts. */
const HIDDEN_SEPARATOR = /%2f|%5c/i;

/**
 * The absolute URL of a link that the service sent or a serialised poller holds; undefined where the link is refused,
 * because it leads to another origin, carries userinfo, or has a path that belongs to something else.
 * @param requestPath - Path of the request that was answered with the link; a link that is only a query keeps it.
 */
export function resolveLink(
  link: string,
  { endpoint, apiVersion }: LinkBase,
  belongs: PathTest,
  requestPath = "/",
): string | undefined {
  const { origin } = new URL(endpoint);
  const basePath = endpoint.slice(origin.length);
  let url: URL;
  try {
    url = new URL(link.startsWith("?") ? requestPath + link : link, `${endpoint}/`);
  } catch {
    return undefined;
  }
  if (url.origin !== origin || url.username || url.password) return undefined;
  const path = url.pathname.startsWith(`${basePath}/`)
    ? url.pathname.slice(basePath.length)
    : url.pathname;
  if (!isPlain(path) || !belongs(path)) return undefined;
  if (!url.searchParams.has("api-version")) url.searchParams.set("api-version", apiVersion);
  return `${endpoint}${path}${url.search}`;
}

/** Whether a path says what it means: it can be decoded, and no separator hides in it. */
function isPlain(path: string): boolean {
  try {
    decodeURIComponent(path);
    return !HIDDEN_SEPARATOR.test(path);
  } catch {
    return false;
  }
}

/** The part of an absolute link that holds on any endpoint of the service. */
export function relativeLink(url: string, { endpoint }: LinkBase): string {
  return url.slice(new URL(endpoint).href.replace(/\/+$/, "").length);
}

/** Accepts the path of one listing, however its characters are encoded and cased. */
export function samePath(expected: string): PathTest {
  const plain = (path: string): string => decodeURIComponent(path).toLowerCase();
  return (path) => plain(path) === plain(expected);
}

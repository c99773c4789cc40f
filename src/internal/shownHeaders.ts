import type { HttpHeaders, PipelineRequest } from "@azure/core-rest-pipeline";

/** What Node calls to print an object. */
const INSPECT = Symbol.for("nodejs.util.inspect.custom");

type Values = Record<string, string>;

/** Headers of a request, of which printing shows all but the credential: requests are part of errors and raw responses. */
class ShownHeaders implements HttpHeaders {
  /** Not enumerable, for those who print an object by its properties; not private, for those who wrap it in a proxy. */
  declare readonly kept: { all: HttpHeaders; isAnswered: boolean };

  constructor(all: HttpHeaders) {
    Object.defineProperty(this, "kept", { value: { all, isAnswered: false } });
  }

  get(name: string): string | undefined {
    return this.kept.all.get(name);
  }

  has(name: string): boolean {
    return this.kept.all.has(name);
  }

  set(name: string, value: string | number | boolean): void {
    this.kept.all.set(name, value);
  }

  delete(name: string): void {
    this.kept.all.delete(name);
  }

  [Symbol.iterator](): Iterator<[string, string]> {
    return this.kept.all[Symbol.iterator]();
  }

  /** JSON.stringify gives the name of a property. HTTP clients, which need all headers, give options or nothing. */
  toJSON(how?: string | { preserveCase?: boolean }): Values {
    const { all, isAnswered } = this.kept;
    const isForSending = typeof how === "object" || (how === undefined && !isAnswered);
    return isForSending ? all.toJSON(how) : this[INSPECT]();
  }

  toString(): string {
    return JSON.stringify(this[INSPECT]());
  }

  [INSPECT](): Values {
    const { authorization, ...rest } = this.kept.all.toJSON();
    return authorization ? { ...rest, authorization: "REDACTED" } : rest;
  }
}

/** Keeps the credential out of what printing a request's headers shows. */
export function hideCredential(request: PipelineRequest): HttpHeaders {
  if (!(request.headers instanceof ShownHeaders)) {
    request.headers = new ShownHeaders(request.headers);
  }
  return request.headers;
}

/** Hides it from those as well who print an object by calling its toJSON, as Vitest does: it is not sent any more. */
export function hideAnsweredCredential({ headers }: PipelineRequest): void {
  if (headers instanceof ShownHeaders) headers.kept.isAnswered = true;
}

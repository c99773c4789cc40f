/** What there is to know of a public method to try it. */
export type Args = readonly unknown[];
export type Values = Record<string | symbol, unknown>;

/** A request that a method may send. */
export interface Sending {
  method: string;
  /** The parts of its path. */
  path: (args: Args) => string[];
  /** Where in the options a value of the query comes from, and what it is where none is given. */
  query?: Record<string, [option: string | symbol, standard?: string]>;
  headers?: Record<string, string>;
  /** What its body holds; undefined where it has none. */
  body?: (args: Args) => unknown;
  /** Sent by the method itself, whenever it succeeds. */
  isMain?: boolean;
}

export interface Method {
  name: string;
  client: "numbers" | "sip";
  kind: "plain" | "list" | "byPage" | "begin" | "poller" | "constructor";
  /** Names of its parameters; one of them is called options. */
  parameters: string[];
  args: () => unknown[];
  sends: Sending[];
}

/** The caller's own properties of an object, as a spread sees them. */
export const own = (value: unknown): Values => ({ ...(value as object) });

/** The options that a call was given. */
export const optionsOf = ({ parameters }: Method, args: Args): Values =>
  own(args[parameters.indexOf("options")]);

/** What every call takes, and what none does. */
export const commonOptions = (): Values => ({
  abortSignal: new AbortController().signal,
  onResponse: () => undefined,
  requestOptions: {
    customHeaders: { "x-note": "a note" },
    timeout: 5000,
    onUploadProgress: () => undefined,
    onDownloadProgress: () => undefined,
    shouldDeserialize: true,
    allowInsecureConnection: false,
  },
  serializerOptions: { xml: { rootName: "a" } },
  tracingOptions: { tracingContext: undefined },
  // What is no option, and must not get into a request.
  ...{ status: "active", expiresAt: "2025-01-01", searchId: "other", body: { a: 1 } },
  ...{ phoneNumbers: { "1": null }, "api-version": "1", trunks: [], routes: [] },
});

export const get = (path: Sending["path"], more: Partial<Sending> = {}): Sending => ({
  method: "GET",
  path,
  ...more,
});

/** A method of telephone numbers that has options alone, but for what is said. */
export const method = (name: string, rest: Partial<Method> & Pick<Method, "sends">): Method => ({
  name,
  client: "numbers",
  kind: "plain",
  parameters: ["options"],
  args: () => [commonOptions()],
  ...rest,
});

export const path =
  (...parts: string[]) =>
  (): string[] =>
    parts;

export const AVAILABLE = "availablePhoneNumbers";
export const GUID = "11111111-2222-4333-8444-555555555555";

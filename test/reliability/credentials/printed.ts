import { Console } from "node:console";
import { Writable } from "node:stream";
import { format, inspect, type InspectOptions } from "node:util";

const WHOLE: InspectOptions = { depth: Infinity, showHidden: true, maxStringLength: Infinity };

/** What a console writes. */
function written(write: (to: Console) => void): string {
  let text = "";
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  write(new Console({ stdout: stream, stderr: stream }));
  return text;
}

function json(value: unknown): string {
  const seen = new Set<unknown>();
  // Loggers that write JSON leave out what they have written.
  return String(
    JSON.stringify(value, (_, part: unknown) => {
      if (typeof part === "bigint") return String(part);
      if (typeof part !== "object" || part === null) return part;
      if (seen.has(part)) return "[Circular]";
      seen.add(part);
      return part;
    }),
  );
}

/** The ways in which programs print a value. */
const WAYS: Record<string, (value: unknown) => string> = {
  "String()": (value) => String(value),
  "a template": (value) => `${value as string}`,
  "JSON.stringify": json,
  "console.log": (value) => written((to) => to.log(value)),
  "console.error": (value) => written((to) => to.error("failed", value)),
  "console.dir": (value) => written((to) => to.dir(value)),
  "console.dir, all": (value) => written((to) => to.dir(value, { depth: null })),
  "console.table": (value) => written((to) => to.table(value)),
  "inspect, all": (value) => inspect(value, WHOLE),
  "format %o %O %s": (value) => format("%o %O %s", value, value, value),
};

/** A value and what hangs on it that people print by itself. */
function* parts(
  name: string,
  value: unknown,
  seen = new Set<unknown>(),
): Generator<[string, unknown]> {
  if (seen.has(value)) return;
  seen.add(value);
  yield [name, value];
  if (typeof value !== "object" || value === null) return;
  const found = value as Record<string, unknown>;
  for (const key of ["message", "stack", "cause", "details", "request", "response", "headers"]) {
    if (found[key] !== undefined) yield* parts(`${name}.${key}`, found[key], seen);
  }
}

/** All that programs print of a value, with the way that does so. */
export function* printed(name: string, value: unknown): Generator<[way: string, text: string]> {
  for (const [part, thing] of parts(name, value)) {
    for (const [way, print] of Object.entries(WAYS)) yield [`${way} of ${part}`, print(thing)];
  }
}

/**
 * A global setup: fails the run if anything that it prints, by tests, failure messages or reporters, holds a key or a token
 * that was used in it. `usedKeys.ts` takes those down, in a setup file.
 */
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { readUsed, shownIn } from "./guards/usedSecrets.js";

/** What a stream is given to write, as functions of it. */
interface Writes {
  _write: (this: Writable, ...args: Parameters<Writable["_write"]>) => void;
  _writev?: (this: Writable, ...args: Parameters<NonNullable<Writable["_writev"]>>) => void;
}

/**
 * Copies to a file what a stream writes. Below `write`, which reporters that draw on a terminal keep for themselves before
 * a global setup begins.
 */
function copyTo(file: number, stream: Writable): () => void {
  const { _write, _writev } = stream as Writes;
  const keep = (chunk: string | Uint8Array, encoding: BufferEncoding): void => {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk, encoding) : chunk;
    writeSync(file, bytes);
  };
  const copying: Writes = {
    _write(chunk, encoding, done) {
      keep(chunk as string | Uint8Array, encoding);
      _write.call(this, chunk, encoding, done);
    },
    ...(_writev && {
      _writev(chunks, done) {
        for (const { chunk, encoding } of chunks) keep(chunk as string | Uint8Array, encoding);
        _writev.call(this, chunks, done);
      },
    }),
  };
  Object.assign(stream, copying);
  return () => void Object.assign(stream, { _write, ...(_writev && { _writev }) });
}

/** Waits for what a stream was given; not by its own `write`, which a reporter may have replaced. */
const written = (stream: Writable): Promise<void> =>
  new Promise((resolve) => void Writable.prototype.write.call(stream, "", "utf8", () => resolve()));

export function setup(): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "used-keys-"));
  process.env["USED_KEYS_FOLDER"] = folder;
  const output = join(folder, "output");
  const file = openSync(output, "a");
  const streams = [process.stdout, process.stderr];
  const ends = streams.map((stream) => copyTo(file, stream));

  return async () => {
    const { exitCode } = process;
    // Until it is known that nothing was shown: Vitest reports what a teardown throws, and ends well.
    process.exitCode = 1;
    await Promise.all(streams.map(written));
    for (const end of ends) end();
    closeSync(file);
    const used = readUsed(folder, "output");
    const { characters, places } = await shownIn(output, used);
    rmSync(folder, { recursive: true });
    if (places.length > 0) {
      throw new Error(`A key or token that was used is in the output:\n${places.join("\n")}`);
    }
    process.exitCode = exitCode;
    const { keys, tokens } = used;
    process.stderr.write(
      `\n${keys} keys and ${tokens} tokens used, ${characters} characters of output, none shown.\n`,
    );
  };
}

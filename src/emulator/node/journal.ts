import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { StringDecoder } from "node:string_decoder";
import type { Change, Store } from "../store.js";
import { lockFile } from "./fileLock.js";

const firstLine = '{"phoneNumbersEmulator":1}';
const changesPerLine = 100;

/**
 * Keeps a store's content in a file of JSON lines. Each line after the first is a list of changes, written before the
 * request that made them is answered; so a process that is killed leaves all that it answered, and at most one broken
 * last line. Opening a file writes it anew, as short as it can be.
 */
export class Journal {
  readonly #store: Store;
  readonly #path: string;
  readonly #unlock: () => void;
  #file: number | undefined;
  #size = 0;
  /** Not yet in the file. Of a setting, only the last value counts. */
  #changes: Change[] = [];
  readonly #settings = new Map<string, Change>();

  /** Puts what the file holds into the store; if it holds nothing, the content of the store is its beginning. */
  constructor(store: Store, path: string) {
    this.#store = store;
    this.#path = existsSync(path)
      ? realpathSync(path)
      : join(realpathSync(dirname(resolve(path))), basename(path));
    this.#unlock = lockFile(this.#path);
    try {
      if (existsSync(this.#path)) readJournal(store, linesOf(this.#path));
      this.rewrite();
    } catch (error) {
      this.#unlock();
      throw error;
    }
    store.onChange = (change) => {
      if (change[0] === "settings") this.#settings.set(change[1], change);
      else this.#changes.push(change);
    };
  }

  /** Writes what has changed since the last call. */
  flush(): void {
    const changes = [...this.#changes, ...this.#settings.values()];
    if (changes.length === 0 || this.#file === undefined) return;
    try {
      this.#size += write(this.#file, changes, this.#size);
    } catch (error) {
      // Half a line would damage those that follow. Its changes wait for the next call.
      ftruncateSync(this.#file, this.#size);
      throw error;
    }
    this.#forget();
  }

  /** Writes the whole content anew, beside the old file first, so that a killed process leaves one or the other. */
  rewrite(): void {
    const file = openSync(`${this.#path}.new`, "w");
    let size = writeSync(file, `${firstLine}\n`);
    let changes: Change[] = [];
    for (const change of this.#store.content()) {
      changes.push(change);
      if (changes.length < changesPerLine) continue;
      size += write(file, changes, size);
      changes = [];
    }
    size += write(file, changes, size);
    fsyncSync(file);
    renameSync(`${this.#path}.new`, this.#path);
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = file;
    this.#size = size;
    this.#forget();
  }

  /** Nothing is written any more. */
  close(): void {
    if (this.#file === undefined) return;
    this.#store.onChange = () => {};
    closeSync(this.#file);
    this.#file = undefined;
    this.#unlock();
  }

  #forget(): void {
    this.#changes = [];
    this.#settings.clear();
  }
}

/** Writes a line at a place in the file; gives its length in bytes. */
function write(file: number, changes: readonly Change[], place: number): number {
  const bytes = Buffer.from(`${JSON.stringify(changes)}\n`);
  let written = 0;
  while (written < bytes.length) {
    written += writeSync(file, bytes, written, bytes.length - written, place + written);
  }
  return bytes.length;
}

/** The lines of a file, each with its end; a last one that was broken off has none. */
function* linesOf(path: string): Iterable<string> {
  const file = openSync(path, "r");
  try {
    const chunk = Buffer.alloc(64 * 1024);
    const decoder = new StringDecoder();
    let pieces: string[] = [];
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      for (const piece of decoder.write(chunk.subarray(0, read)).split(/(?<=\n)/)) {
        pieces.push(piece);
        if (!piece.endsWith("\n")) continue;
        yield pieces.join("");
        pieces = [];
      }
    }
    if (pieces.length > 0) yield pieces.join("");
  } finally {
    closeSync(file);
  }
}

/** Puts what the lines of a journal hold into the store; without any, the store stays as it is. */
export function readJournal(store: Store, lines: Iterable<string>): void {
  let count = 0;
  for (const line of lines) {
    count += 1;
    if (count === 1) {
      if (line.trimEnd() !== firstLine) throw new Error("it is no journal of this emulator");
      store.clear();
      continue;
    }
    try {
      for (const change of JSON.parse(line) as Iterable<unknown>) store.apply(change);
    } catch (cause) {
      // The last line was broken off before its request was answered.
      if (!line.endsWith("\n") && cause instanceof SyntaxError) return;
      const { message } = cause as Error;
      throw new Error(`it is damaged in line ${count} (${message}); it was left as it is`, {
        cause,
      });
    }
  }
}

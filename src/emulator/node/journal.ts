// The state file: each change is in it before its answer is sent.
import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { StringDecoder } from "node:string_decoder";
import type { Change, Store } from "../store.js";
import { lockFile } from "./fileLock.js";

const firstLine = '{"phoneNumbersEmulator":1}';
const changesPerLine = 100;

/**
 * Keeps a store's content in a file of JSON lines. Each line after the first is a list of changes with its checksum,
 * written before the request that made them is answered; so a process that is killed leaves all that it answered, and
 * at most one broken last line. Opening a file writes it anew, as short as it can be.
 */
export class Journal {
  readonly #store: Store;
  readonly #file: number;
  readonly #unlock: () => void;
  #size = 0;
  #isOpen = true;
  /** Not yet in the file. Of a setting, only the last value counts. */
  #changes: Change[] = [];
  readonly #settings = new Map<string, Change>();

  /** Puts what the file holds into the store; if it holds nothing, the content of the store is its beginning. */
  constructor(store: Store, path: string) {
    this.#store = store;
    const file = existsSync(path)
      ? realpathSync(path)
      : join(realpathSync(dirname(resolve(path))), basename(path));
    this.#unlock = lockFile(file);
    try {
      if (existsSync(file)) readJournal(store, linesOf(file));
      this.#file = this.#writeAnew(file);
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
    if (changes.length === 0 || !this.#isOpen) return;
    if (fstatSync(this.#file).nlink === 0) {
      throw new Error("the state file was deleted or replaced under a running emulator");
    }
    try {
      this.#write(this.#file, changes);
    } catch (error) {
      // Half a line would damage those that follow. Its changes wait for the next call.
      ftruncateSync(this.#file, this.#size);
      throw error;
    }
    this.#changes = [];
    this.#settings.clear();
  }

  /** Nothing is written any more. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#store.onChange = () => {};
    closeSync(this.#file);
    this.#unlock();
  }

  /** Beside the old file first, so that a killed process leaves one or the other. */
  #writeAnew(path: string): number {
    const file = openSync(`${path}.new`, "w");
    try {
      if (existsSync(path)) fchmodSync(file, statSync(path).mode);
      this.#size = writeSync(file, `${firstLine}\n`);
      let changes: Change[] = [];
      for (const change of this.#store.content()) {
        changes.push(change);
        if (changes.length < changesPerLine) continue;
        this.#write(file, changes);
        changes = [];
      }
      this.#write(file, changes);
      fsyncSync(file);
      renameSync(`${path}.new`, path);
      return file;
    } catch (error) {
      closeSync(file);
      rmSync(`${path}.new`, { force: true });
      throw error;
    }
  }

  /** Adds one line. */
  #write(file: number, changes: readonly Change[]): void {
    const text = JSON.stringify(changes);
    const bytes = Buffer.from(`["${checksum(text)}",${text}]\n`);
    let written = 0;
    while (written < bytes.length) {
      const place = this.#size + written;
      written += writeSync(file, bytes, written, bytes.length - written, place);
    }
    this.#size += bytes.length;
  }
}

const checksum = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 16);

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
    const [, sum = "", text = ""] = /^\["([0-9a-f]{16})",([^]*)\]\n?$/.exec(line) ?? [];
    if (sum === checksum(text)) {
      for (const change of JSON.parse(text) as Change[]) store.apply(change);
    } else if (line.endsWith("\n")) {
      throw new Error(`it is damaged in line ${count}, and was left as it is`);
    }
    // Otherwise the last line was broken off before its request was answered.
  }
}

// One emulator of a machine at a time uses a state file.
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { threadId } from "node:worker_threads";

/**
 * Keeps other emulators of this machine away from a file, by a file beside it that holds the id of this process. One
 * that a killed process left behind is taken over. Gives the function that ends the lock.
 */
export function lockFile(file: string): () => void {
  const lock = `${file}.lock`;
  const own = `${lock}.${process.pid}.${threadId}`;
  for (;;) {
    if (create(lock, own)) return () => rmSync(lock, { force: true });
    refuseIfHeld(lock, lock);
    takeAway(lock, own);
  }
}

/** Whether the lock came into being, with its content at once; not if there is one. */
function create(lock: string, own: string): boolean {
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(own);
  }
}

/** Moves a lock that nobody holds out of the way; of several who try, one succeeds. */
function takeAway(lock: string, own: string): void {
  try {
    renameSync(lock, own);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  try {
    // Another one may have been quicker, and this is its lock.
    refuseIfHeld(own, lock);
  } catch (error) {
    linkSync(own, lock);
    throw error;
  } finally {
    rmSync(own);
  }
}

function refuseIfHeld(file: string, lock: string): void {
  const holder = holderOf(file);
  if (holder === undefined) return;
  throw new Error(
    `an emulator in process ${holder} is using it; if that process is none, delete ${lock}`,
  );
}

/** The living process that holds a lock. */
function holderOf(lock: string): number | undefined {
  let pid: number;
  let since: number;
  try {
    pid = Number(readFileSync(lock, "utf8"));
    since = statSync(lock).mtimeMs;
  } catch {
    return undefined;
  }
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (pid === process.pid) {
    // Older than this process, it is left over from one that had the same id, as in a container.
    return since < Date.now() - process.uptime() * 1000 ? undefined : pid;
  }
  try {
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    return codeOf(error) === "EPERM" ? pid : undefined;
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

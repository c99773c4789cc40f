import { readFileSync, rmSync, writeFileSync } from "node:fs";

/** Files that this process has locked. */
const locked = new Set<string>();

/**
 * Keeps other emulators away from a file, by a file beside it that holds the id of this process. One that a killed
 * process left behind is taken over. Gives the function that ends the lock.
 */
export function lockFile(file: string): () => void {
  const lock = `${file}.lock`;
  const holder = locked.has(file) ? process.pid : otherHolder(lock);
  if (holder !== undefined) {
    throw new Error(
      `an emulator in process ${holder} is using it; if that process is none, delete ${lock}`,
    );
  }
  rmSync(lock, { force: true });
  // Fails if another process was quicker.
  writeFileSync(lock, String(process.pid), { flag: "wx" });
  locked.add(file);
  return () => {
    locked.delete(file);
    rmSync(lock, { force: true });
  };
}

/** The living process that holds the lock. The own id in it is left over from another life, as in a container. */
function otherHolder(lock: string): number | undefined {
  let pid: number;
  try {
    pid = Number(readFileSync(lock, "utf8"));
  } catch {
    return undefined;
  }
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return undefined;
  try {
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM" ? pid : undefined;
  }
}

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the running server writes into its data directory (PostgreSQL `pidfile.h`). */
export interface PidFile {
  readonly pid: number;
  /** `starting`, `ready`, `stopping` .. */
  readonly status: string;
}

/** Undefined when there is none: the server stopped in good order, or never ran. */
export function readPidFile(cluster: string): PidFile | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, status: lines[7]?.trim() ?? '' } : undefined;
}

/**
 * Whether process `pid` is a server on this cluster, and not a stranger that got the number of one that died. The server's working
 * directory is the cluster; a zombie has none. Where there is no `/proc` any living process counts.
 */
export function runsOn(cluster: string, pid: number): boolean {
  try {
    if (process.platform !== 'linux') return process.kill(pid, 0);
    const there = statSync(`/proc/${pid}/cwd`);
    const here = statSync(cluster);
    return there.dev === here.dev && there.ino === here.ino;
  } catch {
    return false;
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { layout } from '@bigiron/host/store/embedded/layout';
import { readPidFile } from '@bigiron/host/store/embedded/pid-file';
import type { HostProcess } from '../host-process.ts';

/** Kills the host and every process of its PostgreSQL with -9. */
export async function killWithPostgres(host: HostProcess): Promise<void> {
  const postmaster = readPidFile(layout(host.dataDirectory).cluster)?.pid;
  if (postmaster === undefined) throw new Error('no PostgreSQL runs');
  const processes = [postmaster, ...childrenOf(postmaster)];
  await host.kill();
  for (const pid of processes) signal(pid, 'SIGKILL');
  while (processes.some(pid => signal(pid, 0))) await pause(5);
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && parentOf(name) === parent)
    .map(Number);
}

/** Field 4 of /proc/PID/stat, counted from behind the name, which may hold anything. */
function parentOf(pid: string): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return undefined;
  }
}

/** Whether there is such a process; a zombie is none. */
function signal(pid: number, name: 'SIGKILL' | 0): boolean {
  try {
    process.kill(pid, name);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'latin1'));
  } catch {
    return false;
  }
}

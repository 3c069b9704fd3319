import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

export interface ProcessState {
  readonly alive: boolean;
  /** Milliseconds since 1970 UTC; undefined where the system does not tell. */
  readonly startedAt?: number;
}

const gone: ProcessState = { alive: false };

/** Whether a process runs on this machine. One that has ended and waits for its parent to notice does not. */
export async function processState(pid: number): Promise<ProcessState> {
  if (!Number.isInteger(pid) || pid < 1 || !answers(pid)) return gone;
  try {
    return process.platform === 'linux' ? await fromProc(pid) : await fromPs(pid);
  } catch {
    // It ended meanwhile, or the system keeps such things to itself.
    return answers(pid) ? { alive: true } : gone;
  }
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process is there all the same.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The kernel shows times to programs in hundredths of a second since the machine was started; see proc(5). */
const ticks = 100;

async function fromProc(pid: number): Promise<ProcessState> {
  const [own, machine] = await Promise.all([readFile(`/proc/${pid}/stat`, 'utf8'), readFile('/proc/stat', 'utf8')]);
  // The second field is the program's name in parentheses, which may itself have blanks and parentheses.
  const fields = own.slice(own.lastIndexOf(')') + 2).split(' ');
  const booted = Number(/^btime (\d+)$/m.exec(machine)?.[1]);
  if (fields[0] === 'Z' || fields[0] === 'X') return gone;
  return { alive: true, startedAt: (booted + Number(fields[19]) / ticks) * 1000 };
}

async function fromPs(pid: number): Promise<ProcessState> {
  const options = { env: { ...process.env, LC_ALL: 'C' } };
  const { stdout } = await promisify(execFile)('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], options);
  const [, state = '', started = ''] = /^\s*(\S+)\s+(.*)$/.exec(stdout) ?? [];
  if (state.startsWith('Z')) return gone;
  const startedAt = Date.parse(started);
  return Number.isNaN(startedAt) ? { alive: true } : { alive: true, startedAt };
}

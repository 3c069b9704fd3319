import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import type { Clock } from '../../system/clock.ts';
import type { Job } from '../../system/jobs/job.ts';
import type { Catalogue } from '../../system/messages/catalogue.ts';
import { MessageType } from '../../system/messages/message.ts';
import { impromptu } from '../../system/messages/shipped-catalogue.ts';
import type { ProgramFile } from '../directory/listing.ts';
import type { Storage } from '../room.ts';
import { decodeFrame, encodeFrame } from './frame.ts';

/** What an executable may write to standard error; more is cut off. */
const largestComplaint = 64 * 1024;

export interface NativeCollaborators {
  readonly clock: Clock;
  readonly messages: Catalogue;
  /** Milliseconds after which an executable is ended. */
  readonly limit: number;
}

/**
 * Calls an executable: the parameters go in through standard input and come back through standard output, lines of standard error go
 * to the job log. Never through a shell, and with none of the host's environment. Throws CPF9898 when it fails.
 */
export async function runExecutable(
  { clock, messages, limit }: NativeCollaborators,
  job: Job,
  file: ProgramFile,
  storage: readonly Storage[],
): Promise<void> {
  const input = encodeFrame(storage);
  const ended = new AbortController();
  const stopTimer = clock.after(limit, () => ended.abort(`it ran for more than ${limit / 1000} seconds`));
  const jobEnds = () => ended.abort('its job ends');
  if (job.ending.aborted) jobEnds();
  job.ending.addEventListener('abort', jobEnds, { once: true });
  try {
    const { output, complaint, status } = await pipeThrough(file, job, input, ended);
    const lines = complaint
      .toString('utf8')
      .split('\n')
      .filter(line => line.trim() !== '');
    for (const line of lines) job.log.send(impromptu(line, MessageType.diagnostic, 0), file.name);
    if (status !== 0) throw new Error(lines.at(-1) ?? `it ended with status ${status}`);
    takeBack(storage, decodeFrame(output));
  } catch (error) {
    const why = ended.signal.aborted ? String(ended.signal.reason) : (error as Error).message;
    throw messages.escape('CPF9898', [`Program ${file.library}/${file.name} failed: ${why}`]);
  } finally {
    stopTimer();
    job.ending.removeEventListener('abort', jobEnds);
  }
}

interface Ended {
  readonly output: Buffer;
  readonly complaint: Buffer;
  readonly status: number | string;
}

function pipeThrough(file: ProgramFile, job: Job, input: Buffer, ended: AbortController): Promise<Ended> {
  return new Promise((resolve, reject) => {
    // A process group of its own, so that what the executable started ends with it.
    const child = spawn(file.path, [], { cwd: dirname(file.path), env: environment(job, file), detached: true });
    const output: Buffer[] = [];
    const complaint: Buffer[] = [];
    let [size, complained] = [0, 0];
    const kill = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It is gone already.
      }
    };
    ended.signal.addEventListener('abort', kill, { once: true });
    child.on('error', reject);
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > input.length) return ended.abort('it wrote more than its parameters');
      output.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complained += chunk.length;
      if (complained <= largestComplaint) complaint.push(chunk);
    });
    child.on('close', (code, signal) => {
      resolve({ output: Buffer.concat(output), complaint: Buffer.concat(complaint), status: code ?? signal ?? '' });
    });
    if (ended.signal.aborted) kill();
  });
}

/** As many parameters as went in, of the same lengths. */
function takeBack(storage: readonly Storage[], returned: readonly Storage[]): void {
  const same = returned.length === storage.length && storage.every((one, i) => one?.length === returned[i]?.length);
  if (!same) throw new Error('what it wrote are not its parameters');
  for (const [i, one] of returned.entries()) if (one) storage[i]?.set(one);
}

function environment(job: Job, { library, name }: ProgramFile): NodeJS.ProcessEnv {
  const { number, user, name: jobName } = job.id;
  return {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    LANG: 'C.UTF-8',
    BIGIRON_PROGRAM: `${library}/${name}`,
    BIGIRON_JOB: `${number}/${user}/${jobName}`,
    BIGIRON_USER: job.profile.name,
    BIGIRON_CCSID: String(job.defaultCcsid),
  };
}

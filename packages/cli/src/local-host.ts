import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostDescription } from '@bigiron/host';
import { processState } from './process-state.ts';

/** How far the clocks of files and of processes may be apart, in milliseconds. */
const clockSlack = 2000;

/**
 * The host that runs on a data directory, from the file that it keeps there while it runs; undefined when none does. A host
 * that was killed leaves its file behind, and its process id may have gone to another program since: only a process that is
 * older than the file can have written it.
 */
export async function runningHost(directory: string): Promise<HostDescription | undefined> {
  const path = join(directory, 'host.json');
  try {
    const [content, { mtimeMs }] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
    const description = JSON.parse(content) as HostDescription;
    const state = await processState(description.pid);
    return state.alive && (state.startedAt ?? 0) <= mtimeMs + clockSlack ? description : undefined;
  } catch (error) {
    // A half-written file is one of a host that is just starting.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

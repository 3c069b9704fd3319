// Loaded into a host before anything else (NODE_OPTIONS=--import): on SIGUSR2 it prints what cannot be seen from outside.
import { subscribe } from 'node:diagnostics_channel';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

/** One line `probe JSON` of the host's output. */
export interface Probe {
  /** Connections that are open now, of all doors. */
  readonly connections: number;
  /** Connections since the start. */
  readonly opened: number;
  /** Bytes that the garbage collector cannot free: objects, and buffers outside the heap. */
  readonly used: number;
  readonly resident: number;
}

/** Programs run in threads, into which this is loaded as well. */
if (isMainThread) {
  let [opened, closed] = [0, 0];
  subscribe('bigiron:connection:open', () => {
    opened++;
  });
  subscribe('bigiron:connection:close', () => {
    closed++;
  });
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  process.on('SIGUSR2', async () => {
    // Memory of buffers is freed behind the collector's back: what one collection found is only gone with the next.
    for (let turn = 0; turn < 3; turn++) {
      collect();
      await pause(20);
    }
    const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
    const probe: Probe = { connections: opened - closed, opened, used: heapUsed + arrayBuffers, resident: rss };
    process.stdout.write(`probe ${JSON.stringify(probe)}\n`);
  });
}

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Terminal } from '../../command.ts';

/** Where an export goes. */
export interface Target {
  /** Resolves when more may come. */
  write(bytes: string | Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** A file, or standard output for `-`. */
export async function openTarget(file: string, terminal: Terminal): Promise<Target> {
  if (file === '-') {
    return {
      // A line has its end from the terminal.
      write: async text => terminal.out(String(text).replace(/\n$/, '')),
      async close() {},
    };
  }
  const stream = createWriteStream(file);
  await once(stream, 'open');
  return {
    async write(bytes) {
      if (!stream.write(bytes)) await once(stream, 'drain');
    },
    async close() {
      stream.end();
      await once(stream, 'close');
    },
  };
}

import { Console } from 'node:console';
import { Writable } from 'node:stream';
import type { Note } from './protocol.ts';

/** What a program prints goes to its job log, line by line. */
export function openConsole(note: (note: Omit<Note, 'kind'>) => void): void {
  const stdout = lines(what => note({ type: 'informational', what }));
  const stderr = lines(what => note({ type: 'diagnostic', what }));
  globalThis.console = new Console({ stdout, stderr });
}

function lines(each: (line: string) => void): Writable {
  return new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      for (const line of text.trimEnd().split('\n')) each(line);
      done();
    },
  });
}

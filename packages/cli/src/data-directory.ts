import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Call, text } from './command.ts';

/** The option of every subcommand that works on the files of a host on this machine. */
export const dataOption = {
  data: {
    type: 'string',
    argument: 'DIR',
    help: 'where the host keeps everything; default BIGIRON_DATA, else ~/.bigiron',
  },
} as const;

/** The same directory that `bigiron start` would use. Absolute. */
export function dataDirectory(call: Call): string {
  return resolve(text(call, 'data') ?? call.terminal.environment.BIGIRON_DATA ?? join(homedir(), '.bigiron'));
}

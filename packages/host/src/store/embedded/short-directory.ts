import { closeSync, openSync } from 'node:fs';
import { StoreError } from '../error.ts';

/** A directory whose entries can be used as unix sockets, however long its path is. */
export interface ShortDirectory {
  /** Another name of the directory, or its own if that is short enough. Good until {@link close}, in this process only. */
  readonly name: string;
  close(): void;
}

/** The kernel's limit for the path of a unix socket, without the zero byte (Linux 107, macOS 103). */
const longestSocketPath = process.platform === 'linux' ? 107 : 103;
/** The longest name that is asked for: `owner.sock` with the suffix it gets when it is moved aside, or PostgreSQL's own. */
const longestName = 24;

/** On Linux an open directory has a short second name, `/proc/self/fd/N`. */
export function shortDirectory(directory: string): ShortDirectory {
  if (Buffer.byteLength(directory) + 1 + longestName <= longestSocketPath) return { name: directory, close: () => {} };
  if (process.platform !== 'linux')
    throw new StoreError(
      'data-directory-unusable',
      `The path of the data directory is too long for unix sockets on this system: ${directory}. Choose one of at most ${longestSocketPath - longestName - 1} bytes.`,
      'caller',
    );
  const descriptor = openSync(directory, 'r');
  return { name: `/proc/self/fd/${descriptor}`, close: () => closeSync(descriptor) };
}

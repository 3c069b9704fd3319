import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { StoreError } from '../error.ts';
import { canReach, type Identity } from './identity.ts';

/**
 * Starts one of PostgreSQL's programs as `identity`. `args` gets the names by which the program knows `directories`.
 *
 * Root may keep its data where the server's user cannot go (below a home directory, in a temporary directory of mode 0700). On
 * Linux the program therefore inherits its directories open and calls them `/proc/self/fd/3` and so on: that name leads there
 * whatever lies above, and it is short enough for a socket.
 */
export function launch(
  program: string,
  identity: Identity,
  directories: readonly string[],
  args: (names: readonly string[]) => readonly string[],
  output: number | 'pipe',
): ChildProcess {
  const inherited = process.platform === 'linux';
  if (!inherited && identity.dropped)
    for (const directory of directories)
      if (!canReach(directory, identity))
        throw new StoreError(
          'data-directory-unusable',
          `PostgreSQL runs as user ${identity.uid}, which cannot reach ${directory}. Choose a data directory that it can.`,
          'caller',
        );
  const descriptors = inherited ? directories.map(directory => openSync(directory, 'r')) : [];
  try {
    return spawn(program, args(inherited ? directories.map((_, at) => `/proc/self/fd/${at + 3}`) : directories), {
      stdio: ['ignore', output, output, ...descriptors],
      // Its own process group: an interrupt typed at the terminal is for the host, which stops the server when it is done.
      detached: true,
      cwd: '/',
      env: environment(),
      ...(identity.dropped ? { uid: identity.uid, gid: identity.gid } : {}),
    });
  } finally {
    for (const descriptor of descriptors) closeSync(descriptor);
  }
}

/** Without the PG.. variables by which the caller's environment would speak to other servers. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, LD_LIBRARY_PATH } = process.env;
  return { LC_ALL: 'C', ...(PATH && { PATH }), ...(LD_LIBRARY_PATH && { LD_LIBRARY_PATH }) };
}

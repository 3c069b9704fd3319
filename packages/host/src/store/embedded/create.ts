import { chown, mkdir, open, rename, rm } from 'node:fs/promises';
import { StoreError } from '../error.ts';
import type { Identity } from './identity.ts';
import { launch } from './launch.ts';
import type { Layout } from './layout.ts';
import type { Programs } from './programs.ts';

/**
 * Makes an empty cluster: UTF-8, sorted by code point, small WAL segments. It appears under its name when it is complete and on
 * disk, so that whoever is killed meanwhile leaves nothing that looks like one.
 */
export async function createCluster(layout: Layout, programs: Programs, identity: Identity): Promise<void> {
  await rm(layout.unfinishedCluster, { recursive: true, force: true });
  await mkdir(layout.unfinishedCluster, { mode: 0o700 });
  if (identity.dropped) await chown(layout.unfinishedCluster, identity.uid, identity.gid);
  await initialize(layout.unfinishedCluster, programs, identity);
  await rename(layout.unfinishedCluster, layout.cluster);
  const directory = await open(layout.dataDir);
  await directory.sync().finally(() => directory.close());
}

async function initialize(cluster: string, programs: Programs, identity: Identity): Promise<void> {
  const process = launch(programs.initdb, identity, [cluster], ([data]) => initdbArguments(data!), 'pipe');
  let output = '';
  for (const stream of [process.stdout!, process.stderr!]) {
    stream.setEncoding('utf8');
    stream.on('data', text => {
      output += text;
    });
  }
  const failure = await new Promise<string | undefined>(resolve => {
    process.on('error', error => resolve(error.message));
    process.on('close', code => resolve(code === 0 ? undefined : output.trim()));
  });
  if (failure !== undefined)
    throw new StoreError('postgres-unusable', `A database could not be made: ${failure}`, 'caller');
}

function initdbArguments(data: string): string[] {
  return [
    ...['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--no-instructions'],
    ...['--locale-provider=builtin', '--locale=C.UTF-8', '--wal-segsize=1'],
    // One call for the whole file system instead of one for each of a thousand files.
    ...(process.platform === 'linux' ? ['--sync-method=syncfs'] : []),
  ];
}

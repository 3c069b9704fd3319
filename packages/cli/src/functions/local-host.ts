import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostDescription } from '@bigiron/host';
import { UsageError } from '../command.ts';

/** What a running host of this machine says about itself. Throws UsageError where none runs on the directory. */
export async function localHost(dataDirectory: string): Promise<HostDescription> {
  const path = join(dataDirectory, 'host.json');
  try {
    return JSON.parse(await readFile(path, 'utf8')) as HostDescription;
  } catch (error) {
    throw new UsageError(`--data ${dataDirectory}: no host runs there (${(error as Error).message})`);
  }
}

/** Where a door of that host listens; undefined: it is closed, or has no such port. */
export function doorPort({ services }: HostDescription, name: string, tls: boolean): number | undefined {
  const door = services.find(one => one.name === name);
  return tls ? door?.tlsPort : door?.port;
}

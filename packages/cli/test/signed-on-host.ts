import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configure, type RunningHost, startHost } from '@bigiron/host';
import { bigiron, type Said } from './recording-terminal.ts';

export interface SignedOnHost {
  readonly directory: string;
  readonly host: RunningHost;
  /** What calls find in their environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** A call of the command as QSECOFR of this host. */
  run(...args: string[]): Promise<Said>;
  /** As another user, or with more in the environment. */
  runWith(environment: Readonly<Record<string, string>>, ...args: string[]): Promise<Said>;
  stop(): Promise<void>;
}

/** A host of its own on new data; `portOffset` keeps test files that run at once apart. */
export async function signedOnHost(
  portOffset: number,
  { programs }: { readonly programs?: string } = {},
): Promise<SignedOnHost> {
  const directory = await mkdtemp(join(tmpdir(), 'bigiron-cli-'));
  const options = {
    dataDirectory: directory,
    portOffset,
    services: ['port-mapper', 'signon', 'database', 'remote-command', 'data-queue'],
  };
  const host = await startHost(configure(programs === undefined ? options : { ...options, programs }));
  const mapper = host.description.services.find(({ name }) => name === 'port-mapper');
  const environment = {
    BIGIRON_DATA: directory,
    BIGIRON_USER: 'QSECOFR',
    BIGIRON_PASSWORD: host.firstPassword ?? '',
    BIGIRON_PORT_MAPPER: String(mapper?.port),
  };
  return {
    directory,
    host,
    environment,
    run: (...args) => bigiron(args, environment),
    runWith: (more, ...args) => bigiron(args, { ...environment, ...more }),
    async stop() {
      await host.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect, type Host } from '@bigiron/client';
import { type HostProcess, removeDirectory, startHostProcess, temporaryDirectory } from '../host-process.ts';

const interop = fileURLToPath(new URL('../..', import.meta.url));

const users = { ALICE: 'alice secret 1', BOB: 'bob secret 1' };
export type UserName = keyof typeof users;

/** A host in a process of its own, with the example programs, and clients signed on to it. */
export interface ClientStage {
  readonly host: HostProcess;
  /** Plain, or over TLS with the authority that the host made for itself. The stage closes it. */
  signOn(user: UserName, tls?: boolean): Promise<Host>;
  /** The security officer. */
  officer(): Promise<Host>;
  clear(): Promise<void>;
}

export async function openStage(): Promise<ClientStage> {
  const programs = await temporaryDirectory();
  await symlink(join(interop, '../examples/programs/SHOP'), join(programs, 'SHOP'));
  await symlink(join(interop, 'command/programs/TEST'), join(programs, 'TEST'));
  const host = await startHostProcess({ users, args: ['--programs', programs] });
  const clients: Host[] = [];
  const signOn = async (user: string, password: string, tls = false) => {
    const client = await connect({
      host: '127.0.0.1',
      portMapperPort: host.port('port-mapper'),
      user,
      password,
      tls: tls ? { ca: await readFile(host.certificateAuthority) } : undefined,
      timeout: 20_000,
    });
    clients.push(client);
    return client;
  };
  return {
    host,
    signOn: (user, tls) => signOn(user, users[user], tls),
    officer: () => signOn('QSECOFR', host.securityOfficerPassword as string),
    async clear() {
      for (const client of clients) await client.close();
      await host.stop();
      await removeDirectory(host.dataDirectory);
      await removeDirectory(programs);
    },
  };
}

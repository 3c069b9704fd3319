import { readFile } from 'node:fs/promises';
import mapepire, { type JDBCOptions, type SQLJob } from '@ibm/mapepire-js';
import { type HostProcess, removeDirectory, startHostProcess } from '../host-process.ts';

const users = { ALICE: 'alice: secret 1', BOB: 'bob secret 1' };
export type UserName = keyof typeof users;

/** A host in a process of its own, and jobs of the unmodified client that are connected to it. */
export interface Stage {
  readonly host: HostProcess;
  /** What the client calls a daemon server. */
  server(user: UserName): { host: string; port: number; user: string; password: string; ca: Buffer };
  connect(options?: JDBCOptions, user?: UserName): Promise<SQLJob>;
  clear(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const host = await startHostProcess({ users });
  const ca = await readFile(host.certificateAuthority);
  const jobs: SQLJob[] = [];
  const server = (user: UserName) => ({
    host: 'localhost',
    port: host.tlsPort('mapepire'),
    user,
    password: users[user],
    ca,
  });
  return {
    host,
    server,
    async connect(options = {}, user = 'ALICE') {
      const job = new mapepire.SQLJob(options);
      await job.connect(server(user));
      jobs.push(job);
      return job;
    },
    async clear() {
      for (const job of jobs) await job.close();
      await host.stop();
      await removeDirectory(host.dataDirectory);
    },
  };
}

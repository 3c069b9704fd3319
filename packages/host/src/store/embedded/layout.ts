import { join } from 'node:path';

/** Names of what the store keeps in a data directory. */
export interface Layout {
  readonly dataDir: string;
  /** PostgreSQL's own data directory. */
  readonly cluster: string;
  /** A cluster that is being made; it gets its name when it is complete. */
  readonly unfinishedCluster: string;
  /** Directory of the server's unix socket. */
  readonly socketDir: string;
  readonly log: string;
  /** Copies of the programs, where they cannot be used in place. */
  readonly programs: string;
}

export function layout(dataDir: string): Layout {
  return {
    dataDir,
    cluster: join(dataDir, 'postgres'),
    unfinishedCluster: join(dataDir, 'postgres.unfinished'),
    socketDir: join(dataDir, 'socket'),
    log: join(dataDir, 'postgres.log'),
    programs: join(dataDir, 'programs'),
  };
}

import { setTimeout as pause } from 'node:timers/promises';
import { StoreError } from './error.ts';
import { Connection, type ConnectionOptions } from './postgres/connection.ts';
import { PgError } from './postgres/error.ts';
import type { Target } from './postgres/target.ts';

/** The PostgreSQL server that a store talks to. */
export interface Server {
  /** For logs: without a password. */
  readonly location: string;
  /** Where to connect. Asked before every attempt, so that a private server which is gone can be started again. */
  target(): Promise<Target>;
}

/** How long a server may be away (restart, failover, crash recovery) before calls fail. */
const patienceMs = 5_000;
const firstPauseMs = 20;
const longestPauseMs = 500;

/** Opens a connection, trying again while the server is away for a moment. */
export async function reach(server: Server, options: ConnectionOptions, signal: AbortSignal): Promise<Connection> {
  const end = performance.now() + patienceMs;
  for (let delay = firstPauseMs; ; delay = Math.min(delay * 2, longestPauseMs)) {
    if (signal.aborted) throw new StoreError('store-closed', 'The store is closed.', 'caller');
    try {
      return await Connection.open(await server.target(), options);
    } catch (error) {
      if (!passing(error) || performance.now() + delay > end) throw error;
    }
    await pause(delay, undefined, { signal }).catch(() => {});
  }
}

/** Nobody listens, or somebody who is starting up, shutting down or recovering (57P03). */
function passing(error: unknown): boolean {
  if (error instanceof PgError) return error.sqlstate === '57P03';
  return error instanceof StoreError && error.code === 'store-unavailable';
}

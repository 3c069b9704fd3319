import { createHash } from 'node:crypto';

export interface ServerOptions {
  /** Connections that the server must offer to us. */
  readonly connections: number;
  /** Further run-time parameters, e.g. `{ fsync: 'off' }` for a cluster that only tests use. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Connections beside ours: superuser access with psql, autovacuum's and PostgreSQL's own needs. */
const spareConnections = 5;

/**
 * Run-time parameters of the private server. `fsync`, `full_page_writes` and `synchronous_commit` keep their safe defaults.
 * They are given on the command line, so that a new version of this software brings its own.
 */
export function serverSettings(options: ServerOptions): Readonly<Record<string, string>> {
  const connections = String(options.connections + spareConnections);
  return {
    listen_addresses: '',
    port: '5432',
    unix_socket_permissions: '0700',
    max_connections: connections,
    max_prepared_transactions: connections,
    shared_buffers: '32MB',
    // A small host: workers for input and output are five processes more, and compiling a statement costs more than it gains.
    io_method: 'sync',
    max_logical_replication_workers: '0',
    // A commit is one call to the disk instead of two: a fifth to a quarter off a small forced commit, measured on Linux.
    ...(process.platform === 'linux' ? { wal_sync_method: 'open_datasync' } : {}),
    jit: 'off',
    huge_pages: 'off',
    // The segments are small so that an empty cluster is; without these, checkpoints would come every 64 MB.
    min_wal_size: '32MB',
    max_wal_size: '512MB',
    // A statement whose client died gives its locks back soon.
    client_connection_check_interval: '2s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // Errors of statements go to whoever sent them; in the log they would be noise, and other people's data.
    log_min_messages: 'log',
    lc_messages: 'C',
    ...options.settings,
  };
}

/**
 * As command line arguments. The last one identifies the others and the program, so that a running server can be asked whether
 * it is what we would start.
 */
export function settingArguments(
  settings: Readonly<Record<string, string>>,
  program: string,
): { args: string[]; fingerprint: string } {
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const fingerprint = createHash('sha256')
    .update([program, ...args].join('\0'))
    .digest('hex')
    .slice(0, 16);
  return { args: [...args, '-c', `bigiron.settings=${fingerprint}`], fingerprint };
}

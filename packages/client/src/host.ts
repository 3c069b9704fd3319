import { CommandJob } from './command/job.ts';
import type { CommandOutcome } from './command/messages.ts';
import { Credentials } from './connection/credentials.ts';
import { type ConnectOptions, defaults } from './connection/options.ts';
import { Pool } from './connection/pool.ts';
import type { ServerName } from './connection/ports.ts';
import type { CallOptions } from './connection/requests.ts';
import { connectTo, type HostAddress, openServer, type ServerConnection } from './connection/server.ts';
import { type SignonInformation, signOn } from './connection/signon.ts';
import { DataQueue } from './dataqueue.ts';

/**
 * Signs on to a host and returns it. Fails with SignonError when user or password are not accepted, with ConnectionError or
 * TimeoutError when the host cannot be reached.
 */
export async function connect(options: ConnectOptions): Promise<Host> {
  const address: HostAddress = {
    host: options.host,
    tls: options.tls === true ? {} : options.tls === false ? undefined : options.tls,
    ports: options.ports ?? 'port-mapper',
    portMapperPort: options.portMapperPort ?? defaults.portMapperPort,
    connectTimeout: options.connectTimeout ?? defaults.connectTimeout,
  };
  const credentials = new Credentials(options.user, options.password);
  const limits = { timeout: address.connectTimeout, signal: options.signal };
  const connection = await connectTo(address, 'as-signon', limits);
  try {
    return new Host(address, credentials, await signOn(connection, credentials, limits), options);
  } finally {
    connection.destroy();
  }
}

/** A host and a user signed on to it. Connections to its servers are made when they are needed, and reused. */
export class Host implements AsyncDisposable {
  /** What the host said at sign-on. */
  readonly information: SignonInformation;
  readonly user: string;
  readonly #address: HostAddress;
  readonly #credentials: Credentials;
  readonly #options: ConnectOptions;
  readonly #pools = new Map<ServerName, Pool<ServerConnection>>();
  readonly #jobs = new Set<CommandJob>();
  #job: Promise<CommandJob> | undefined;

  constructor(address: HostAddress, credentials: Credentials, information: SignonInformation, options: ConnectOptions) {
    this.#address = address;
    this.#credentials = credentials;
    this.information = information;
    this.user = credentials.user;
    this.#options = options;
  }

  /** Runs a CL command in this connection's job. Fails with HostError when it ends with an escape message. */
  async command(text: string, options: CallOptions = {}): Promise<CommandOutcome> {
    const job = await this.#sharedJob(options);
    return job.command(text, this.#limited(options));
  }

  /** A job of its own: its library list, QTEMP and locks are not shared with other calls. Close it when done. */
  async job(options: CallOptions = {}): Promise<CommandJob> {
    const connection = await this.#open('as-rmtcmd', options);
    const job = await CommandJob.start(connection, this.#limited(options));
    this.#jobs.add(job);
    return job;
  }

  /** A data queue by library (or `*LIBL`, `*CURLIB`) and name. Nothing is sent yet. */
  dataQueue(library: string, name: string): DataQueue {
    const pool = this.#pool('as-dtaq');
    return new DataQueue(
      library.toUpperCase(),
      name.toUpperCase(),
      (work, signal) => pool.use(work, signal),
      this.#options.timeout,
    );
  }

  /** Closes all connections. */
  async close(): Promise<void> {
    for (const pool of this.#pools.values()) pool.close();
    for (const job of this.#jobs) job.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** The job that serves `command` and `call`: one, so that ADDLIBLE in one call is felt in the next. */
  async #sharedJob(options: CallOptions): Promise<CommandJob> {
    const known = await this.#job?.catch(() => undefined);
    if (known?.usable) return known;
    this.#job = this.job(options);
    return this.#job;
  }

  #pool(server: ServerName): Pool<ServerConnection> {
    const known = this.#pools.get(server);
    if (known !== undefined) return known;
    const pool = new Pool(signal => this.#open(server, { signal }), this.#options.pool);
    this.#pools.set(server, pool);
    return pool;
  }

  #open(server: ServerName, options: CallOptions): Promise<ServerConnection> {
    return openServer(this.#address, server, this.#credentials, this.information.ccsid, options);
  }

  #limited(options: CallOptions): CallOptions {
    return { timeout: options.timeout ?? this.#options.timeout, signal: options.signal };
  }
}

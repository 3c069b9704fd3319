import { releaseNumber } from '@bigiron/wire/hostserver/release';
import { EndServer } from '@bigiron/wire/hostserver/signon/index';
import { Caller, type CallerOptions } from './command/caller.ts';
import { Job } from './command/job.ts';
import { CommandServer } from './command/server.ts';
import { type CallOptions, type Limits, limitsOf, unlimited, within } from './connection/limits.ts';
import { type AddressOptions, type ConnectOptions, defaults } from './connection/options.ts';
import { Pool } from './connection/pool.ts';
import { PortBook } from './connection/ports.ts';
import { connecting, connectTo, type HostAddress, openServer, type ServerConnection } from './connection/server.ts';
import { DataQueue } from './dataqueue/queue.ts';
import { exchangeAttributes as exchangeDataQueue } from './dataqueue/server.ts';
import { ConnectionError } from './errors.ts';
import { type ObjectName, qualifiedName } from './names.ts';
import { changePassword as change } from './signon/change-password.ts';
import { type Credentials, PasswordCredentials, TokenCredentials } from './signon/credentials.ts';
import { exchangeAttributes, type SignonSession } from './signon/exchange.ts';
import { type SignonInformation, signOn } from './signon/information.ts';
import { generateToken, type TokenOptions } from './signon/profile-token.ts';
import type { SqlOptions, SqlPoolOptions } from './sql/options.ts';
import { DatabaseServer } from './sql/server.ts';
import { Sql } from './sql/sql.ts';

/**
 * Signs on to a host and returns it. Fails with SignonError when user or password are not accepted, with ConnectionError when the host
 * cannot be reached.
 */
export async function connect(options: ConnectOptions): Promise<Host> {
  const address = addressOf(options);
  const credentials = credentialsOf(options);
  const limits = limitsOf({ signal: options.signal });
  const information = await atSignon(address, credentials, limits, (session, within) =>
    signOn(session, credentials, within),
  );
  return new Host(address, credentials, information, options);
}

/**
 * Changes the password of a user who cannot sign on because the old one has expired; one who is signed on uses
 * `host.changePassword`. Fails with SignonError: `new-too-short`, `new-used-before` ...
 */
export async function changePassword(
  options: AddressOptions & CallOptions & { readonly user: string },
  oldPassword: string,
  newPassword: string,
): Promise<void> {
  const credentials = new PasswordCredentials(options.user, oldPassword);
  await atSignon(addressOf(options), credentials, limitsOf(options), (session, within) =>
    change(session, credentials.user, oldPassword, newPassword, within),
  );
}

/**
 * A host and a user signed on to it. Connections to its servers are made when they are needed, and reused. Commands and programs run in
 * one job, so that ADDLIBLE in one call is felt in the next; when its connection breaks the next call starts another. Work that must not
 * go on in another job takes one of its own: `job()`.
 */
export class Host extends Caller implements AsyncDisposable {
  /** What the host said at sign-on. */
  readonly information: SignonInformation;
  readonly #address: HostAddress;
  readonly #options: CallerOptions;
  readonly #dataQueues: Pool<ServerConnection>;
  readonly #jobs = new Set<Job>();
  readonly #databases = new Set<Sql>();
  #credentials: Credentials;
  #shared: Promise<Job> | undefined;
  #closed = false;

  constructor(
    address: HostAddress,
    credentials: Credentials,
    information: SignonInformation,
    { timeout, pool }: Pick<ConnectOptions, 'timeout' | 'pool'>,
  ) {
    const options = { timeout, release: numberOf(information.release) };
    super(options);
    this.#options = options;
    this.#address = address;
    this.#credentials = credentials;
    this.information = information;
    this.#dataQueues = new Pool(limits => this.#open('as-dtaq', exchangeDataQueue, limits), pool);
  }

  get user(): string {
    return this.information.user;
  }

  /** A job of its own: its library list, QTEMP and locks are not shared with other calls. Close it when done. */
  job(options: CallOptions = {}): Promise<Job> {
    return this.#startJob(limitsOf(options, this.#options.timeout));
  }

  /** A data queue: `dataQueue('LIB/NAME')` or `dataQueue('LIB', 'NAME')`. Nothing is sent yet. */
  dataQueue(...name: ObjectName): DataQueue {
    return new DataQueue(qualifiedName(...name), this.#dataQueues, this.#options.timeout);
  }

  /** The host's database. Connections are made when they are needed. */
  sql(options: SqlPoolOptions = {}): Sql {
    const all = { timeout: this.#options.timeout, ...options };
    const sql = new Sql(limits => this.#openDatabase(all, limits), all);
    this.#databases.add(sql);
    return sql;
  }

  /** Changes the password of this user. Fails with SignonError: `password-incorrect`, `new-too-short`, `new-used-before` ... */
  async changePassword(oldPassword: string, newPassword: string, options: CallOptions = {}): Promise<void> {
    await this.#atSignon(options, (session, limits) => change(session, this.user, oldPassword, newPassword, limits));
    this.#credentials = new PasswordCredentials(this.user, newPassword);
  }

  /** Has a profile token made, with which `connect({ host, token })` signs on as this user for a while. */
  profileToken(options: TokenOptions & CallOptions = {}): Promise<Buffer> {
    return this.#atSignon(options, (session, limits) => generateToken(session, this.#credentials, options, limits));
  }

  /** Ends all jobs and closes all connections. Calls under way still get their replies when these come within two seconds. */
  async close(): Promise<void> {
    this.#closed = true;
    const databases = [...this.#databases].map(sql => sql.close());
    await Promise.all([this.#dataQueues.close(), ...databases, ...[...this.#jobs].map(job => job.close())]);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  override async inJob<R>(limits: Limits, work: (server: CommandServer) => Promise<R>): Promise<R> {
    return (await within(limits, this.#sharedJob())).inJob(limits, work);
  }

  /** Started once for all who call meanwhile, so that the limits of one of them do not end it. */
  #sharedJob(): Promise<Job> {
    if (this.#shared !== undefined) return this.#shared;
    const job = this.#startJob(unlimited);
    const forget = () => {
      if (this.#shared === job) this.#shared = undefined;
    };
    job.then(one => one.onClosed(forget), forget);
    this.#shared = job;
    return job;
  }

  async #startJob(limits: Limits): Promise<Job> {
    const server = await this.#open('as-rmtcmd', CommandServer.exchange, limits);
    const job = new Job(server, this.#options);
    this.#jobs.add(job);
    job.onClosed(() => this.#jobs.delete(job));
    if (this.#closed) await job.close();
    return job;
  }

  #openDatabase(options: SqlOptions, limits: Limits): Promise<DatabaseServer> {
    const another = (other: SqlOptions, within: Limits) => this.#openDatabase(other, within);
    const exchange = (connection: ServerConnection, within: Limits) =>
      DatabaseServer.exchange(connection, options, another, within);
    return this.#open('as-database', exchange, limits);
  }

  #open<T>(
    server: 'as-database' | 'as-dtaq' | 'as-rmtcmd',
    exchange: (connection: ServerConnection, limits: Limits) => Promise<T>,
    limits: Limits,
  ): Promise<T> {
    if (this.#closed) return Promise.reject(new ConnectionError('The connection to the host was closed', 'closed'));
    return openServer(this.#address, server, this.#credentials, this.information.ccsid, exchange, limits);
  }

  #atSignon<R>(options: CallOptions, work: (session: SignonSession, limits: Limits) => Promise<R>): Promise<R> {
    return atSignon(this.#address, this.#credentials, limitsOf(options, this.#options.timeout), work);
  }
}

/** Runs `work` on a connection to the sign-on server, which lasts no longer. */
function atSignon<R>(
  address: HostAddress,
  credentials: Credentials,
  limits: Limits,
  work: (session: SignonSession, limits: Limits) => Promise<R>,
): Promise<R> {
  return connecting(address, 'as-signon', limits, async within => {
    const requests = await connectTo(address, 'as-signon', within);
    try {
      return await work(await exchangeAttributes(requests, credentials, within), within);
    } finally {
      requests.tell(EndServer.encode({}));
      void requests.leave();
    }
  });
}

function addressOf(options: AddressOptions): HostAddress {
  const { host, portMapperPort = defaults.portMapperPort, ports = 'port-mapper' } = options;
  const tls = options.tls === true ? {} : options.tls === false ? undefined : options.tls;
  return {
    host,
    tls,
    ports: new PortBook({ host, tls: tls !== undefined, ports, portMapperPort }),
    connectTimeout: options.connectTimeout ?? defaults.connectTimeout,
  };
}

function credentialsOf(options: ConnectOptions): Credentials {
  return options.token === undefined
    ? new PasswordCredentials(options.user, options.password)
    : new TokenCredentials(options.token);
}

/** A host that does not tell its release is taken for an old one. */
function numberOf(release: string): number {
  return release === 'unknown' ? 0 : releaseNumber(release);
}

import { chown, mkdir, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { StoreError } from '../error.ts';
import { Connection } from '../postgres/connection.ts';
import type { Target } from '../postgres/target.ts';
import type { Server } from '../server.ts';
import { createCluster } from './create.ts';
import { type Identity, serverIdentity } from './identity.ts';
import { type Layout, layout } from './layout.ts';
import { own } from './owner.ts';
import { runningServer, startServer, stopServer } from './postmaster.ts';
import { findPackaged, packagedPrograms, programsIn } from './programs.ts';
import { type ServerOptions, serverSettings, settingArguments } from './settings.ts';
import { shortDirectory } from './short-directory.ts';

export interface EmbeddedOptions extends ServerOptions {
  readonly dataDir: string;
  /** Folder with `bin/postgres` and `bin/initdb`, instead of the packaged programs. */
  readonly postgresHome?: string | undefined;
}

/** For programs that root has hidden from the server's user: the data directory would hide them too. */
const systemCache = '/var/cache/bigiron';
/** A server that does not answer for so long is not taken over. */
const adoptionMs = 2_000;

export interface EmbeddedServer extends Server {
  /** Stops the server and gives the data directory free. */
  stop(): Promise<void>;
}

/**
 * The private PostgreSQL server of a data directory: makes the directory this process's own, the cluster if there is none, and
 * brings the server up. A server left behind by a host that was killed is taken over; one with other settings is replaced.
 * It listens on a unix socket in the directory only, and whoever can open that may do everything: that is the user who runs us,
 * or for root a user without other rights. Errors: `data-directory-in-use`, `data-directory-unusable`, `postgres-unusable`.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const places = layout(resolve(options.dataDir));
  try {
    return await start(places, options);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const { message } = error as Error;
    throw new StoreError(
      'data-directory-unusable',
      `The data directory ${places.dataDir} cannot be used: ${message}`,
      'caller',
      error,
    );
  }
}

async function start(places: Layout, options: EmbeddedOptions): Promise<EmbeddedServer> {
  if (process.platform === 'win32')
    throw new StoreError(
      'postgres-unusable',
      'The private PostgreSQL needs unix sockets. Give a database URL.',
      'caller',
    );
  await mkdir(places.dataDir, { recursive: true, mode: 0o700 });
  const ownership = await own(places.dataDir);
  try {
    const cluster = await stat(places.cluster).catch(absent);
    const identity = serverIdentity(places.dataDir, cluster);
    const programs =
      options.postgresHome === undefined
        ? await packagedPrograms(findPackaged(), identity.dropped ? systemCache : places.programs, identity)
        : programsIn(options.postgresHome);
    if (cluster === undefined) await createCluster(places, programs, identity);
    await makeSocketDir(places, identity);
    const sockets = shortDirectory(places.socketDir);
    const parameters = serverSettings(options);
    const settings = settingArguments(parameters, programs.postgres);
    const target = targetIn(sockets.name, Number(parameters.port));
    const launch = () => startServer(places, programs, identity, settings.args);
    if (runningServer(places) !== undefined && !(await hasSettings(target, settings.fingerprint)))
      await stopServer(places);
    if (runningServer(places) === undefined) await launch();
    return new RunningServer(places, target, launch, async () => {
      sockets.close();
      await ownership.release();
    });
  } catch (error) {
    await ownership.release();
    throw error;
  }
}

class RunningServer implements EmbeddedServer {
  readonly #places: Layout;
  readonly #target: Target;
  readonly #launch: () => Promise<void>;
  readonly #release: () => Promise<void>;
  #launching: Promise<void> | undefined;
  #stopped = false;

  constructor(places: Layout, target: Target, launch: () => Promise<void>, release: () => Promise<void>) {
    this.#places = places;
    this.#target = target;
    this.#launch = launch;
    this.#release = release;
    process.on('exit', this.#interrupt);
  }

  get location(): string {
    return this.#places.dataDir;
  }

  /** Starts the server again if it was killed. */
  async target(): Promise<Target> {
    if (this.#stopped) throw new StoreError('store-closed', 'The private PostgreSQL was stopped.', 'caller');
    if (runningServer(this.#places) === undefined) {
      this.#launching ??= this.#launch().finally(() => {
        this.#launching = undefined;
      });
      await this.#launching;
    }
    return this.#target;
  }

  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    process.off('exit', this.#interrupt);
    await this.#launching?.catch(() => {});
    await stopServer(this.#places);
    await this.#release();
  }

  /** A host that ends without stop() (an exception, process.exit) takes the server along. */
  readonly #interrupt = () => {
    const pid = runningServer(this.#places);
    if (pid !== undefined) process.kill(pid, 'SIGINT');
  };
}

/** Whether the running server has our settings, and answers at all. */
async function hasSettings(target: Target, fingerprint: string): Promise<boolean> {
  try {
    const connection = await Connection.open({ ...target, connectTimeoutMs: adoptionMs });
    const { rows } = await connection.query<{ settings: string | null }>(
      `SELECT current_setting('bigiron.settings', true) AS settings`,
    );
    await connection.close();
    return rows[0]!.settings === fingerprint;
  } catch {
    return false;
  }
}

async function makeSocketDir(places: Layout, identity: Identity): Promise<void> {
  await mkdir(places.socketDir, { recursive: true, mode: 0o700 });
  if (identity.dropped) await chown(places.socketDir, identity.uid, identity.gid);
}

function targetIn(socketDir: string, port: number): Target {
  return {
    host: socketDir,
    port,
    user: 'postgres',
    database: 'postgres',
    sslMode: 'disable',
    tls: {},
    parameters: {},
    connectTimeoutMs: 10_000,
  };
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

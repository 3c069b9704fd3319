import { SqlError } from '../../database/error.ts';
import type { Database, Prepared, SqlSession } from '../../database/room.ts';
import type { SessionAttributes } from '../../database/session/attributes.ts';
import type { Job, Jobs } from '../../system/jobs/job.ts';
import { EscapeError } from '../../system/messages/message.ts';
import type { Libraries } from '../../system/objects/object.ts';
import type { Profile } from '../../system/profiles/profile.ts';
import { type ConnectionProperties, connectionProperties } from './properties.ts';

export interface ConnectionRooms {
  readonly jobs: Jobs;
  readonly database: Database;
  readonly libraries: Libraries;
}

/** Who connects, from where, and as what. */
export interface Client {
  readonly profile: Profile;
  readonly address: string;
}

/** The jobs in which the real server's drivers work, by the technique of the request: the database server, or the server of SQL calls. */
export const techniques = { tcp: 'QZDASOINIT', cli: 'QSQSRVR' } as const;

/** What a `connect` request starts: a job and its SQL session. */
export class SqlConnection {
  readonly job: Job;
  readonly session: SqlSession;
  readonly properties: ConnectionProperties;
  #closed = false;

  private constructor(job: Job, session: SqlSession, properties: ConnectionProperties) {
    this.job = job;
    this.session = session;
    this.properties = properties;
  }

  static async start(
    { jobs, database, libraries }: ConnectionRooms,
    { profile, address }: Client,
    technique: keyof typeof techniques,
    props: string,
    application: string | undefined,
  ): Promise<SqlConnection> {
    const properties = connectionProperties(props);
    const job = await jobs.start({ name: techniques[technique], user: 'QUSER', profile, type: 'prestart' });
    try {
      await setLibraries(libraries, job, properties.libraries);
      const session = await database.open(job, {
        ...properties.attributes,
        ...clientRegisters(profile.name, address, application),
      });
      return new SqlConnection(job, session, properties);
    } catch (error) {
      await job.end();
      throw error;
    }
  }

  /** False when the job has ended. */
  get usable(): boolean {
    return !this.#closed && !this.job.ending.aborted;
  }

  /** `number/user/name`. */
  get name(): string {
    const { number, user, name } = this.job.id;
    return `${number}/${user}/${name}`;
  }

  /** Throws SqlError for statements that the property `access` does not let through. */
  async prepare(text: string): Promise<Prepared> {
    const prepared = await this.session.prepare(text);
    const { access } = this.properties;
    const allowed = prepared.class === 'query' || (access === 'read call' && prepared.class === 'call');
    if (access === 'all' || allowed) return prepared;
    const message = `The connection is for ${access === 'read only' ? 'queries' : 'queries and CALL'} only.`;
    throw new SqlError(-99_999, [], message, { sqlstate: '42987' });
  }

  /** Interrupts what is under way, rolls back and ends the job. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    try {
      await this.session.close();
    } finally {
      await this.job.end();
    }
  }
}

/** Libraries that are not there, or not for this user, are left out, as the database server does. */
async function setLibraries(libraries: Libraries, job: Job, wanted: readonly string[] | undefined): Promise<void> {
  if (wanted === undefined) return;
  const { user, ...others } = job.libraries;
  const names = [...new Set(wanted.flatMap(name => (name === '*LIBL' ? user : [name])))];
  const there: string[] = [];
  for (const name of names) {
    try {
      await libraries.requireForLibraryList(job, [name]);
      there.push(name);
    } catch (error) {
      if (!(error instanceof EscapeError)) throw error;
    }
  }
  job.libraries = { ...others, user: there };
}

function clientRegisters(user: string, address: string, application: string | undefined): Partial<SessionAttributes> {
  return {
    clientUser: user,
    clientApplication: application ?? 'unspecified',
    clientWorkstation: address,
    clientProgram: 'Mapepire server connector',
    clientAccounting: `hostname: ${address}`,
  };
}

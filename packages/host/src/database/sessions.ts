import type { Store } from '../store/store.ts';
import type { Clock } from '../system/clock.ts';
import type { Job, JobId } from '../system/jobs/job.ts';
import type { Objects } from '../system/objects/object.ts';
import type { ServiceRooms } from './catalog/ibm-i-services/service.ts';
import type { StoredCatalog } from './catalog/stored-catalog.ts';
import { ensureCollation } from './functions/collation.ts';
import type { SqlHost } from './host.ts';
import type { Database, SqlSession } from './room.ts';
import { defaultAttributes, type SessionAttributes } from './session/attributes.ts';
import { Planner } from './session/plan.ts';
import { Session } from './session/session.ts';

export interface DatabaseCollaborators {
  readonly services: ServiceRooms;
  readonly store: Store;
  readonly catalog: StoredCatalog;
  readonly objects: Objects;
  readonly clock: Clock;
  /** Name of the relational database. */
  readonly server: string;
  readonly host: SqlHost;
}

/** The SQL room on the store. */
export class Sessions implements Database {
  readonly #with: DatabaseCollaborators;
  readonly #planner = new Planner();
  readonly #sessions = new Map<string, Session>();
  readonly #codePages = new Map<number, Promise<void>>();

  constructor(collaborators: DatabaseCollaborators) {
    this.#with = collaborators;
  }

  async open(job: Job, attributes: Partial<SessionAttributes> = {}): Promise<SqlSession> {
    const { store, catalog } = this.#with;
    const all: SessionAttributes = { ...defaultAttributes, ccsid: job.defaultCcsid, ...attributes };
    await this.#codePage(all.ccsid);
    const connection = await store.session({
      parameters: {
        // The temporary schema is searched last, or a table in QTEMP could pass for one of the catalog.
        search_path: 'bigiron, pg_temp',
        lock_timeout: String(all.lockTimeout ?? 0),
        // What a default or a view asks for: the time where the host is, and who works here.
        TimeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        'bigiron.user': job.profile.name,
        'bigiron.server': this.#with.server,
      },
    });
    const session = new Session({
      ...this.#with,
      job,
      connection,
      catalog: catalog.session(connection),
      planner: this.#planner,
      attributes: all,
      closed: () => this.#sessions.delete(keyOf(job.id)),
    });
    this.#sessions.set(keyOf(job.id), session);
    return session;
  }

  /** What the characters of the session are ordered by, and converted with, must be there before the first statement. */
  #codePage(ccsid: number): Promise<void> {
    let made = this.#codePages.get(ccsid);
    if (made === undefined) {
      made = ensureCollation(this.#with.store, ccsid);
      this.#codePages.set(ccsid, made);
      made.catch(() => this.#codePages.delete(ccsid));
    }
    return made;
  }

  async cancel(job: JobId): Promise<boolean> {
    const session = this.#sessions.get(keyOf(job));
    await session?.cancel();
    return session !== undefined;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#sessions.values()].map(session => session.close()));
  }
}

function keyOf({ number, user, name }: JobId): string {
  return `${number}/${user}/${name}`;
}

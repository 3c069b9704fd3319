import { isLoaded, loadCharset } from '@bigiron/wire/ccsid/index';
import type { AnyRequest, DataFormat } from '@bigiron/wire/hostserver/database/index';
import { SqlError } from '../../database/error.ts';
import type { Database, SqlSession } from '../../database/room.ts';
import { defaultAttributes, type SessionAttributes } from '../../database/session/attributes.ts';
import type { Job } from '../../system/jobs/job.ts';
import { type Client, unknownClient } from './client.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { DateTimeStyle } from './encoders/date-time.ts';
import { Locators } from './locators.ts';
import type { BlockParameters } from './parameters.ts';
import { newStatement, type Statement } from './statement.ts';

/** Statements that a connection may have prepared at once. */
const maximumStatements = 20_000;

/** What a connection to the database server is in the middle of. */
export class Conversation {
  readonly job: Job;
  readonly client: Client = unknownClient();
  readonly locators = new Locators();
  readonly #database: Database;
  #session: Promise<SqlSession> | undefined;
  #opened: SqlSession | undefined;
  /** Request parameter blocks, descriptors and results sets, by the handles that the client gives them. */
  readonly blocks = new Map<number, BlockParameters>();
  readonly descriptors = new Map<number, DataFormat>();
  readonly diagnostics = new Map<number, Diagnostic>();
  readonly statements = new Map<string, Statement>();
  /** Branches that a scan of those in doubt has told so far. */
  recovered = 0;

  constructor(job: Job, database: Database) {
    this.job = job;
    this.#database = database;
  }

  /** The SQL session, opened when something is first asked of it. */
  session(): Promise<SqlSession> {
    if (this.#session === undefined) {
      const opening = this.#database.open(this.job, { ccsid: this.job.defaultCcsid });
      opening.then(
        session => {
          this.#opened = session;
        },
        () => {
          this.#session = undefined;
        },
      );
      this.#session = opening;
    }
    return this.#session;
  }

  /** The attributes of the session, as soon as there is one. */
  get attributes(): Readonly<SessionAttributes> {
    return this.#opened?.attributes ?? defaultAttributes;
  }

  cancel(id: { readonly number: string; readonly user: string; readonly name: string }): Promise<boolean> {
    return this.#database.cancel(id);
  }

  /** Ends the statement that is running, if one is. */
  interrupt(): void {
    // When even that fails its connection is gone, and the statement with it.
    this.#opened?.cancel().catch(() => undefined);
  }

  /** The statement that a request is about: the one that it or its block names, else one that is the block's own. */
  statement(request: AnyRequest, name: string | null | undefined): Statement {
    const key = name || `#${request.rpb}`;
    let statement = this.statements.get(key);
    if (statement === undefined) {
      if (this.statements.size >= maximumStatements) throw new SqlError(-904, ['12', 'STMT']);
      statement = newStatement(key);
      this.statements.set(key, statement);
    }
    return statement;
  }

  async closeCursor(statement: Statement): Promise<void> {
    const { open } = statement;
    if (open === undefined) return;
    statement.open = undefined;
    if (open.cursor.isOpen) await open.cursor.close();
  }

  async deleteStatement(statement: Statement): Promise<void> {
    this.statements.delete(statement.name);
    await this.closeCursor(statement);
    for (const cursor of statement.resultSets.splice(0)) if (cursor.isOpen) await cursor.close();
    this.locators.freeGroup(statement.parameterGroup);
    this.locators.freeGroup(statement);
  }

  async close(): Promise<void> {
    const session = await this.#session?.catch(() => undefined);
    await session?.close();
  }
}

export function styleOf({ attributes }: Conversation): DateTimeStyle {
  const { dateFormat, dateSeparator, timeFormat, timeSeparator } = attributes;
  return { date: dateFormat, dateSeparator, time: timeFormat, timeSeparator };
}

/** Brings in the tables of these CCSIDs, so that rows can be written without waiting. */
export async function loadCharsets(ccsids: Iterable<number>): Promise<void> {
  for (const ccsid of ccsids) if (ccsid !== 0 && !isLoaded(ccsid)) await loadCharset(ccsid);
}

import type { Execution } from '../../store/postgres/exchange.ts';
import type { Operation } from '../../store/postgres/operation.ts';
import type { Param, Session as PgSession } from '../../store/store.ts';
import type { Clock } from '../../system/clock.ts';
import type { Job } from '../../system/jobs/job.ts';
import type { Objects } from '../../system/objects/object.ts';
import type { ServiceRooms } from '../catalog/ibm-i-services/service.ts';
import type { SessionCatalog } from '../catalog/session-catalog.ts';
import type { NameRules, ParameterSource } from '../compile/compilation.ts';
import { sqlErrorOf } from '../diagnostics/postgres.ts';
import { SqlError } from '../error.ts';
import type { SqlHost } from '../host.ts';
import type { Prepared, PrepareOptions, SqlSession } from '../room.ts';
import type { Invocation } from '../routines/call/invocation.ts';
import type { KnownProcedure } from '../routines/interpret/translated.ts';
import { GlobalVariables } from '../routines/variables/global-variables.ts';
import type { RegisterName } from '../sql/ast/index.ts';
import type { SqlValue } from '../types/sql-type.ts';
import type { SessionAttributes } from './attributes.ts';
import type { OpenCursor } from './cursor.ts';
import type { Frame } from './frame.ts';
import { SuppliedRows } from './host-rows.ts';
import { Interruption } from './interruption.ts';
import { pgParameter } from './parameters.ts';
import type { Planner } from './plan.ts';
import { prepare } from './prepare.ts';
import { Registers } from './registers.ts';
import { UnitOfWork } from './unit-of-work.ts';
import { XaBranches } from './xa.ts';

export interface SessionCollaborators {
  readonly job: Job;
  readonly services: ServiceRooms;
  readonly connection: PgSession;
  readonly catalog: SessionCatalog;
  readonly planner: Planner;
  readonly objects: Objects;
  readonly clock: Clock;
  /** Name of the relational database. */
  readonly server: string;
  readonly attributes: SessionAttributes;
  /** What SQL reaches outside of the database. */
  readonly host: SqlHost;
  closed(session: Session): void;
}

/** The SQL session of a job on a PostgreSQL connection of its own. */
export class Session implements SqlSession {
  readonly job: Job;
  readonly catalog: SessionCatalog;
  readonly planner: Planner;
  readonly connection: PgSession;
  readonly unit: UnitOfWork;
  readonly xa: XaBranches;
  attributes: SessionAttributes;
  /** Values of global variables, by the key that the compiler gives them. */
  readonly variables = new Map<string, SqlValue>();
  readonly globals = new GlobalVariables(this);
  readonly host: SqlHost;
  readonly services: ServiceRooms;
  /** Rows of table functions of the system, for the statement that runs. */
  readonly hostRows: SuppliedRows;
  /** Procedures in SQL PL with the plans of their statements, by id. */
  readonly procedures = new Map<bigint, KnownProcedure>();
  /** The routine that is running. */
  invocation: Invocation | undefined;
  /** The last value of an identity column that a single INSERT of this session assigned. */
  identity: string | undefined;
  readonly interruption: Interruption;
  readonly #with: SessionCollaborators;
  #cursors = 0;
  #together = 0;
  #closed = false;

  constructor(collaborators: SessionCollaborators) {
    this.#with = collaborators;
    this.job = collaborators.job;
    this.services = collaborators.services;
    this.hostRows = new SuppliedRows(this, collaborators.services);
    this.catalog = collaborators.catalog;
    this.planner = collaborators.planner;
    this.connection = collaborators.connection;
    this.attributes = collaborators.attributes;
    this.host = collaborators.host;
    this.unit = new UnitOfWork(this.connection, this.catalog);
    this.interruption = new Interruption(collaborators.clock, () => this.connection.cancel());
    this.xa = new XaBranches(this);
  }

  /** While the unit of work has changed definitions it sees the objects of those, and nobody else does. */
  get objects(): Objects {
    return this.catalog.pending ? this.catalog.rooms().objects : this.#with.objects;
  }

  get inUnitOfWork(): boolean {
    return this.unit.isOpen;
  }

  /** Statements end their own unit of work, so that cursors outlive it. */
  get ownUnits(): boolean {
    return !this.xa.isInBranch && (this.attributes.autocommit || this.attributes.isolation === '*NONE');
  }

  /** Every statement ends its own unit of work. */
  get alone(): boolean {
    return this.ownUnits && this.#together === 0;
  }

  /** Runs statements as one unit of work where each would be its own: all of them are done, or none. */
  async together<T>(work: () => Promise<T>): Promise<T> {
    if (!this.alone) return work();
    this.#together++;
    try {
      const result = await work();
      await this.unit.commit(true);
      return result;
    } catch (error) {
      await this.unit.rollback(true);
      throw error;
    } finally {
      this.#together--;
    }
  }

  change(attributes: Partial<SessionAttributes>): void {
    const { queryTimeout, lockTimeout } = this.attributes;
    this.attributes = { ...this.attributes, ...attributes };
    if (queryTimeout !== this.attributes.queryTimeout)
      this.#limit('statement_timeout', (this.attributes.queryTimeout ?? 0) * 1000);
    if (lockTimeout !== this.attributes.lockTimeout) this.#limit('lock_timeout', this.attributes.lockTimeout ?? 0);
  }

  /** What comes next on the connection stands behind it. */
  #limit(setting: string, milliseconds: number): void {
    this.connection.query('SELECT set_config($1, $2, false)', [setting, String(milliseconds)]).catch(() => undefined);
  }

  get names(): NameRules {
    const { system, current, user } = this.job.libraries;
    const currentLibrary = current ?? 'QGPL';
    const libraryList = [...system, ...(current === undefined ? [] : [current]), ...user];
    return { user: this.job.profile.name, libraryList, currentLibrary };
  }

  prepare(text: string, options: PrepareOptions = {}): Promise<Prepared> {
    return this.guard(() => prepare(this, text, options));
  }

  async commit({ hold = false }: { readonly hold?: boolean } = {}): Promise<void> {
    await this.guard(() => this.commitUnit(hold));
  }

  /** COMMIT as a client or a statement asks for it: declared temporary tables lose their rows then, unless they are to keep them. */
  async commitUnit(hold: boolean): Promise<void> {
    const temporary = this.alone ? undefined : this.catalog.beforeCommit();
    if (temporary !== undefined) {
      await this.unit.leaveTables();
      await this.unit.begin();
      await this.connection.script(temporary);
    }
    await this.unit.commit(hold);
  }

  async rollback({ hold = false }: { readonly hold?: boolean } = {}): Promise<void> {
    await this.guard(() => this.unit.rollback(hold));
  }

  cancel(): Promise<void> {
    this.interruption.cancel();
    return this.connection.cancel();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#with.closed(this);
    // Nobody waits for a statement that is still running.
    if (this.connection.pending > 0) await this.connection.cancel().catch(() => undefined);
    for (const cursor of [...this.unit.cursors]) await cursor.close().catch(() => undefined);
    await this.connection.close();
  }

  /** Runs one statement, as its own unit of work or as a part of the one that is open. */
  run(operations: readonly Operation[], changes: boolean): Promise<Execution[]> {
    return this.alone ? this.unit.alone(operations) : this.unit.within(operations, changes);
  }

  /** Values for the parameters of a statement, in the order of `$1`, `$2` ... `frame`: of the routine in which it stands. */
  parameters(sources: readonly ParameterSource[], values: readonly SqlValue[], frame?: Frame): Param[] {
    // All registers of a statement see the same moment.
    let registers: Registers | undefined;
    const register = (name: RegisterName) => {
      registers ??= this.#registers();
      return registers.value(name);
    };
    return sources.map(source => this.#parameter(source, values, register, frame));
  }

  #parameter(
    source: ParameterSource,
    values: readonly SqlValue[],
    register: (name: RegisterName) => SqlValue,
    frame: Frame | undefined,
  ): Param {
    switch (source.from) {
      case 'marker':
        return pgParameter(values[source.index]!, source.type);
      case 'register':
        return pgParameter(register(source.name), source.type);
      case 'variable':
        return pgParameter(frame?.variable(source.name) ?? this.variables.get(source.name) ?? null, source.type);
      case 'cursor-row':
        return currentRow(source.cursor, frame?.cursor(source.cursor) ?? this.openCursor(source.cursor));
      case 'rows':
        return this.hostRows.of(source.call);
    }
  }

  register(name: RegisterName): SqlValue {
    return this.#registers().value(name);
  }

  cursorName(): string {
    return `CURSOR${++this.#cursors}`;
  }

  openCursor(name: string): OpenCursor | undefined {
    return [...this.unit.cursors].find(cursor => cursor.name === name && cursor.isOpen);
  }

  /** Errors that are not Db2's yet become so. */
  async guard<T>(work: () => Promise<T>, facts: Parameters<typeof sqlErrorOf>[1] = {}): Promise<T> {
    if (this.#closed) throw new SqlError(-843, [this.#with.server]);
    try {
      return await work();
    } catch (error) {
      throw sqlErrorOf(error, facts);
    }
  }

  #registers(): Registers {
    const { clock, server } = this.#with;
    const { profile, id } = this.job;
    const { attributes, identity } = this;
    return new Registers({
      ...{ clock, server, attributes, identity, user: profile.name, systemUser: id.user },
    });
  }
}

function currentRow(name: string, cursor: OpenCursor | undefined): bigint {
  if (cursor === undefined) throw new SqlError(-507, [name]);
  if (cursor.currentRow === undefined) throw new SqlError(-508, [name]);
  return cursor.currentRow;
}

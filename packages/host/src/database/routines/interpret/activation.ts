import { sqlErrorOf } from '../../diagnostics/postgres.ts';
import { SqlError } from '../../error.ts';
import type { Cursor, Prepared } from '../../room.ts';
import type { Adopted } from '../../session/authority.ts';
import type { OpenCursor } from '../../session/cursor.ts';
import type { Frame } from '../../session/frame.ts';
import type { PlanContext } from '../../session/plan.ts';
import type { Session } from '../../session/session.ts';
import type { SqlValue } from '../../types/sql-type.ts';
import type { Invocation } from '../call/invocation.ts';
import type { Condition } from './condition.ts';
import { Diagnostics } from './diagnostics-area.ts';
import type { RoutineCursor } from './routine-cursor.ts';
import type { DeclaredCursor, Scope, Variable } from './scope.ts';
import type { Done } from './step.ts';

/** What of the routine its statements are compiled with: its names mean what they meant when it was made. */
export interface RoutineNaming {
  readonly naming: 'sql' | 'system';
  readonly defaultSchema: string | undefined;
}

/** Milliseconds that a routine may keep the process for itself. */
const patience = 5;

/** One call of a routine that is interpreted: its variables, cursors and diagnostics. */
export class Activation implements Frame {
  readonly session: Session;
  readonly invocation: Invocation;
  /** undefined of a compound statement that is executed by itself. */
  readonly naming: RoutineNaming | undefined;
  readonly values: SqlValue[];
  readonly diagnostics = new Diagnostics();
  /** Conditions whose handlers are under way, the innermost last. */
  readonly handling: Condition[] = [];
  /** Open cursors by number of their declaration, in the order in which they were opened. */
  readonly cursors = new Map<number, RoutineCursor>();
  readonly statements = new Map<number, { readonly prepared: Prepared; readonly text: string }>();
  /** Result sets of procedures that this one called, by name of the procedure, and those that have a locator. */
  readonly received = new Map<string, readonly Cursor[]>();
  readonly locators = new Map<string, Cursor>();
  /** SET RESULT SETS: names of cursors. */
  resultSets: readonly string[] | undefined;
  /** SQLCODE and SQLSTATE, where the routine declares them, by the scope of their declaration. */
  readonly adopted: Adopted | undefined;
  readonly #states: { readonly variable: Variable; readonly which: 'SQLCODE' | 'SQLSTATE' }[] = [];
  #atomic = 0;
  #since: number;

  constructor(
    session: Session,
    invocation: Invocation,
    slots: number,
    naming: RoutineNaming | undefined,
    adopted?: Adopted,
  ) {
    this.session = session;
    this.invocation = invocation;
    this.naming = naming;
    this.adopted = adopted;
    this.values = new Array<SqlValue>(slots).fill(null);
    this.#since = performance.now();
  }

  variable(key: string): SqlValue | undefined {
    return key.startsWith('#') ? this.values[Number(key.slice(1))] : undefined;
  }

  /** Any open cursor of this name: WHERE CURRENT OF is compiled without a scope. */
  cursor(name: string): OpenCursor | undefined {
    return [...this.cursors.values()].findLast(cursor => cursor.declared.name === name)?.cursor;
  }

  open(declared: DeclaredCursor): RoutineCursor | undefined {
    return this.cursors.get(declared.id);
  }

  /** The block of ATOMIC compound statements that is running. */
  get isAtomic(): boolean {
    return this.#atomic > 0;
  }

  enterAtomic(): void {
    this.#atomic++;
  }

  leaveAtomic(): void {
    this.#atomic--;
  }

  get planContext(): PlanContext {
    const { catalog, names } = this.session;
    return { catalog, attributes: this.attributes, names };
  }

  get attributes() {
    const { attributes } = this.session;
    return this.naming === undefined ? attributes : { ...attributes, ...this.naming };
  }

  /** Lets others run now and then, and ends the routine when its caller wants that. undefined: there is nothing to wait for. */
  breathe(): Promise<void> | undefined {
    this.checkInterrupted();
    return performance.now() - this.#since < patience ? undefined : this.#pause();
  }

  async #pause(): Promise<void> {
    await new Promise(resolve => setImmediate(resolve));
    this.#since = performance.now();
    this.checkInterrupted();
  }

  checkInterrupted(): void {
    const { signal } = this.invocation;
    if (signal.aborted) throw signal.reason;
  }

  sqlErrorOf(error: unknown): SqlError {
    const known = sqlErrorOf(error);
    if (known instanceof SqlError) return known;
    if (known instanceof Error && 'condition' in known) return new SqlError(-438, [known.message]);
    throw known;
  }

  declareState(variable: Variable, which: 'SQLCODE' | 'SQLSTATE'): void {
    if (!this.#states.some(state => state.variable === variable)) this.#states.push({ variable, which });
  }

  completed(done: Done): void {
    this.diagnostics.completed(done);
    this.#setStates(done.condition?.sqlcode ?? 0, done.condition?.sqlstate ?? '00000');
  }

  raised(condition: Condition): void {
    this.diagnostics.raised(condition);
    this.#setStates(condition.sqlcode, condition.sqlstate);
  }

  #setStates(sqlcode: number, sqlstate: string): void {
    for (const { variable, which } of this.#states)
      this.values[variable.slot] = which === 'SQLCODE' ? sqlcode : sqlstate;
  }

  /** Closes the cursors that a compound statement declared, but not those that are for the caller. */
  async closeCursors(scope: Scope): Promise<void> {
    for (const { id } of scope.cursors) {
      const cursor = this.cursors.get(id);
      if (cursor === undefined || cursor.declared.declaration?.return !== undefined) continue;
      this.cursors.delete(id);
      await cursor.cursor.close();
    }
  }

  /** The routine is over: what is open and not `left` to the caller is closed. */
  async close(left: readonly Cursor[]): Promise<void> {
    const received = [...this.received.values()].flat();
    for (const cursor of [...[...this.cursors.values()].map(one => one.cursor), ...received]) {
      if (cursor.isOpen && !left.includes(cursor)) await cursor.close();
    }
  }
}

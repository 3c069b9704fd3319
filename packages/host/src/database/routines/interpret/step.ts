import { SqlError } from '../../error.ts';
import type { Activation } from './activation.ts';
import type { Completion } from './completion.ts';
import { type Condition, conditionOf, errorOf } from './condition.ts';
import type { Handler, Scope } from './scope.ts';

/** A statement that was translated. */
export type Step = (run: Activation) => Promise<Completion>;

/** What a statement that ended without an exception says of itself. */
export interface Done {
  /** Rows that were changed, fetched or put into variables. */
  readonly count?: number;
  /** A warning, or that no row was found. */
  readonly condition?: Condition | undefined;
  readonly completion?: Completion;
  /** Of CALL. */
  readonly returnStatus?: number | undefined;
}

/** The connection is gone: no handler could do anything about it. */
const unrecoverable: ReadonlySet<number> = new Set([-843, -902]);

export interface LeafOptions {
  /** GET DIAGNOSTICS leaves the diagnostics area as it is. */
  readonly silent?: boolean;
}

/**
 * A statement that has no others inside, or the condition of one that has: what it raises is handled by the nearest handler. Where there is
 * none an exception ends the routine: it passes through all statements around this one, whose handlers were asked already.
 */
export function leaf(scope: Scope, work: (run: Activation) => Promise<Done>, options: LeafOptions = {}): Step {
  return async run => {
    const pause = run.breathe();
    if (pause !== undefined) await pause;
    let condition: Condition;
    try {
      const done = await work(run);
      if (!options.silent) run.completed(done);
      if (done.condition === undefined) return done.completion;
      condition = done.condition;
    } catch (error) {
      run.checkInterrupted();
      const sqlError = run.sqlErrorOf(error);
      if (unrecoverable.has(sqlError.sqlcode)) throw sqlError;
      condition = error instanceof Raised ? error.condition : conditionOf(sqlError);
      run.raised(condition);
    }
    const handler = scope.handlerFor(condition);
    if (handler !== undefined) return activate(run, handler, condition);
    if (condition.sqlcode < 0) throw errorOf(condition);
    return undefined;
  };
}

/** SIGNAL and RESIGNAL of an exception: it may have a name. */
export class Raised extends Error {
  readonly condition: Condition;

  constructor(condition: Condition) {
    super(condition.text);
    this.condition = condition;
  }
}

async function activate(run: Activation, handler: Handler, condition: Condition): Promise<Completion> {
  if (handler.type !== 'CONTINUE') return { to: 'handler', handler, condition };
  return handle(run, handler, condition);
}

/** Runs the action of a handler. */
export async function handle(run: Activation, handler: Handler, condition: Condition): Promise<Completion> {
  run.handling.push(condition);
  try {
    return await handler.action(run);
  } finally {
    run.handling.pop();
  }
}

/** An expression that a control statement needs: when it raises a condition that is handled, the statement is over. */
export async function guarded<T>(
  scope: Scope,
  run: Activation,
  work: () => T | Promise<T>,
): Promise<{ readonly value: T } | { readonly completion: Completion }> {
  let result: { readonly value: T } | undefined;
  const completion = await leaf(
    scope,
    async () => {
      result = { value: await work() };
      return {};
    },
    { silent: true },
  )(run);
  return result ?? { completion };
}

/** Statements one after the other. GOTO finds its label among them. */
export function sequence(steps: readonly { readonly label?: string | undefined; readonly step: Step }[]): Step {
  return async run => {
    for (let index = 0; index < steps.length; index++) {
      const completion = await steps[index]!.step(run);
      if (completion === undefined) continue;
      const target = completion.to === 'goto' ? steps.findIndex(({ label }) => label === completion.label) : -1;
      if (target < 0) return completion;
      await run.breathe();
      index = target - 1;
    }
    return undefined;
  };
}

export function invalid(sqlcode: number, tokens: readonly string[], position: number): SqlError {
  return new SqlError(sqlcode, tokens, undefined, { position });
}

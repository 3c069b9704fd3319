import type { Inputs, Parameters, Results } from '@bigiron/wire/program/index';
import type { ProgramJob } from './job.ts';

/** Marks what `program` and `procedure` make, across copies of this package. */
export const definitionKind = Symbol.for('bigiron.program-definition');

type Body = (values: never, job: ProgramJob) => unknown;

/** A program as its file exports it by default. */
export interface ProgramDefinition {
  readonly [definitionKind]: 'program';
  readonly parameters: Parameters;
  readonly body: Body;
}

/** A procedure as a service program exports it by name. */
export interface ProcedureDefinition {
  readonly [definitionKind]: 'procedure';
  readonly parameters: Parameters;
  readonly body: Body;
}

/**
 * A program: `export default program({ name: char(10), total: out(packed(9, 2)) }, async ({ name }, job) => ({ total: '1.50' }))`.
 * Parameters are declared in the order of the call.
 */
export function program<P extends Parameters>(
  parameters: P,
  body: (values: Inputs<P>, job: ProgramJob) => Results<P> | Promise<Results<P>>,
): ProgramDefinition {
  return { [definitionKind]: 'program', parameters, body: body as Body };
}

/** What a procedure gives back: its output parameters and, as `returns`, a 4-byte integer; the integer alone when nothing else is due. */
export type ProcedureResults<P extends Parameters> =
  // biome-ignore lint/suspicious/noConfusingVoidType: as in Results
  Results<P> extends infer R ? (R extends void ? number | void : R & { returns?: number; errno?: number }) : never;

/** A procedure of a service program: `export const add = procedure({ a: int32(), b: int32() }, ({ a, b }) => a + b)`. */
export function procedure<P extends Parameters>(
  parameters: P,
  body: (values: Inputs<P>, job: ProgramJob) => ProcedureResults<P> | Promise<ProcedureResults<P>>,
): ProcedureDefinition {
  return { [definitionKind]: 'procedure', parameters, body: body as Body };
}

/** The definition in `value`, if it is one of that kind. */
export function definition<K extends 'program' | 'procedure'>(
  value: unknown,
  kind: K,
): (K extends 'program' ? ProgramDefinition : ProcedureDefinition) | undefined {
  const found = typeof value === 'object' && value !== null && (value as Partial<ProgramDefinition>)[definitionKind];
  return found === kind ? (value as never) : undefined;
}

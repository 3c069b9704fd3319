/**
 * What programs for the host are written with. A program is a file `LIBRARY/NAME.ts` (or `.js`, `.mjs`) in the programs directory:
 *
 * ```ts
 * import { char, inout, out, packed, program } from '@bigiron/host/program';
 *
 * export default program(
 *   { name: char(10), amount: inout(packed(7, 2)), total: out(packed(9, 2)) },
 *   async ({ name, amount }, job) => {
 *     job.inform(`${name} pays ${amount}`);
 *     return { total: amount.toNumber() * 2 };
 *   },
 * );
 * ```
 */

export * from '@bigiron/wire/program/fields';
export type { Inputs, Outputs, Parameters, Results } from '@bigiron/wire/program/index';
export { inout, optional, out } from '@bigiron/wire/program/index';
export { Escape, type MessageReference, message } from './programs/definition/escape.ts';
export type { ProgramDataArea, ProgramDataQueue, ProgramJob, ReceivedEntry } from './programs/definition/job.ts';
export {
  type ProcedureDefinition,
  type ProgramDefinition,
  procedure,
  program,
} from './programs/definition/program.ts';

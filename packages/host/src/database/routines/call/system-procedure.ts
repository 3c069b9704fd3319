import type { Procedure } from './procedure.ts';
import { qcmdexc } from './qcmdexc.ts';

const procedures: ReadonlyMap<string, Procedure> = new Map([['QSYS2.QCMDEXC', qcmdexc]]);

/** Procedures that every system has. */
export function systemProcedureOf(library: string, name: string): Procedure | undefined {
  return procedures.get(`${library}.${name}`);
}

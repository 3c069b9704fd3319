import { metadata } from './metadata.ts';
import type { Procedure } from './procedure.ts';
import { qcmdexc } from './qcmdexc.ts';
import { sendDataQueue } from './send-data-queue.ts';

const procedures: ReadonlyMap<string, Procedure> = new Map(
  [qcmdexc, ...metadata, ...sendDataQueue].map(procedure => [`${procedure.library}.${procedure.name}`, procedure]),
);

/** Procedures that every system has. */
export function systemProcedureOf(library: string, name: string): Procedure | undefined {
  return procedures.get(`${library}.${name}`);
}

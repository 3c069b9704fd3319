import type { Job } from '../system/jobs/job.ts';
import type { ObjectDescription, QualifiedName } from '../system/objects/object.ts';

/**
 * A parameter of a call: storage that its caller owns and the program reads and changes in place. Its length is the one that the
 * caller gave it; undefined is a null pointer. Text in it is in the CCSID of the job, and nothing converts it on the way.
 */
export type Storage = Buffer | undefined;

/** A program that was found and may be called. */
export interface Program {
  readonly object: ObjectDescription;
  /**
   * Runs the program under the authority of the job's current user. Throws the escape message with which it ended; then storage
   * may hold anything. What it sent before is in the job log. When the job ends the call ends with it.
   */
  call(job: Job, parameters: readonly Storage[]): Promise<void>;
}

/** What a procedure of a service program gives back besides its parameters. */
export interface Returned {
  readonly value: number;
  /** C's errno; 0 when the procedure sets none. */
  readonly errno: number;
}

export interface ServiceProgram {
  readonly object: ObjectDescription;
  /** Names of its exports are case-sensitive. As `Program.call`; CPF226E when it does not export the procedure. */
  call(job: Job, procedure: string, parameters: readonly Storage[]): Promise<Returned>;
}

/** The programs of the system, whatever they are written in. Finding one throws what `Objects.resolve` throws. */
export interface Programs {
  /** The `*PGM` along the job's library list; needs *OBJOPR and *EXECUTE. */
  program(job: Job, name: QualifiedName): Promise<Program>;
  /** The `*SRVPGM`, likewise. */
  serviceProgram(job: Job, name: QualifiedName): Promise<ServiceProgram>;
}

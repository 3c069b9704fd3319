import type { Programs } from '../programs/room.ts';
import type { Job } from '../system/jobs/job.ts';

/** What SQL reaches outside of the database: commands and programs, in the job and under its user's authority. */
export interface SqlHost {
  /** @throws EscapeError as the command interpreter does */
  readonly commands: { run(job: Job, text: string): Promise<void> };
  readonly programs: Pick<Programs, 'program' | 'serviceProgram'>;
}

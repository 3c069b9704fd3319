import type { JobId, JobSummary } from '../../../system/jobs/job.ts';
import { character, name, qualified } from '../../definition/builders.ts';
import type { CommandContext } from '../../run/context.ts';

const parts = {
  name: name('Job name', { required: true }),
  user: name('User', {}),
  number: character('Number', { length: 6 }),
};

/** The JOB parameter: `NUMBER/USER/NAME`, of which the name is enough when only one job fits; `*` is the job itself. */
export const jobParameter = qualified('Job', parts, { single: ['*'], default: '*' });

/** As `jobParameter`, without default. */
export const requiredJob = qualified('Job', parts, { required: true });

interface PartialId {
  readonly name: string;
  readonly user: string | undefined;
  readonly number: string | undefined;
}

/** The one job that is meant: CPF1321 when there is none, CPF1332 when several fit. */
export async function jobOf({ jobs, job }: CommandContext, wanted: '*' | PartialId): Promise<JobId> {
  if (wanted === '*') return job.id;
  const { name, user, number } = wanted;
  const found: JobSummary = await jobs.require({
    name,
    ...(user === undefined ? {} : { user }),
    ...(number === undefined ? {} : { number: number.padStart(6, '0') }),
  });
  return found.id;
}

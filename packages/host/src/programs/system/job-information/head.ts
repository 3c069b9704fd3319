import type { JobDescription, JobId, JobType } from '../../../system/jobs/job.ts';

/** Letters of type and subtype, and the number that tells both, as IBM i has them for these kinds of job. */
export const types: Readonly<Record<JobType, { type: string; subtype: string; enhanced: number }>> = {
  batch: { type: 'B', subtype: '', enhanced: 210 },
  interactive: { type: 'I', subtype: '', enhanced: 910 },
  prestart: { type: 'B', subtype: 'J', enhanced: 1620 },
  system: { type: 'S', subtype: '', enhanced: 1920 },
};

export function headOf({ id, status, type }: JobDescription) {
  const { type: letter, subtype } = types[type];
  return { ...id, internalId: internalId(id.number), status, type: letter, subtype };
}

const mark = Buffer.from('BIGIRON ');

/** What stands for a job instead of its name; callers give back what they were given. */
export function internalId(number: string): Buffer {
  return Buffer.concat([mark, Buffer.from(number.padStart(8))]);
}

/** The job that an internal identifier stands for; undefined for one that is not ours. */
export function jobOf(id: Uint8Array): Pick<JobId, 'number'> | undefined {
  const text = Buffer.from(id).toString('latin1');
  return text.startsWith(mark.toString('latin1')) ? { number: text.slice(mark.length).trim() } : undefined;
}

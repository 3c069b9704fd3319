import { bytes, char, layout } from '@bigiron/wire/message/index';
import { optional } from '@bigiron/wire/program/index';
import type { JobDescription, JobId } from '../../system/jobs/job.ts';
import { isEscape } from '../directory/registration.ts';
import { type ApiCall, api } from './api.ts';
import { errorCode } from './error-code.ts';
import { length } from './fields.ts';
import type { Format } from './job-information/format.ts';
import { jobOf } from './job-information/head.ts';
import { jobi0150 } from './job-information/jobi0150.ts';
import { jobi0200 } from './job-information/jobi0200.ts';
import { jobi0300 } from './job-information/jobi0300.ts';
import { jobi0400 } from './job-information/jobi0400.ts';
import { jobi0500 } from './job-information/jobi0500.ts';
import { jobi0600 } from './job-information/jobi0600.ts';
import { jobi0700 } from './job-information/jobi0700.ts';
import { jobi1000 } from './job-information/jobi1000.ts';
import { received, receiver } from './receiver.ts';

const formats: Readonly<Record<string, Format>> = {
  JOBI0150: jobi0150,
  JOBI0200: jobi0200,
  JOBI0300: jobi0300,
  JOBI0400: jobi0400,
  JOBI0500: jobi0500,
  JOBI0600: jobi0600,
  JOBI0700: jobi0700,
  JOBI1000: jobi1000,
};

const qualifiedJob = layout({
  name: char(10, '* this job; *INT the one with the internal identifier'),
  user: char(10),
  number: char(6),
});

/** Retrieve Job Information. */
export const qusrjobi = api(
  {
    receiver,
    length,
    format: char(8, 'JOBI0150 to JOBI0700, JOBI1000'),
    job: qualifiedJob,
    internalId: bytes(16),
    error: errorCode,
    resetStatistics: optional(char(1)),
  },
  async ({ length, format, job: named, internalId }, call) => {
    const encode = formats[format];
    if (encode === undefined) throw call.messages.escape('CPF3C21', [format]);
    const job = await describe(named, internalId, call);
    const profile = await call.profiles.find(job.currentUser);
    return { receiver: received(encode({ job, profile }, call.text), length, call) };
  },
);

async function describe(named: JobId, internalId: Uint8Array, call: ApiCall): Promise<JobDescription> {
  const { job, jobs, messages } = call;
  try {
    if (named.name === '*') return await jobs.describe(job, job.id);
    if (named.name !== '*INT') return await jobs.describe(job, (await jobs.require(given(named))).id);
    const wanted = jobOf(internalId);
    if (wanted === undefined) throw messages.escape('CPF3C51');
    return await jobs.describe(job, (await jobs.require(wanted)).id);
  } catch (error) {
    if (isEscape(error, 'CPF1321')) throw messages.escape('CPF3C53', [named.name, named.user, named.number]);
    if (isEscape(error, 'CPF1344')) throw messages.escape('CPF3C57');
    throw error;
  }
}

/** Parts that were left blank are not part of the question. */
function given({ name, user, number }: JobId): Partial<JobId> {
  return { name, ...(user === '' ? {} : { user }), ...(number === '' ? {} : { number }) };
}

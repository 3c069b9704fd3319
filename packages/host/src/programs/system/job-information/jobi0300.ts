import { Jobi0300 } from '@bigiron/wire/systemprogram/job-information';
import { qualifiedOf } from '../fields.ts';
import { attribute, format } from './format.ts';
import { headOf } from './head.ts';

/** Queues and printing. */
export const jobi0300 = format(Jobi0300, ({ job }) => ({
  ...headOf(job),
  jobQueue: job.queue ?? { name: '', library: '' },
  jobQueuePriority: attribute(job, 'JOBPTY'),
  outputQueue: qualifiedOf(attribute(job, 'OUTQ')),
  outputPriority: attribute(job, 'OUTPTY'),
  printDevice: attribute(job, 'PRTDEV'),
  jobQueueStatus: job.queue === undefined ? '' : job.queue.held ? 'HLD' : 'RLS',
  putOnQueue: job.queue === undefined ? undefined : job.entered,
  jobDate: attribute(job, 'DATE') === '*SYSVAL' ? '' : attribute(job, 'DATE'),
}));

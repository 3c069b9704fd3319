import { char } from '@bigiron/wire/message/index';
import { qualifiedName, qualifiedOf } from '../fields.ts';
import { timestamp } from '../timestamp.ts';
import { attribute, blank, format } from './format.ts';
import { head, headOf } from './head.ts';

/** Queues and printing. */
export const jobi0300 = format(
  {
    ...head,
    jobQueue: qualifiedName,
    jobQueuePriority: char(2),
    outputQueue: qualifiedName,
    outputPriority: char(2),
    printDevice: char(10),
    submitter: blank(26),
    submitterQueue: blank(20),
    jobQueueStatus: char(10, 'RLS, HLD, SCD'),
    putOnQueue: timestamp,
    jobDate: char(7, 'CYYMMDD; blank: the date of the system'),
  },
  ({ job }) => ({
    ...headOf(job),
    jobQueue: job.queue ?? { name: '', library: '' },
    jobQueuePriority: attribute(job, 'JOBPTY'),
    outputQueue: qualifiedOf(attribute(job, 'OUTQ')),
    outputPriority: attribute(job, 'OUTPTY'),
    printDevice: attribute(job, 'PRTDEV'),
    jobQueueStatus: job.queue === undefined ? '' : job.queue.held ? 'HLD' : 'RLS',
    putOnQueue: job.queue === undefined ? undefined : job.entered,
    jobDate: attribute(job, 'DATE') === '*SYSVAL' ? '' : attribute(job, 'DATE'),
  }),
);

import { Jobi0200 } from '@bigiron/wire/systemprogram/job-information';
import { format, number } from './format.ts';
import { headOf } from './head.ts';

/** What an active job does. */
export const jobi0200 = format(Jobi0200, ({ job }) => ({
  ...headOf(job),
  subsystem: job.subsystem,
  runPriority: number(job, 'RUNPTY'),
  pool: 2,
  processingTime: 0,
  auxiliaryIo: 0,
  transactions: 0,
  responseTime: 0,
  functionType: '',
  functionName: '',
  activeStatus: job.status === '*ACTIVE' ? 'RUN' : '',
  lockWaits: [0, 0, 0, 0, 0, 0],
  currentPool: 2,
  threads: 1,
  processingUnitTime: 0n,
  auxiliaryIoLarge: 0n,
  databaseTime: 0n,
  pageFaults: 0n,
  endingStatus: '',
  memoryPool: '*BASE',
  messageReply: '0',
}));

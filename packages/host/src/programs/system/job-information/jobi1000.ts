import { Jobi1000 } from '@bigiron/wire/systemprogram/job-information';
import { format } from './format.ts';
import { headOf } from './head.ts';

/** Elapsed performance statistics. This host keeps none. */
export const jobi1000 = format(Jobi1000, ({ job }) => ({
  ...headOf(job),
  time: 0n,
  diskIo: [0n, 0n, 0n],
  interactive: [0, 0],
  processing: [0, 0],
  processingTime: [0n, 0n],
  lockWaitTime: 0n,
  pageFaults: 0n,
}));

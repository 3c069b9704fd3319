import { array, int32, int64 } from '@bigiron/wire/message/index';
import { format, zeros } from './format.ts';
import { head, headOf } from './head.ts';

/** Elapsed performance statistics. This host keeps none. */
export const jobi1000 = format(
  {
    ...head,
    aligned: zeros(2),
    time: int64('milliseconds'),
    diskIo: array(int64(), 3, 'all, asynchronous, synchronous'),
    interactive: array(int32(), 2, 'response time, transactions'),
    processing: array(int32(), 2, 'percent, percent for the database'),
    processingTime: array(int64(), 2, 'all, for the database'),
    lockWaitTime: int64(),
    pageFaults: int64(),
  },
  ({ job }) => ({
    ...headOf(job),
    time: 0n,
    diskIo: [0n, 0n, 0n],
    interactive: [0, 0],
    processing: [0, 0],
    processingTime: [0n, 0n],
    lockWaitTime: 0n,
    pageFaults: 0n,
  }),
);

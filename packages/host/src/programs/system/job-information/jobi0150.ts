import { char, int32, int64, uint32 } from '@bigiron/wire/message/index';
import { attribute, format, number, zeros } from './format.ts';
import { head, headOf } from './head.ts';

/** Run attributes and resources. */
export const jobi0150 = format(
  {
    ...head,
    aligned: zeros(2),
    runPriority: int32(),
    timeSlice: int32('milliseconds'),
    defaultWait: int32('seconds; -1 *NOMAX'),
    purge: char(10),
    timeSliceEndPool: char(10),
    processingTime: int32(),
    pool: int32(),
    maximumProcessingTime: int32('-1 *NOMAX'),
    temporaryStorage: int32(),
    maximumTemporaryStorage: int32(),
    threads: int32(),
    maximumThreads: int32(),
    temporaryStorageLarge: uint32(),
    maximumTemporaryStorageLarge: uint32(),
    reserved: zeros(4),
    processingTimeLarge: int64(),
  },
  ({ job }) => ({
    ...headOf(job),
    runPriority: number(job, 'RUNPTY'),
    timeSlice: number(job, 'TIMESLICE'),
    defaultWait: number(job, 'DFTWAIT'),
    purge: attribute(job, 'PURGE'),
    timeSliceEndPool: attribute(job, 'TSEPOOL'),
    processingTime: 0,
    pool: 2,
    maximumProcessingTime: -1,
    temporaryStorage: 0,
    maximumTemporaryStorage: -1,
    threads: 1,
    maximumThreads: -1,
    temporaryStorageLarge: 0,
    maximumTemporaryStorageLarge: 0xffffffff,
    processingTimeLarge: 0n,
  }),
);

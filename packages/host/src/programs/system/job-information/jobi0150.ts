import { Jobi0150 } from '@bigiron/wire/systemprogram/job-information';
import { attribute, format, number } from './format.ts';
import { headOf } from './head.ts';

/** Run attributes and resources. */
export const jobi0150 = format(Jobi0150, ({ job }) => ({
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
}));

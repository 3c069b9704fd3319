import { Jobi0700 } from '@bigiron/wire/systemprogram/job-information';
import { format } from './format.ts';
import { headOf } from './head.ts';

/** The library list. */
export const jobi0700 = format(Jobi0700, ({ job }) => {
  const { system, current, user } = job.libraries;
  const currentLibraries = current === undefined ? [] : [current];
  return {
    ...headOf(job),
    systemCount: system.length,
    productCount: 0,
    currentCount: currentLibraries.length,
    userCount: user.length,
    names: [...system, ...currentLibraries, ...user],
  };
});

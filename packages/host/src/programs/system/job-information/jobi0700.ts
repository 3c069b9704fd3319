import { char, int32, sequence } from '@bigiron/wire/message/index';
import { format, zeros } from './format.ts';
import { head, headOf } from './head.ts';

/** The library list. */
export const jobi0700 = format(
  {
    ...head,
    aligned: zeros(2),
    systemCount: int32(),
    productCount: int32(),
    currentCount: int32('0 or 1'),
    userCount: int32(),
    names: sequence(char(11), 'the libraries, in search order'),
  },
  ({ job }) => {
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
  },
);

import { char, int32 } from '@bigiron/wire/message/index';
import { attribute, format, zeros } from './format.ts';
import { head, headOf } from './head.ts';

/** Message logging. */
export const jobi0500 = format(
  { ...head, aligned: zeros(2), endSeverity: int32(), logSeverity: int32(), logLevel: char(1), logText: char(10) },
  ({ job }) => {
    const [level = '4', severity = '0', text = '*NOLIST'] = attribute(job, 'LOG').split(' ');
    return { ...headOf(job), endSeverity: 30, logSeverity: Number(severity), logLevel: level, logText: text };
  },
);

import { Jobi0500 } from '@bigiron/wire/systemprogram/job-information';
import { attribute, format } from './format.ts';
import { headOf } from './head.ts';

/** Message logging. */
export const jobi0500 = format(Jobi0500, ({ job }) => {
  const [level = '4', severity = '0', text = '*NOLIST'] = attribute(job, 'LOG').split(' ');
  return { ...headOf(job), endSeverity: 30, logSeverity: Number(severity), logLevel: level, logText: text };
});

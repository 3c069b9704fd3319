import { command } from '../../definition/command.ts';
import { output, print, report } from '../output.ts';
import { reportJobLog } from './job-log.ts';
import { jobOf, jobParameter } from './job-parameter.ts';

export const DSPJOBLOG = command({
  name: 'DSPJOBLOG',
  text: 'Show the log of a job',
  positional: 2,
  limitedUsers: true,
  parameters: {
    JOB: jobParameter,
    OUTPUT: output,
  },
  async run({ JOB }, context) {
    const { jobs, job } = context;
    const id = await jobOf(context, JOB);
    const { attributes } = await jobs.describe(job, id);
    const messages = await jobs.log(job, id);
    const shown = report(context, 'Job log').field('Job', `${id.number}/${id.user}/${id.name}`).line();
    reportJobLog(shown, messages, attributes.LOG?.endsWith('*SECLVL') ?? false);
    await print(context, 'QPJOBLOG', 'DSPJOBLOG', shown);
  },
});

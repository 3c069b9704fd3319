import { choice, integer } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { jobOf, requiredJob } from './job-parameter.ts';

export const ENDJOB = command({
  name: 'ENDJOB',
  text: 'End a job',
  positional: 3,
  parameters: {
    JOB: requiredJob,
    OPTION: choice('How to end', { values: ['*CNTRLD', '*IMMED'], default: '*CNTRLD' }),
    DELAY: integer('Seconds for a controlled end', { range: [1, 999999], default: '30' }),
    SPLFILE: choice('Delete spooled files', { values: ['*NO'], default: '*NO' }),
    LOGLMT: choice('Most messages to write', { values: ['*SAME', '*NOMAX'], default: '*SAME' }),
    ADLINTJOBS: choice('Additional interactive jobs', { values: ['*NONE'], default: '*NONE' }),
    DUPJOBOPT: choice('When several jobs fit', { values: ['*SELECT', '*MSG'], default: '*SELECT' }),
  },
  async run({ JOB, OPTION, DELAY }, context) {
    const { jobs, job, complete } = context;
    const id = await jobOf(context, JOB);
    await jobs.requestEnd(job, id, { immediate: OPTION === '*IMMED', delay: DELAY });
    complete('CPC1231', [id.name, id.user, id.number]);
  },
});

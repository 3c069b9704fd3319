import { command } from '../../definition/command.ts';
import { orSame } from '../same.ts';
import { attributeParts, changeableParts } from './attribute-parts.ts';
import { attributeTexts } from './attribute-text.ts';
import { jobOf, jobParameter } from './job-parameter.ts';

export const CHGJOB = command({
  name: 'CHGJOB',
  text: 'Change attributes of a job',
  positional: 1,
  parameters: {
    JOB: jobParameter,
    ...orSame({ ...attributeParts, ...changeableParts }),
  },
  async run({ JOB, ...attributes }, context) {
    const { jobs, job, complete } = context;
    const id = await jobOf(context, JOB);
    await jobs.change(job, id, attributeTexts(attributes));
    complete('CPC1129', [id.name, id.user, id.number]);
  },
});

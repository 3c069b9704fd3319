import { command } from '../../definition/command.ts';
import { deleteObjects } from '../deletion.ts';
import { objects } from '../generic.ts';

export const DLTDTAQ = command({
  name: 'DLTDTAQ',
  text: 'Delete data queues',
  parameters: {
    DTAQ: objects('Data queue'),
  },
  run: ({ DTAQ }, context) =>
    deleteObjects(context, DTAQ, '*DTAQ', name => context.dataQueues.delete(context.job, name)),
});

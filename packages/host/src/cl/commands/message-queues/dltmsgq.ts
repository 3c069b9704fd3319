import { command } from '../../definition/command.ts';
import { deleteObjects } from '../deletion.ts';
import { objects } from '../generic.ts';

export const DLTMSGQ = command({
  name: 'DLTMSGQ',
  text: 'Delete message queues',
  parameters: {
    MSGQ: objects('Message queue'),
  },
  run: ({ MSGQ }, context) =>
    deleteObjects(context, MSGQ, '*MSGQ', name => context.messageQueues.delete(context.job, name)),
});

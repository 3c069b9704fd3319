import { choice, object } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';

export const CLRMSGQ = command({
  name: 'CLRMSGQ',
  text: 'Remove all messages from a message queue',
  positional: 1,
  parameters: {
    MSGQ: object('Message queue'),
    CLEAR: choice('Which messages', { values: ['*ALL', '*KEEPUNANS'], default: '*ALL' }),
  },
  async run({ MSGQ, CLEAR }, { messageQueues, job }) {
    await messageQueues.remove(job, MSGQ, CLEAR);
  },
});

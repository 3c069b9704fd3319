import { command } from '../../definition/command.ts';
import { deleteObjects } from '../deletion.ts';
import { objects } from '../generic.ts';

export const DLTMSGF = command({
  name: 'DLTMSGF',
  text: 'Delete message files',
  parameters: {
    MSGF: objects('Message file'),
  },
  run: ({ MSGF }, context) =>
    deleteObjects(context, MSGF, '*MSGF', name => context.messageFiles.delete(context.job, name)),
});

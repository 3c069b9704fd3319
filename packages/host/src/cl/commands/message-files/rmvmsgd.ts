import { command } from '../../definition/command.ts';
import { messageFile, messageId } from './message-parts.ts';

export const RMVMSGD = command({
  name: 'RMVMSGD',
  text: 'Remove a message from a message file',
  positional: 2,
  parameters: { MSGID: messageId, MSGF: messageFile },
  run: ({ MSGID, MSGF }, { messageFiles, job }) => messageFiles.remove(job, MSGF, MSGID),
});

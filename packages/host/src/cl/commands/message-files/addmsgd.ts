import { command } from '../../definition/command.ts';
import { formatsOf } from './formats.ts';
import { messageFile, messageId, messageParts } from './message-parts.ts';

export const ADDMSGD = command({
  name: 'ADDMSGD',
  text: 'Add a message to a message file',
  positional: 3,
  parameters: { MSGID: messageId, MSGF: messageFile, ...messageParts },
  async run({ MSGID, MSGF, MSG, SECLVL, SEV, FMT, DFT }, context) {
    const { messageFiles, job } = context;
    const formats = formatsOf(FMT, context);
    const reply = DFT === '' ? {} : { defaultReply: DFT };
    await messageFiles.add(job, MSGF, { id: MSGID, severity: SEV, text: MSG, help: SECLVL, formats, ...reply });
  },
});

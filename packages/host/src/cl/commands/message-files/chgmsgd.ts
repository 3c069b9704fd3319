import { command } from '../../definition/command.ts';
import { orSame } from '../same.ts';
import { formatsOf } from './formats.ts';
import { messageFile, messageId, messageParts } from './message-parts.ts';

export const CHGMSGD = command({
  name: 'CHGMSGD',
  text: 'Change a message of a message file',
  positional: 3,
  parameters: { MSGID: messageId, MSGF: messageFile, ...orSame(messageParts) },
  async run({ MSGID, MSGF, MSG, SECLVL, SEV, FMT, DFT }, context) {
    const { messageFiles, job } = context;
    await messageFiles.change(job, MSGF, MSGID, {
      ...(MSG === undefined ? {} : { text: MSG }),
      ...(SECLVL === undefined ? {} : { help: SECLVL }),
      ...(SEV === undefined ? {} : { severity: SEV }),
      ...(FMT === undefined ? {} : { formats: formatsOf(FMT, context) }),
      ...(DFT === undefined ? {} : { defaultReply: DFT }),
    });
  },
});

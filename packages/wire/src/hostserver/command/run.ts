import { chars, code, type Field, taggedText, uint8, uint16 } from '../../message/index.ts';
import { codepoint } from '../codepoint.ts';
import { ServerId } from '../header.ts';
import { message } from '../message.ts';
import { MessageOption, messageParts } from './reply-message.ts';
import { ReturnCode } from './return-code.ts';

/** Traces show which command it is. Its parameters may be passwords, and which of them are only its definition tells. */
function commandText(field: Field<string>): Field<string> {
  return { ...field, show: text => JSON.stringify(/^[^\s(]*/.exec(text.trimStart())?.[0] ?? '') };
}

export const RunCommand = message(
  ServerId.remoteCommand,
  0x1002,
  {
    about: 'Run a CL command. Answered by CommandReply. One of the two texts is there.',
    source: 'JTOpen RCRunCommandRequestDataStream.java',
  },
  { messages: code(uint8(), MessageOption) },
  {
    /** Level 10 and above; tag 0 stands for the CCSID of the job. */
    command: codepoint(0x1104, commandText(taggedText(1200))),
    /** Below level 10, in the CCSID of the job. */
    jobCommand: codepoint(0x1101, commandText(chars())),
  },
);

export const CommandReply = message(
  ServerId.remoteCommand,
  0x8002,
  {
    about: 'How a command ended, with the messages it sent.',
    source: 'JTOpen RCRunCommandReplyDataStream.java, RemoteCommandImplRemote.java',
  },
  { returnCode: code(uint16(), ReturnCode), messageCount: uint16() },
  messageParts,
);

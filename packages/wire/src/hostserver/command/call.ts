import { bytes, char, code, layout, secret, uint8, uint16, uint32 } from '../../message/index.ts';
import { repeated } from '../codepoint.ts';
import { ServerId } from '../header.ts';
import { message } from '../message.ts';
import { MessageOption, messageParts } from './reply-message.ts';
import { ReturnCode } from './return-code.ts';

/**
 * What a parameter is for, and how its data is written. Decimal numbers as the clients' sources have them.
 * Source: JTOpen `RCCallProgramRequestDataStream.java`, jtopenlite `CommandConnection.java`.
 */
export const Usage = {
  /** A null parameter as sent to servers below level 6, or input without data. */
  inputAbsent: 1,
  input: 11,
  /** The caller reads plain output only. */
  output: 12,
  inOut: 13,
  /** Input that is run-length encoded. */
  inputCompressed: 21,
  /** Output; in a reply: run-length encoded. */
  outputCompressed: 22,
  inOutCompressed: 23,
  /** As `inOut`, from level 5 on. */
  inOutExtended: 33,
  /** A null pointer; from level 6 on. */
  nothing: 255,
} as const;

export const Parameter = layout({
  length: uint32('bytes of the parameter in the program, whatever the length of the data here'),
  usage: code(uint16(), Usage),
  /** A command with a password in it, or a password, as likely as anything else. */
  data: secret(bytes()),
});

export const CallProgram = message(
  ServerId.remoteCommand,
  0x1003,
  {
    about:
      'Call a program. Answered by ProgramReply. Trailing zero bytes of a parameter are left out; its length says how many are missing.',
    source: 'JTOpen RCCallProgramRequestDataStream.java',
  },
  {
    program: char(10),
    library: char(10, 'a library, *LIBL or *CURLIB'),
    messages: code(uint8(), MessageOption),
    parameterCount: uint16(),
  },
  { parameters: repeated(0x1103, Parameter) },
);

export const ProgramReply = message(
  ServerId.remoteCommand,
  0x8003,
  {
    about:
      'How a program call ended: the output parameters in the order of the call when it went well, messages otherwise.',
    source: 'JTOpen RCCallProgramReplyDataStream.java',
  },
  { returnCode: code(uint16(), ReturnCode), messageCount: uint16() },
  { parameters: repeated(0x1103, Parameter), ...messageParts },
);

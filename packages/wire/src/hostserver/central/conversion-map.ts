import { bytes, code, uint16, uint32 } from '../../message/index.ts';
import { codepoint, required } from '../codepoint.ts';
import { ServerId } from '../header.ts';
import { message } from '../message.ts';
import { ReturnCode } from './return-code.ts';

/** What becomes of a character that the target does not have. */
export const MappingType = { substitution: 2 } as const;

export const RetrieveConversionMap = message(
  ServerId.central,
  0x1201,
  {
    about:
      'Asks what becomes of all code points of a CCSID that the client has no table for. Answered by ConversionMap.',
    source: 'JTOpen NLSGetTableRequest.java, NLSGetMixedByteTableRequest.java',
  },
  {
    chain: uint16(),
    from: uint32('CCSID'),
    to: uint32('CCSID; 61952 is an old name of 13488'),
    type: code(uint16(), MappingType),
    parameters: uint16('1'),
  },
  { text: required(4, bytes()) },
);

export const ConversionMap = message(
  ServerId.central,
  0x1201,
  { about: 'The text, converted.', source: 'JTOpen NLSGetTableReply.java' },
  { chain: uint16(), returnCode: code(uint16(), ReturnCode), secondary: uint16(), parameters: uint16() },
  { text: codepoint(4, bytes()) },
);

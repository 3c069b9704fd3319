import { chars, code, uint16 } from '../../message/index.ts';
import { codepoint } from '../codepoint.ts';
import { ServerId } from '../header.ts';
import { message } from '../message.ts';
import { CodePoint } from './queue.ts';

/** Source: JTOpen BaseDataQueueImplRemote.java. */
export const ReturnCode = {
  ok: 0xf000,
  /** A CPF message follows. */
  commandCheck: 0xf001,
  protocol: 0xf002,
  syntax: 0xf003,
  queueDestroyed: 0xf004,
  length: 0xf005,
  /** Not an error: the queue has no entry that matches. */
  noEntry: 0xf006,
  level: 0xf007,
  release: 0xf008,
  exitDenied: 0xf009,
} as const;

/** Filler between the message id and its text. */
const idWidth = 9;

export const Result = message(
  ServerId.dataQueue,
  0x8002,
  {
    about: 'How create, delete, write and clear ended, and any other request that failed.',
    source: 'JTOpen DQCommonReplyDataStream.java',
  },
  { returnCode: code(uint16(), ReturnCode) },
  { message: codepoint(CodePoint.message, chars('message id (7), two blanks, text')) },
);

/** The message part of a Result. */
export function messageText(id: string, text: string): string {
  return `${id.padEnd(idWidth)}${text}`;
}

/** Splits the message part of a Result. */
export function splitMessage(message: string): { id: string; text: string } {
  return { id: message.slice(0, 7).trimEnd(), text: message.slice(idWidth) };
}

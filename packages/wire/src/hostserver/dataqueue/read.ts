import { bytes, char, defaulted, flag, int32, uint16 } from '../../message/index.ts';
import { codepoint } from '../codepoint.ts';
import { ServerId } from '../header.ts';
import { message } from '../message.ts';
import { CodePoint, queueName } from './queue.ts';

/** The two characters in a keyed read that say how the entry's key must compare to the search key. */
export const SearchOrder = ['EQ', 'NE', 'LT', 'LE', 'GT', 'GE'] as const;
export type SearchOrder = (typeof SearchOrder)[number];

export const ReadEntry = message(
  ServerId.dataQueue,
  0x0002,
  {
    about:
      'Read an entry of a data queue and remove it, or peek at it. Answered by EntryReply, or by Result when there is none.',
    source: 'JTOpen DQReadDataStream.java',
  },
  {
    ...queueName,
    keyed: flag(0xf1, 0xf0),
    order: defaulted(char(2, 'EQ NE LT LE GT GE; zeros when not keyed'), ''),
    wait: int32('seconds; negative waits for ever'),
    peek: flag(0xf1, 0xf0),
  },
  { key: codepoint(CodePoint.key, bytes()) },
);

export const EntryReply = message(
  ServerId.dataQueue,
  0x8003,
  { about: 'The entry that a read found.', source: 'JTOpen DQReadNormalReplyDataStream.java' },
  {
    returnCode: uint16(),
    /** Who sent it, when the queue keeps that: job(10) user(10) number(6) profile(10), else blanks. */
    sender: bytes(
      36,
      'job name, job user, job number, current profile of the sender; blanks when the queue does not keep it',
    ),
  },
  { entry: codepoint(CodePoint.entry, bytes()), key: codepoint(CodePoint.key, bytes()) },
);

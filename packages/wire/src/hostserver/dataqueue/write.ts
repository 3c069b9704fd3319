import { bytes, defaulted, flag } from '../../message/index.ts';
import { codepoint, required } from '../codepoint.ts';
import { ServerId } from '../header.ts';
import { message } from '../message.ts';
import { CodePoint, queueName } from './queue.ts';

export const WriteEntry = message(
  ServerId.dataQueue,
  0x0005,
  { about: 'Send an entry to a data queue. Answered by Result.', source: 'JTOpen DQWriteDataStream.java' },
  { ...queueName, keyed: flag(0xf1, 0xf0), wantReply: defaulted(flag(0xf1, 0xf0, 0), true) },
  { entry: required(CodePoint.entry, bytes()), key: codepoint(CodePoint.key, bytes()) },
);

export const ClearQueue = message(
  ServerId.dataQueue,
  0x0006,
  {
    about: 'Remove all entries of a data queue, or those with exactly this key. Answered by Result.',
    source: 'JTOpen DQClearDataStream.java',
  },
  { ...queueName, keyed: flag(0xf1, 0xf0) },
  { key: codepoint(CodePoint.key, bytes()) },
);

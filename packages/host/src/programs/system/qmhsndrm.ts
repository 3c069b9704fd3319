import { bytes, char, int32 } from '@bigiron/wire/message/index';
import { optional } from '@bigiron/wire/program/index';
import { qualifiedName, yesNo } from '@bigiron/wire/systemprogram/fields';
import { api } from './api.ts';
import { errorCode } from './error-code.ts';
import { length } from './fields.ts';
import { queue } from './qmhsndm.ts';

/** Bytes of a reply. IBM i takes 132. */
const longestReply = 132;

/** Send Reply Message. */
export const qmhsndrm = api(
  {
    key: bytes(4),
    queue: qualifiedName,
    reply: bytes(),
    length,
    remove: yesNo,
    error: errorCode,
    ccsid: optional(int32()),
    allowDefaultReplyRejection: optional(char(10)),
  },
  async ({ key, queue: name, reply, length, remove }, call) => {
    const { job, messageQueues, messages, text } = call;
    if (length < 0 || length > Math.min(reply.length, longestReply)) throw messages.escape('CPF24B6', [length]);
    const answer = text.decode(reply.subarray(0, length)).trimEnd();
    await messageQueues.reply(job, queue(name, call), Buffer.from(key).readUInt32BE(), answer, { remove });
  },
);

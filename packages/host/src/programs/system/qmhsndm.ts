import { bytes, char, int32 } from '@bigiron/wire/message/index';
import { optional, out } from '@bigiron/wire/program/index';
import { qualifiedName } from '@bigiron/wire/systemprogram/fields';
import type { QualifiedName } from '../../system/objects/object.ts';
import { type ApiCall, api } from './api.ts';
import { errorCode } from './error-code.ts';
import { length } from './fields.ts';
import { keyBytes, messageOf } from './message-text.ts';
import { sendableTypes } from './message-types.ts';

/** Send Nonprogram Message. Source of the parameters: JTOpen `MessageQueue.java`. */
export const qmhsndm = api(
  {
    id: char(7, 'blank: the data is the text'),
    file: qualifiedName,
    data: bytes(),
    length,
    type: char(10, '*INFO, *INQ, *COMP, *DIAG'),
    queues: bytes(undefined, 'name and library, twenty characters each'),
    count: int32(),
    replyQueue: qualifiedName,
    key: out(bytes(4)),
    error: errorCode,
    ccsid: optional(int32()),
  },
  async ({ id, file, data, length, type, queues, count, replyQueue }, call) => {
    const { job, messageQueues, messages } = call;
    const sent = sendableTypes.get(type);
    if (sent === undefined || type === '*ESCAPE' || type === '*NOTIFY') throw messages.escape('CPF24B3', [type]);
    if (count < 1 || count > 50 || queues.length < 20 * count) throw messages.escape('CPF24B9');
    const to = Array.from({ length: count }, (_, i) =>
      queue(qualifiedName.decode(queues.subarray(20 * i, 20 * i + 20), call.text), call),
    );
    const message = await messageOf({ id, file, data, length }, sent, call);
    const options = replyQueue.name === '' ? {} : { replyQueue: queue(replyQueue, call) };
    const { keys, copyKey } = await messageQueues.send(job, to, message, { program: 'QMHSNDM', ...options });
    return { key: keyBytes(copyKey ?? (keys.length === 1 ? keys[0]! : 0)) };
  },
);

/** Special values stand for the queues of the operator and of users. */
export function queue(name: QualifiedName, { job }: ApiCall): QualifiedName {
  if (name.name === '*SYSOPR') return { name: 'QSYSOPR', library: 'QSYS' };
  if (name.name === '*REQUESTER') return job.profile.messageQueue;
  return name.library === '' ? { ...name, library: '*LIBL' } : name;
}

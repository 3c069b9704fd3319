import { bytes, char, int32, layout } from '@bigiron/wire/message/index';
import { out } from '@bigiron/wire/program/index';
import { qualifiedName } from '@bigiron/wire/systemprogram/fields';
import { MessageSelection } from '@bigiron/wire/systemprogram/message-list';
import type { Selection } from '../../system/message-queues/message-queue.ts';
import type { QualifiedName } from '../../system/objects/object.ts';
import { type ApiCall, api } from './api.ts';
import { errorCode } from './error-code.ts';
import { length } from './fields.ts';
import { isField, listEntry } from './message-list-entry.ts';
import { queue } from './qmhsndm.ts';
import { receiver } from './receiver.ts';

const QueuesUsed = layout({ count: int32(), first: qualifiedName, second: qualifiedName });

/** Criteria, and fields of each message, that one list may ask for: more than there are of either. */
const mostSelected = 32;

const kinds: Readonly<Record<string, NonNullable<Selection['types']>[number]>> = {
  '*MNR': 'inquiry-needs-reply',
  '*SCNR': 'copy-needs-reply',
  '*MNNR': 'other',
};

/** Open List of Messages. */
export const qgyolmsg = api(
  {
    receiver,
    length,
    information: out(bytes(80)),
    count: int32('-1: build the whole list'),
    sort: char(1),
    selection: bytes(),
    selectionLength: int32(),
    source: bytes(21, '0 and a user, or 1 and a queue'),
    used: out(bytes(44)),
    error: errorCode,
  },
  async ({ length, count, selection, source }, call) => {
    const name = sourceQueue(source, call);
    const described = await call.messageQueues.describe(call.job, name);
    const { chosen, fields } = read(Buffer.from(selection), call);
    const found = await call.messageQueues.list(call.job, name, chosen);
    const entries = found.map(one => listEntry(one, described, fields, call.text));
    return { ...call.lists.opened(call, entries, { length, count }), used: used(described, call) };
  },
);

function used(described: QualifiedName, { text }: ApiCall): Buffer {
  const { name, library } = described;
  return QueuesUsed.encode({ count: 1, first: { name, library }, second: { name: '', library: '' } }, text);
}

function sourceQueue(source: Uint8Array, call: ApiCall): QualifiedName {
  const { name, library } = qualifiedName.decode(source.subarray(1), call.text);
  if (call.text.decode(source, 0, 1) === '1') return queue({ name, library }, call);
  return name === '*CURRENT' ? call.job.profile.messageQueue : { name, library: 'QUSRSYS' };
}

function read(bytes: Buffer, call: ApiCall): { chosen: Selection; fields: number[] } {
  const head = MessageSelection.decode(bytes.subarray(0, MessageSelection.size), call.text);
  // Counts that the selection cannot hold would have the host build lists without end.
  for (const count of [head.criteriaCount, head.fieldCount]) {
    if (count < 0 || count > mostSelected) throw call.messages.escape('CPF24B4');
  }
  const criteria = Array.from({ length: head.criteriaCount }, (_, i) => {
    const at = head.criteriaOffset + 10 * i;
    return call.text.decode(bytes, at, at + 10).trimEnd();
  });
  const fields = Array.from({ length: head.fieldCount }, (_, i) => bytes.readInt32BE(head.fieldsOffset + 4 * i));
  const unknown = fields.find(field => !isField(field));
  if (unknown !== undefined) throw call.messages.escape('CPF3C82', [unknown, 'QGYOLMSG']);
  const from = bytes.readUInt32BE(head.keysOffset);
  const chosen: Selection = {
    order: head.direction === '*PRV' ? 'newest-first' : 'oldest-first',
    severity: head.severity,
    ...(from === 0 || from === 0xffffffff ? {} : { from }),
    ...(criteria.includes('*ALL') ? {} : { types: criteria.flatMap(one => kinds[one] ?? []) }),
  };
  return { chosen, fields };
}

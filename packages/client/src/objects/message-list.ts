import { Reader } from '@bigiron/wire/bytes';
import { array, bytes, char, int32, layout, uint32 } from '@bigiron/wire/message/index';
import { out } from '@bigiron/wire/program/index';
import { qualifiedName } from '@bigiron/wire/systemprogram/fields';
import { ListedField, ListedMessage, MessageSelection } from '@bigiron/wire/systemprogram/message-list';
import type { Caller } from '../command/caller.ts';
import type { CallOptions } from '../connection/limits.ts';
import { dateOf } from '../dates.ts';
import type { QualifiedName } from '../names.ts';
import { listInformation, readOpenList } from './open-list.ts';
import { errorCode, noErrorCode } from './parameters.ts';
import type { QueuedMessage } from './received-message.ts';

export interface ListOptions extends CallOptions {
  /** Default `newest-first`. */
  readonly order?: 'newest-first' | 'oldest-first';
  /** Messages of at least this severity, 0 to 99. */
  readonly severity?: number;
  /** Only inquiries that nobody has answered. */
  readonly awaitingReply?: boolean;
}

/** A message that stays in its queue. */
export interface ListedQueuedMessage extends QueuedMessage {
  /** Whether an inquiry has been answered; `none` for messages that ask nothing. */
  readonly reply: 'none' | 'awaited' | 'given';
}

/** What QGYOLMSG is asked for, by its keys. */
const Key = { text: 302, data: 201, help: 402, job: 601, program: 603, reply: 1001 } as const;
const wanted = Object.values(Key);

const [newest, oldest] = [0xffffffff, 0];

const selection = layout({
  ...MessageSelection.fields,
  criteria: array(char(10), 1),
  from: array(uint32(), 2),
  fields: array(int32(), wanted.length),
});
const criteriaOffset = MessageSelection.size as number;
const fromOffset = criteriaOffset + 10;
const fieldsOffset = fromOffset + 8;

const open = {
  receiver: out(bytes(0)),
  length: int32(),
  information: listInformation,
  count: int32(),
  sort: char(1),
  selection,
  selectionLength: int32(),
  source: layout({ kind: char(1), queue: qualifiedName }),
  used: out(bytes(44)),
  error: errorCode,
};

/** Asks QGYOLMSG for the messages of a queue, and QGYGTLE for the list that it made. */
export async function listMessages(
  caller: Caller,
  queue: QualifiedName,
  { order = 'newest-first', severity = 0, awaitingReply = false, ...options }: ListOptions,
): Promise<ListedQueuedMessage[]> {
  const start = order === 'newest-first' ? newest : oldest;
  const chosen = {
    direction: order === 'newest-first' ? '*PRV' : '*NEXT',
    severity,
    maximumText: -1,
    maximumHelp: -1,
    criteriaOffset,
    criteriaCount: 1,
    keysOffset: fromOffset,
    fieldsOffset,
    fieldCount: wanted.length,
    criteria: [awaitingReply ? '*MNR' : '*ALL'],
    from: [start, start],
    fields: wanted,
  };
  const opened = await caller.call(
    'QSYS/QGYOLMSG',
    open,
    {
      length: 0,
      count: -1,
      sort: '0',
      selection: chosen,
      selectionLength: selection.size as number,
      source: { kind: '1', queue },
      error: noErrorCode,
    },
    options,
  );
  return readOpenList(caller, opened.information, readEntries, options);
}

function readEntries(from: Reader, total: number): ListedQueuedMessage[] {
  const start = from.position;
  const list: ListedQueuedMessage[] = [];
  let at = start;
  while (list.length < total) {
    const entry = ListedMessage.read(new Reader(from.bytes, from.charset, at, from.end));
    const fields = readFields(from, start, start + entry.fields, entry.fieldCount);
    const text = (key: number) => from.charset.decode(fields.get(key) ?? new Uint8Array(0)).trimEnd();
    const job = text(Key.job);
    list.push({
      id: entry.id,
      severity: entry.severity,
      type: entry.type,
      text: text(Key.text),
      help: text(Key.help),
      file: entry.file,
      library: entry.library,
      data: fields.get(Key.data) ?? Buffer.alloc(0),
      key: Buffer.from(entry.key).readUInt32BE(),
      sender: {
        job: `${job.slice(20)}/${job.slice(10, 20).trimEnd()}/${job.slice(0, 10).trimEnd()}`,
        program: text(Key.program),
      },
      sent: dateOf(entry.date + entry.time),
      reply: replies[text(Key.reply)] ?? 'none',
    });
    at = start + entry.next;
  }
  return list;
}

const replies: Readonly<Record<string, ListedQueuedMessage['reply']>> = { A: 'given', W: 'awaited', N: 'none' };

/** The data of the fields that were asked for, by key; offsets count from `begin`. */
function readFields(from: Reader, begin: number, start: number, count: number): Map<number, Buffer> {
  const fields = new Map<number, Buffer>();
  for (let at = start; fields.size < count; ) {
    const reader = new Reader(from.bytes, from.charset, at, from.end);
    const { id, next, length } = ListedField.read(reader);
    fields.set(id, Buffer.from(reader.take(length)));
    at = begin + next;
  }
  return fields;
}

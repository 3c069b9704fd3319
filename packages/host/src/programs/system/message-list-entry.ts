import type { Charset } from '@bigiron/wire/ccsid/index';
import { ListedField, ListedLogMessage, ListedMessage } from '@bigiron/wire/systemprogram/message-list';
import type { JobId, LoggedMessage } from '../../system/jobs/job.ts';
import type { QueuedMessage } from '../../system/message-queues/message-queue.ts';
import type { Message } from '../../system/messages/message.ts';
import type { QualifiedName } from '../../system/objects/object.ts';
import { date, time } from './dates.ts';
import { keyBytes } from './message-text.ts';
import type { ListEntry } from './open-lists.ts';

/** What the fields of a message in a list are filled from. */
type Listed = Pick<QueuedMessage, 'message' | 'sender' | 'reply'>;

type Source = (found: Listed, text: Charset) => Uint8Array;

const texts =
  (value: (found: Listed) => string): Source =>
  (found, text) =>
    text.encode(value(found));

/** What can be asked for, by key. */
const fields: ReadonlyMap<number, Source> = new Map([
  [101, texts(() => '*NO      ')],
  [201, ({ message }) => message.data],
  [301, texts(({ message }) => message.text)],
  [302, texts(({ message }) => message.text)],
  [401, texts(({ message }) => message.help)],
  [402, texts(({ message }) => message.help)],
  [403, texts(({ message }) => message.help)],
  [404, texts(({ message }) => message.help)],
  [501, texts(() => '')],
  [601, texts(({ sender: { job } }) => `${job.name.padEnd(10)}${job.user.padEnd(10)}${job.number}`)],
  [603, texts(({ sender }) => sender.program.padEnd(12))],
  [602, texts(() => '0')],
  [607, texts(({ sender }) => sender.profile.padEnd(10))],
  // Source: JTOpen `RQueuedMessage.java`.
  [1001, texts(({ reply }) => ({ none: 'N', awaited: 'W', given: 'A' })[reply])],
]);

export function isField(key: number): boolean {
  return fields.has(key);
}

const align = (size: number) => Math.ceil(size / 4) * 4;

/** The entry of a message on a queue, with these fields. */
export function listEntry(
  found: QueuedMessage,
  queue: QualifiedName,
  keys: readonly number[],
  text: Charset,
): ListEntry {
  const { message, key, sent } = found;
  const head = {
    ...headOf(message, key, sent),
    queue: queue.name,
    queueLibrary: queue.library,
  };
  return entryOf(found, keys, text, ListedMessage.size!, offsets =>
    ListedMessage.encode({ ...head, ...offsets }, text),
  );
}

/** The entry of a message in the log of a job, with these fields. */
export function logEntry(
  found: LoggedMessage,
  job: JobId,
  user: string,
  keys: readonly number[],
  text: Charset,
): ListEntry {
  const { message, key, sent, fromProgram } = found;
  const listed: Listed = { message, sender: { job, profile: user, program: fromProgram }, reply: 'none' };
  const head = headOf(message, key, sent);
  return entryOf(listed, keys, text, ListedLogMessage.size!, offsets =>
    ListedLogMessage.encode({ ...head, ...offsets }, text),
  );
}

function headOf({ severity, id, type, file, library }: Message, key: number, sent: number) {
  const moment = { date: date(sent), time: time(sent), microseconds: '000000' };
  return { severity, id, type, key: keyBytes(key), file, library, ...moment };
}

interface Offsets {
  readonly next: number;
  readonly fields: number;
  readonly fieldCount: number;
}

function entryOf(
  found: Listed,
  keys: readonly number[],
  text: Charset,
  headSize: number,
  head: (offsets: Offsets) => Buffer,
): ListEntry {
  const values = keys.map(key => ({ key, data: fields.get(key)!(found, text) }));
  return at => {
    let position = at + align(headSize);
    const encoded = values.map(value => {
      const size = align(ListedField.size! + value.data.length);
      position += size;
      const part = ListedField.encode(
        { next: position, size, id: value.key, type: 'C', status: '', length: value.data.length },
        text,
      );
      return Buffer.concat([part, value.data], size);
    });
    const offsets = { next: position, fields: at + align(headSize), fieldCount: keys.length };
    return Buffer.concat([Buffer.concat([head(offsets)], align(headSize)), ...encoded]);
  };
}

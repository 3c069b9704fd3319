import type { Charset } from '@bigiron/wire/ccsid/index';
import { bytes, char, int32, layout, reserved } from '@bigiron/wire/message/index';
import type { QueuedMessage } from '../../system/message-queues/message-queue.ts';
import type { QualifiedName } from '../../system/objects/object.ts';
import { date, time } from './dates.ts';
import { keyBytes } from './message-text.ts';
import type { ListEntry } from './open-lists.ts';

/** An entry of QGYOLMSG, format LSTM0100; offsets from the start of the receiver. Source: JTOpen `MessageQueue.java`. */
const Entry = layout({
  next: int32('offset of the next entry'),
  fields: int32('offset of the fields that were asked for'),
  fieldCount: int32(),
  severity: int32(),
  id: char(7),
  type: char(2),
  key: bytes(4),
  file: char(10),
  library: char(10),
  queue: char(10),
  queueLibrary: char(10),
  date: char(7, 'CYYMMDD'),
  time: char(6),
  microseconds: char(6),
  reserved: reserved(8),
});

const Field = layout({
  next: int32('offset of the next field'),
  size: int32('of this field'),
  id: int32(),
  type: char(1, 'C character'),
  status: char(1, 'blank: returned'),
  reserved: reserved(14),
  length: int32('of the data'),
});

type Source = (found: QueuedMessage, text: Charset) => Uint8Array;

const texts =
  (value: (found: QueuedMessage) => string): Source =>
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
  [607, texts(({ sender }) => sender.profile.padEnd(10))],
  [1001, texts(({ reply }) => ({ none: 'N', awaited: 'A', given: 'S' })[reply])],
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
  const values = keys.map(key => ({ key, data: fields.get(key)!(found, text) }));
  const { message, key, sent } = found;
  return at => {
    let position = at + align(Entry.size!);
    const encoded = values.map(value => {
      const size = align(Field.size! + value.data.length);
      position += size;
      const head = Field.encode(
        { next: position, size, id: value.key, type: 'C', status: '', length: value.data.length },
        text,
      );
      return Buffer.concat([head, value.data], size);
    });
    const head = Entry.encode(
      {
        next: position,
        fields: at + align(Entry.size!),
        fieldCount: keys.length,
        severity: message.severity,
        id: message.id,
        type: message.type,
        key: keyBytes(key),
        file: message.file,
        library: message.library,
        queue: queue.name,
        queueLibrary: queue.library,
        date: date(sent),
        time: time(sent),
        microseconds: '000000',
      },
      text,
    );
    return Buffer.concat([Buffer.concat([head], align(Entry.size!)), ...encoded]);
  };
}

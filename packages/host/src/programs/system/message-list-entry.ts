import type { Charset } from '@bigiron/wire/ccsid/index';
import { ListedField, ListedMessage } from '@bigiron/wire/systemprogram/message-list';
import type { QueuedMessage } from '../../system/message-queues/message-queue.ts';
import type { QualifiedName } from '../../system/objects/object.ts';
import { date, time } from './dates.ts';
import { keyBytes } from './message-text.ts';
import type { ListEntry } from './open-lists.ts';

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
  const values = keys.map(key => ({ key, data: fields.get(key)!(found, text) }));
  const { message, key, sent } = found;
  return at => {
    let position = at + align(ListedMessage.size!);
    const encoded = values.map(value => {
      const size = align(ListedField.size! + value.data.length);
      position += size;
      const head = ListedField.encode(
        { next: position, size, id: value.key, type: 'C', status: '', length: value.data.length },
        text,
      );
      return Buffer.concat([head, value.data], size);
    });
    const head = ListedMessage.encode(
      {
        next: position,
        fields: at + align(ListedMessage.size!),
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
    return Buffer.concat([Buffer.concat([head], align(ListedMessage.size!)), ...encoded]);
  };
}

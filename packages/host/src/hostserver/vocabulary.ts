import type { Charset } from '@bigiron/wire/ccsid/index';
import { at } from '@bigiron/wire/hostserver/header';
import type { Message } from '@bigiron/wire/hostserver/message';

/** Which messages a door speaks and what they are called, for traces. */
export type Vocabulary = ReadonlyMap<number, readonly (readonly [name: string, message: Message])[]>;

/** Collects the messages that modules of the wire package export, under the names by which they export them. */
export function vocabulary(...modules: readonly object[]): Vocabulary {
  const words = new Map<number, [string, Message][]>();
  for (const [name, value] of modules.flatMap(Object.entries)) {
    if (!isMessage(value)) continue;
    const known = words.get(value.id);
    if (known === undefined) words.set(value.id, [[name, value]]);
    else known.push([name, value]);
  }
  return words;
}

/**
 * A message field by field, without its secrets. Where request and reply share an id, as on the central server, it is the
 * one whose table fits. Bytes that no table explains are not shown: nobody knows what is in them.
 */
export function describe(words: Vocabulary, frame: Buffer, charset: Charset): string {
  const id = at.id(frame).toString(16).toUpperCase().padStart(4, '0');
  for (const [name, message] of words.get(at.id(frame)) ?? []) {
    try {
      return `${id} ${name} ${message.show(message.decode(frame, charset))}`.trimEnd();
    } catch {
      // The other table of this id, then.
    }
  }
  return `${id} (no table fits)`;
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'template' in value && 'parts' in value && 'decode' in value;
}

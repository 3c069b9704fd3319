import type { Message, MessageType } from '../../system/messages/message.ts';
import { impromptu } from '../../system/messages/shipped-catalogue.ts';
import type { QualifiedName } from '../../system/objects/object.ts';
import type { ApiCall } from './api.ts';

/** Severity of messages that consist of text alone. */
const impromptuSeverity = 80;

/** Bytes of replacement data, or of a text, that IBM i lets a message have. */
const longestData = 32_767;

/** What the send APIs are given: a message of a file and its data, or with a blank id the text itself. */
export async function messageOf(
  given: { readonly id: string; readonly file: QualifiedName; readonly data: Uint8Array; readonly length: number },
  type: MessageType,
  { job, messages, messageFiles, text }: ApiCall,
): Promise<Message> {
  const { id, file, length } = given;
  if (length < 0 || length > Math.min(given.data.length, longestData)) throw messages.escape('CPF24B6', [length]);
  const data = Buffer.from(given.data.subarray(0, length));
  if (id !== '') return messageFiles.message(job, messageFile(file), id, type, data);
  if (length === 0) throw messages.escape('CPF24AC');
  return { ...impromptu(text.decode(data).trimEnd(), type, impromptuSeverity), data };
}

/** A file without a library is looked for along the library list. */
export function messageFile({ name, library }: QualifiedName): QualifiedName {
  return { name, library: library === '' ? '*LIBL' : library };
}

/** A message reference key in its four bytes. */
export function keyBytes(key: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(key);
  return bytes;
}

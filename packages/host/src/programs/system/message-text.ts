import type { Message, MessageType } from '../../system/messages/message.ts';
import { filledMessage, impromptu } from '../../system/messages/shipped-catalogue.ts';
import type { ApiCall } from './api.ts';

/** Severity of messages that consist of text alone. */
const impromptuSeverity = 80;

/** Bytes of replacement data, or of a text, that IBM i lets a message have. */
const longestData = 32_767;

/** What the send APIs are given: a message of QCPFMSG and its data, or with a blank id the text itself. */
export function messageOf(
  given: { readonly id: string; readonly file: string; readonly data: Uint8Array; readonly length: number },
  type: MessageType,
  { messages, text }: ApiCall,
): Message {
  const { id, file, length } = given;
  if (length < 0 || length > Math.min(given.data.length, longestData)) throw messages.escape('CPF24B6', [length]);
  const data = given.data.subarray(0, length);
  if (id === '') {
    if (length === 0) throw messages.escape('CPF24AC');
    return { ...impromptu(text.decode(data).trimEnd(), type, impromptuSeverity), data: Buffer.from(data) };
  }
  if (file !== 'QCPFMSG') throw messages.escape('CPF2407', [file, '']);
  const described = messages.describe(id);
  if (described === undefined) throw messages.escape('CPF2499', [id]);
  return filledMessage(described, type, Buffer.from(data), 'QCPFMSG', 'QSYS');
}

/** A message reference key in its four bytes. */
export function keyBytes(key: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(key);
  return bytes;
}

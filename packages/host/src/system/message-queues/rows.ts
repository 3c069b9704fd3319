import type { Statement } from '../../store/store.ts';
import { type Message, MessageType } from '../messages/message.ts';
import type { QueuedMessage, Sender } from './message-queue.ts';

export interface QueuedRow {
  readonly queue: bigint;
  readonly key: bigint;
  readonly type: MessageType;
  readonly id: string;
  readonly severity: number;
  readonly text: string;
  readonly help: string;
  readonly file: string;
  readonly library: string;
  readonly data: Buffer;
  readonly sender_number: string;
  readonly sender_user: string;
  readonly sender_name: string;
  readonly sender_profile: string;
  readonly sender_program: string;
  readonly sent: bigint;
  readonly old: boolean;
  readonly reply: QueuedMessage['reply'];
  readonly reply_to: bigint;
  readonly partner_queue: bigint | null;
  readonly partner_key: bigint | null;
}

export function queuedMessage(row: QueuedRow): QueuedMessage {
  const { key, type, id, severity, text, help, file, library, data } = row;
  return {
    key: Number(key),
    message: { id, type, severity, text, help, file, library, data },
    sender: {
      job: { number: row.sender_number, user: row.sender_user, name: row.sender_name },
      profile: row.sender_profile,
      program: row.sender_program,
    },
    sent: Number(row.sent),
    state: row.old ? 'old' : 'new',
    reply: row.reply,
    replyTo: Number(row.reply_to),
  };
}

/** The next key of a queue. The queue stays locked until the transaction ends, so that keys appear in their order. */
export function nextKey(queue: bigint): Statement {
  return {
    text: 'UPDATE message_queue SET last_key = last_key + 1 WHERE object_id = $1 RETURNING last_key',
    params: [queue],
  };
}

export interface NewMessage {
  readonly queue: bigint;
  readonly key: bigint;
  readonly message: Message;
  readonly sender: Sender;
  readonly sent: number;
  readonly reply?: QueuedMessage['reply'];
  readonly replyTo?: bigint;
  readonly partner?: { readonly queue: bigint; readonly key: bigint };
}

export function insertMessage(message: NewMessage): Statement {
  const { queue, key, sender, sent, reply = 'none', replyTo = 0n, partner } = message;
  const { type, id, severity, text, help, file, library, data } = message.message;
  return {
    text: `INSERT INTO queued_message (queue, key, type, id, severity, text, help, file, library, data, sender_number, sender_user,
        sender_name, sender_profile, sender_program, sent, reply, reply_to, partner_queue, partner_key)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
    params: [
      queue,
      key,
      type,
      id,
      severity,
      // PostgreSQL's text cannot hold NUL.
      text.replaceAll('\0', ' '),
      help.replaceAll('\0', ' '),
      file,
      library,
      data,
      sender.job.number,
      sender.job.user,
      sender.job.name,
      sender.profile,
      sender.program,
      sent,
      reply,
      replyTo,
      partner?.queue ?? null,
      partner?.key ?? null,
    ],
  };
}

export const arrivals = 'bigiron_message_queue';

/** Tells all processes, when the transaction commits, that a message arrived. */
export function announce(queue: bigint): Statement {
  return { text: 'SELECT pg_notify($1, $2)', params: [arrivals, String(queue)] };
}

const typeOf: Readonly<Record<string, MessageType>> = {
  '*COMP': MessageType.completion,
  '*COPY': MessageType.senderCopy,
  '*DIAG': MessageType.diagnostic,
  '*INFO': MessageType.informational,
  '*INQ': MessageType.inquiry,
  '*RPY': MessageType.reply,
};

/** Which message a receive takes: a condition with parameters from `$2`, and the order. `$1` is the queue. */
export function search(
  wanted: string,
  key: number | undefined,
): { where: string; order: string; params: (string | number)[] } {
  const type = typeOf[wanted];
  switch (wanted) {
    case '*FIRST':
      return { where: 'true', order: 'key', params: [] };
    case '*LAST':
      return { where: 'true', order: 'key DESC', params: [] };
    case '*NEXT':
      return { where: 'key > $2::int8', order: 'key', params: [key!] };
    case '*PRV':
      return { where: 'key < $2::int8', order: 'key DESC', params: [key!] };
    case '*ANY':
      return key === undefined
        ? { where: `NOT old AND type <> '${MessageType.senderCopy}'`, order: 'key', params: [] }
        : { where: `key = $2::int8 AND type <> '${MessageType.senderCopy}'`, order: 'key', params: [key] };
    case '*RPY':
      // The key of the reply itself does as well as that of the sender's copy.
      if (key !== undefined) {
        return { where: `type = '${type}' AND (reply_to = $2::int8 OR key = $2::int8)`, order: 'key', params: [key] };
      }
  }
  return key === undefined
    ? { where: 'NOT old AND type = $2', order: 'key', params: [type!] }
    : { where: 'key = $2::int8 AND type = $3', order: 'key', params: [key, type!] };
}

import type { Reader } from '@bigiron/wire/bytes';
import { Rcvm0200 } from '@bigiron/wire/systemprogram/received-message';
import { dateOf } from '../dates.ts';
import type { HostMessage } from '../errors.ts';

/** A message of a message queue. */
export interface QueuedMessage extends HostMessage {
  /** Names the message in its queue; undefined when it was removed. */
  readonly key: number | undefined;
  /** Who sent it. */
  readonly sender: {
    /** `number/user/name`. */
    readonly job: string;
    readonly program: string;
  };
  /** Local time of the host. */
  readonly sent: Date | undefined;
}

/** Room for a message with its text, data and help. */
export const messageSize = 8192;

const blankKey = 0x40404040;

/** Reads a receiver of QMHRCVM; undefined when there was no message. */
export function readReceived(from: Reader): QueuedMessage | undefined {
  if (from.bytes.readUInt32BE(from.position + 4) === 0) return undefined;
  const head = Rcvm0200.read(from);
  const data = Buffer.from(from.take(head.dataReturned));
  const text = from.text(head.textReturned);
  const help = from.text(head.helpReturned);
  const key = Buffer.from(head.key).readUInt32BE();
  return {
    id: head.id,
    severity: head.severity,
    type: head.type,
    // The text of an impromptu message comes as its data.
    text: head.id === '' ? from.charset.decode(data).trimEnd() : text,
    help,
    file: head.file,
    library: head.library,
    data,
    key: key === blankKey || key === 0 ? undefined : key,
    sender: { job: `${head.number}/${head.user}/${head.job}`, program: head.program },
    sent: dateOf(head.date + head.time),
  };
}

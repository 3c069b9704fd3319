import { Right } from '../authority/rights.ts';
import type { Job } from '../jobs/job.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import type { DataQueueDescription } from './data-queue.ts';

/** Source: IBM i documentation of QSNDDTAQ, QRCVDTAQ, QMHQRDQD and QCLRDTAQ, "Authorities and Locks". */
export const Needs = {
  send: Right.objectOperational | Right.add,
  receive: Right.objectOperational | Right.read,
  describe: Right.objectOperational | Right.read,
  clear: Right.objectOperational | Right.read | Right.delete,
} as const;

/** Throws CPF9501 when a keyed queue is used without key, CPF9502 the other way round, CPF9506 for a key of wrong length. */
export function checkKey(
  messages: Catalogue,
  queue: DataQueueDescription,
  key: Uint8Array | undefined,
  search: boolean,
): void {
  const name = [queue.name, queue.library];
  if (queue.sequence !== '*KEYED') {
    if (key !== undefined) throw messages.escape('CPF9502', name);
    return;
  }
  if (key === undefined) throw messages.escape('CPF9506', [...name, queue.keyLength]);
  if (search ? key.length > queue.keyLength || key.length === 0 : key.length !== queue.keyLength) {
    throw messages.escape('CPF9506', [...name, queue.keyLength]);
  }
}

/** Throws CPF2498 for an entry that is empty or longer than MAXLEN. */
export function checkEntry(messages: Catalogue, queue: DataQueueDescription, data: Uint8Array): void {
  if (data.length === 0 || data.length > queue.maximumLength) {
    throw messages.escape('CPF2498', [queue.name, queue.library, queue.maximumLength]);
  }
}

/** Who sends, as a queue with SENDERID(*YES) keeps it: job name(10) user(10) number(6), current profile(10). */
export function senderOf(job: Job): string {
  return `${job.id.name.padEnd(10)}${job.id.user.padEnd(10)}${job.id.number.padStart(6, '0')}${job.profile.name.padEnd(10)}`;
}

import { Authority, Right } from '../authority/rights.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import { substituteEscape } from '../messages/substitute.ts';
import type { ObjectDescription, Objects, QualifiedName, Requester } from '../objects/object.ts';
import type { Receive } from './message-queue.ts';

/** Source: IBM i documentation of QMHSNDM, QMHRCVM, QMHSNDRM, QMHRMVM and QMHLSTM, "Authorities and Locks". */
export const Needs = {
  send: Right.objectOperational | Right.add,
  receive: Authority.use,
  receiveAndRemove: Authority.use | Right.delete,
  reply: Right.objectOperational | Right.add,
  replyAndRemove: Right.objectOperational | Right.add | Right.delete,
  remove: Right.objectOperational | Right.delete,
  list: Authority.use,
  change: Authority.use | Right.delete,
} as const;

/** Finds a message queue, and says in the words of the message family why it cannot be had. */
export function resolveQueue(
  objects: Objects,
  messages: Catalogue,
  job: Requester,
  name: QualifiedName,
  rights: number,
): Promise<ObjectDescription> {
  const names = [name.name, name.library];
  return substituteEscape(objects.resolve(job, name, '*MSGQ', rights), {
    CPF9801: () => messages.escape('CPF2403', names),
    CPF9802: () => messages.escape('CPF2408', names),
    CPF9810: () => messages.escape('CPF2403', names),
    CPF9820: () => messages.escape('CPF2401', [name.library]),
  });
}

/** CPF24AF when a key is missing or does not go with what is wanted. */
export function checkReceive(messages: Catalogue, { wanted, key }: Receive): void {
  const needsKey = wanted === '*COPY' || wanted === '*NEXT' || wanted === '*PRV';
  const takesNone = wanted === '*FIRST' || wanted === '*LAST';
  if ((needsKey && key === undefined) || (takesNone && key !== undefined)) throw messages.escape('CPF24AF');
}

/** Whether a receive that finds nothing fails: one by key does, except where it walks along the queue or a reply may still come. */
export function missingIsError({ wanted, key }: Receive): boolean {
  return key !== undefined && wanted !== '*NEXT' && wanted !== '*PRV' && wanted !== '*RPY';
}

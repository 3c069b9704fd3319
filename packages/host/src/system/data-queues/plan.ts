import type { Statement } from '../../store/store.ts';
import { peekEntry, peekKeyed, takeEntries, takeKeyed } from './statements.ts';
import type { Waiter } from './waiter.ts';

/** A statement and the waiters that its rows are for. */
export interface Attempt {
  readonly statement: Statement;
  readonly waiters: readonly Waiter[];
  readonly newestFirst: boolean;
}

/** Statements that take entries out: all unkeyed receives of one sequence share one, keyed ones share by search key. */
export function takes(waiters: readonly Waiter[]): Attempt[] {
  const unkeyed = { fifo: [] as Waiter[], lifo: [] as Waiter[] };
  const keyed = new Map<string, Waiter[]>();
  for (const waiter of waiters) {
    const { queue, receive } = waiter;
    if (receive.key === undefined) {
      unkeyed[queue.sequence === '*LIFO' ? 'lifo' : 'fifo'].push(waiter);
      continue;
    }
    const search = `${queue.id} ${receive.key.order} ${Buffer.from(receive.key.bytes).toString('latin1')}`;
    const sharing = keyed.get(search);
    if (sharing === undefined) keyed.set(search, [waiter]);
    else sharing.push(waiter);
  }
  return [
    ...takesInOrder(unkeyed.fifo, false),
    ...takesInOrder(unkeyed.lifo, true),
    ...[...keyed.values()].map(takeByKey),
  ];
}

/** One statement for each: a peek leaves the entry, so peeks do not share. */
export function peeks(waiters: readonly Waiter[]): Attempt[] {
  return waiters.map(waiter => {
    const { queue, receive } = waiter;
    const newestFirst = queue.sequence === '*LIFO';
    const statement =
      receive.key === undefined
        ? peekEntry(queue.id, newestFirst)
        : peekKeyed(queue.id, receive.key.order, receive.key.bytes);
    return { statement, waiters: [waiter], newestFirst };
  });
}

function takesInOrder(waiters: readonly Waiter[], newestFirst: boolean): Attempt[] {
  if (waiters.length === 0) return [];
  const counts = new Map<bigint, number>();
  for (const { queue } of waiters) counts.set(queue.id, (counts.get(queue.id) ?? 0) + 1);
  return [{ statement: takeEntries(newestFirst, [...counts.keys()], [...counts.values()]), waiters, newestFirst }];
}

function takeByKey(waiters: readonly Waiter[]): Attempt {
  const { queue, receive } = waiters[0] as Waiter;
  const { order, bytes } = receive.key as NonNullable<typeof receive.key>;
  return { statement: takeKeyed(queue.id, order, bytes, waiters.length), waiters, newestFirst: false };
}

import type { EntryRow, NewEntry } from './statements.ts';
import type { Waiter } from './waiter.ts';

/** Carries sends and receives to where entries are kept. Forced queues have a lane of their own, for they wait for the disk. */
export interface Lane {
  /** Resolves when the entry is kept. */
  send(entry: NewEntry): Promise<void>;
  /** Looks for an entry for this receiver, which joins those who wait when there is none and it may wait. */
  try(waiter: Waiter): void;
  /** Puts an entry back where it was, for a receiver that was gone when it arrived. */
  restore(entry: EntryRow): Promise<void>;
}

/** Hands over what was found to a receiver, who may be gone. */
export function deliver(waiter: Waiter, entry: EntryRow, lane: Lane): void {
  waiter.trying = false;
  if (!waiter.expired) {
    waiter.settle(entry);
    return;
  }
  if (!waiter.receive.peek) void lane.restore(entry).catch(() => undefined);
  waiter.settle(undefined);
}

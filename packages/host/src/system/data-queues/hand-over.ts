import type { KeyOrder } from './data-queue.ts';
import type { NewEntry } from './statements.ts';
import type { Waiter } from './waiter.ts';

/** A send under way. */
export interface PendingSend {
  readonly entry: NewEntry;
  resolve(): void;
  reject(error: unknown): void;
}

/** A send and a receive that meet in this process. */
export interface HandOver {
  readonly send: PendingSend;
  readonly waiter: Waiter;
}

/**
 * Pairs entries that are on their way to their queues with receivers that found nothing there: sent and received at once, such an
 * entry leaves no trace to store. The receivers must have looked just before, so that no older entry is passed by. Returns the
 * pairs; `sends` keeps what must be stored.
 */
export function handOver(sends: PendingSend[], receivers: readonly Waiter[]): HandOver[] {
  if (sends.length === 0 || receivers.length === 0) return [];
  const byQueue = new Map<bigint, PendingSend[]>();
  for (const send of sends) {
    const list = byQueue.get(send.entry.queue);
    if (list === undefined) byQueue.set(send.entry.queue, [send]);
    else list.push(send);
  }
  const pairs: HandOver[] = [];
  const handed = new Set<PendingSend>();
  for (const waiter of receivers) {
    const candidates = byQueue.get(waiter.queue.id);
    if (candidates === undefined) continue;
    const send = choose(candidates, waiter);
    if (send === undefined) continue;
    candidates.splice(candidates.indexOf(send), 1);
    handed.add(send);
    pairs.push({ send, waiter });
  }
  const stored = sends.filter(send => !handed.has(send));
  sends.splice(0, sends.length, ...stored);
  return pairs;
}

function choose(candidates: readonly PendingSend[], { queue, receive }: Waiter): PendingSend | undefined {
  if (receive.key === undefined) return queue.sequence === '*LIFO' ? candidates.at(-1) : candidates[0];
  const { order, bytes } = receive.key;
  let best: PendingSend | undefined;
  for (const send of candidates) {
    if (!fits(Buffer.compare(send.entry.key, bytes), order)) continue;
    if (best === undefined || Buffer.compare(send.entry.key, best.entry.key) < 0) best = send;
  }
  return best;
}

function fits(comparison: number, order: KeyOrder): boolean {
  switch (order) {
    case 'EQ':
      return comparison === 0;
    case 'NE':
      return comparison !== 0;
    case 'LT':
      return comparison < 0;
    case 'LE':
      return comparison <= 0;
    case 'GT':
      return comparison > 0;
    case 'GE':
      return comparison >= 0;
  }
}

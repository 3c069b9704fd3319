import type { Statement } from '../../store/store.ts';
import type { KeyOrder } from './data-queue.ts';

export interface NewEntry {
  readonly queue: bigint;
  readonly key: Uint8Array;
  readonly data: Uint8Array;
  readonly sender: string;
}

/** An entry that a receive or peek brings back; without `id` when it was handed over before it was ever stored. */
export interface EntryRow extends NewEntry {
  readonly id?: bigint;
}

/** Appends entries, in order. */
export function insertEntries(entries: readonly NewEntry[]): Statement {
  return {
    text: `INSERT INTO data_queue_entry (queue, key, data, sender)
      SELECT * FROM unnest($1::int8[], $2::bytea[], $3::bytea[], $4::text[])`,
    params: [entries.map(e => e.queue), entries.map(e => e.key), entries.map(e => e.data), entries.map(e => e.sender)],
  };
}

/** Ids that were given out by a process do not come from the sequence: others go on behind them. */
export const advanceSequence: Statement = {
  text: `SELECT setval(pg_get_serial_sequence('data_queue_entry', 'id'),
    greatest((SELECT max(id) FROM data_queue_entry), nextval(pg_get_serial_sequence('data_queue_entry', 'id'))))`,
};

/** Puts an entry back where it was; one that was never stored goes to the front of the entries with its key. */
export function restoreEntry({ queue, key, id, data, sender }: EntryRow): Statement {
  return {
    text: `INSERT INTO data_queue_entry (queue, key, id, data, sender) OVERRIDING SYSTEM VALUE
      VALUES ($1, $2, coalesce($3::int8, (SELECT min(id) - 1 FROM data_queue_entry WHERE queue = $1 AND key = $2),
        nextval(pg_get_serial_sequence('data_queue_entry', 'id'))), $4, $5)`,
    params: [queue, key, id ?? null, data, sender],
  };
}

/**
 * Removes the first `counts[i]` entries of each `queues[i]` in order of arrival, or the last ones in reverse order. Entries
 * that another process is receiving at this moment are passed over. The rows come back in no particular order.
 */
export function takeEntries(newestFirst: boolean, queues: readonly bigint[], counts: readonly number[]): Statement {
  const direction = newestFirst ? 'DESC' : 'ASC';
  return {
    text: `DELETE FROM data_queue_entry WHERE ctid = ANY(ARRAY(
        SELECT found.ctid FROM unnest($1::int8[], $2::int4[]) AS wanted (queue, count), LATERAL (
          SELECT e.ctid FROM data_queue_entry e WHERE e.queue = wanted.queue
          ORDER BY e.key ${direction}, e.id ${direction} LIMIT wanted.count FOR UPDATE SKIP LOCKED) found))
      RETURNING queue, key, id, data, sender`,
    params: [queues, counts],
  };
}

const comparison: Record<KeyOrder, string> = { EQ: '=', NE: '<>', LT: '<', LE: '<=', GT: '>', GE: '>=' };

/**
 * Removes up to `count` entries whose key compares so. A keyed queue keeps its entries in ascending order of key, equal keys in
 * order of arrival, and a receive takes the first that fits, whatever the comparison.
 */
export function takeKeyed(queue: bigint, order: KeyOrder, key: Uint8Array, count: number): Statement {
  return {
    text: `DELETE FROM data_queue_entry WHERE ctid = ANY(ARRAY(
        SELECT e.ctid FROM data_queue_entry e WHERE e.queue = $1 AND e.key ${comparison[order]} $2
        ORDER BY e.key, e.id LIMIT $3::int4 FOR UPDATE SKIP LOCKED))
      RETURNING queue, key, id, data, sender`,
    params: [queue, key, count],
  };
}

export function peekEntry(queue: bigint, newestFirst: boolean): Statement {
  const direction = newestFirst ? 'DESC' : 'ASC';
  return {
    text: `SELECT queue, key, id, data, sender FROM data_queue_entry WHERE queue = $1
      ORDER BY key ${direction}, id ${direction} LIMIT 1`,
    params: [queue],
  };
}

export function peekKeyed(queue: bigint, order: KeyOrder, key: Uint8Array): Statement {
  return {
    text: `SELECT queue, key, id, data, sender FROM data_queue_entry WHERE queue = $1 AND key ${comparison[order]} $2
      ORDER BY key, id LIMIT 1`,
    params: [queue, key],
  };
}

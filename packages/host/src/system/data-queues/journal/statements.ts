import type { Queryable, Statement } from '../../../store/store.ts';
import type { DataQueueDescription } from '../data-queue.ts';
import type { EntryRow } from '../statements.ts';
import type { KeptEntry } from './change.ts';

/** What the store keeps about the journal. */
export interface JournalState {
  /** Differs from store to store: the journal of another one is none of its business. */
  readonly name: string;
  /** The last generation that the store has taken over. */
  readonly generation: number;
  /** Counts the processes that had the journal. */
  readonly holder: number;
}

/**
 * Makes this process the holder of the journal. What an earlier one had under way is finished first, and what comes from it later is
 * refused: the server may find the last words of a process that was killed after its successor has started.
 */
export async function holdJournal(transaction: Queryable): Promise<JournalState> {
  const { rows } = await transaction.query<{ name: string; generation: bigint; holder: bigint }>(
    'UPDATE data_queue_journal SET holder = holder + 1 RETURNING name, generation, holder',
  );
  const { name, generation, holder } = rows[0]!;
  return { name, generation: Number(generation), holder: Number(holder) };
}

/** The highest id of an entry. */
export async function readLastId(queryable: Queryable): Promise<number> {
  const { rows } = await queryable.query<{ last: bigint }>('SELECT coalesce(max(id), 0) AS last FROM data_queue_entry');
  return Number(rows[0]!.last);
}

/** A generation of the journal as the store takes it over. */
export interface Generation {
  readonly number: number;
  readonly entries: readonly KeptEntry[];
  readonly taken: ReadonlyMap<number, bigint>;
  /** Queues all of whose entries are to go first. */
  readonly cleared: readonly bigint[];
}

/** Entries of one INSERT. */
const portion = 512;

/**
 * One transaction, which may be repeated by its holder, and fails when there is another. Entries of a queue that was deleted
 * meanwhile go with it.
 */
export function takeOver({ number, entries, taken, cleared }: Generation, holder: number): Statement[] {
  const statements: Statement[] = [
    {
      // The column takes no null.
      text: 'UPDATE data_queue_journal SET generation = CASE WHEN holder = $2 THEN $1::int8 END',
      params: [number, holder],
    },
    ...cleared.map(queue => ({ text: 'DELETE FROM data_queue_entry WHERE queue = $1', params: [queue] })),
  ];
  if (taken.size > 0) {
    statements.push({
      text: `DELETE FROM data_queue_entry e USING unnest($1::int8[], $2::int8[]) AS taken (queue, id)
        WHERE e.queue = taken.queue AND e.key = '' AND e.id = taken.id`,
      params: [[...taken.values()], [...taken.keys()]],
    });
  }
  for (let at = 0; at < entries.length; at += portion) {
    const some = entries.slice(at, at + portion);
    statements.push({
      text: `INSERT INTO data_queue_entry (queue, key, id, data, sender) OVERRIDING SYSTEM VALUE
        SELECT queue, '', id, data, sender FROM unnest($1::int8[], $2::int8[], $3::bytea[], $4::text[])
          AS kept (queue, id, data, sender)
        WHERE EXISTS (SELECT FROM data_queue q WHERE q.object_id = kept.queue) ON CONFLICT DO NOTHING`,
      params: [some.map(e => e.queue), some.map(e => e.id), some.map(e => e.data), some.map(e => e.sender)],
    });
  }
  return statements;
}

/** The ids of the entries that leave next, as many as asked for, in that order. */
export async function readIds(store: Queryable, queue: DataQueueDescription, limit: number): Promise<number[]> {
  const { rows } = await store.query<{ id: bigint }>(
    `SELECT id FROM data_queue_entry WHERE queue = $1 AND key = ''
      ORDER BY id ${queue.sequence === '*LIFO' ? 'DESC' : 'ASC'} LIMIT $2::int4`,
    [queue.id, limit],
  );
  return rows.map(({ id }) => Number(id));
}

/** Entries of a queue by their ids, as far as they are there. */
export async function readEntries(
  store: Queryable,
  queue: bigint,
  ids: readonly number[],
): Promise<Map<number, EntryRow>> {
  const { rows } = await store.query<EntryRow & { id: bigint }>(
    `SELECT queue, key, id, data, sender FROM data_queue_entry WHERE queue = $1 AND key = '' AND id = ANY($2::int8[])`,
    [queue, ids],
  );
  return new Map(rows.map(row => [Number(row.id), row]));
}

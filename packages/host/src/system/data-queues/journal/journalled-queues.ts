import { join } from 'node:path';
import type { Store, Transaction } from '../../../store/store.ts';
import type { Clock } from '../../clock.ts';
import type { Lane } from '../lane.ts';
import type { WaitingRoom } from '../waiting-room.ts';
import type { Change, KeptEntry } from './change.ts';
import { Checkpoints } from './checkpoints.ts';
import { Journal, readJournal } from './journal.ts';
import { JournalLane } from './journal-lane.ts';
import { holdJournal, readLastId, takeOver } from './statements.ts';
import { Stock } from './stock.ts';

export interface JournalledOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly waiting: WaitingRoom;
  /** For the journals of this host's stores. */
  readonly directory: string;
  /** Bytes of a journal's segment, and entries that a shelf has room for; tests take less than the default. */
  readonly segmentSize?: number | undefined;
  readonly shelfCapacity?: number | undefined;
}

/** The queues without keys of a process that has the store for itself. */
export interface JournalledQueues {
  readonly forced: Lane;
  readonly unforced: Lane;
  clear(queue: bigint): Promise<void>;
  /** The queue was changed or deleted. */
  changed(queue: bigint): void;
  /** Lets the store take over everything. When it cannot, the next `openJournalled` makes up for it. */
  close(): Promise<void>;
}

/** Lets the store take over what a journal still has from a process that ended without doing so, and goes on with that journal. */
export async function openJournalled(options: JournalledOptions): Promise<JournalledQueues> {
  const { store, clock, waiting, segmentSize, shelfCapacity } = options;
  const { directory, generation, holder, lastId } = await store.transaction(transaction =>
    recover(transaction, options.directory),
  );
  const journal = new Journal({ directory, generation: generation + 1, segmentSize });
  const stock = new Stock(lastId, shelfCapacity);
  const checkpoints = new Checkpoints({ store, clock, journal, stock, holder });
  const common = { store, waiting, stock, journal, checkpoints };
  const forced = new JournalLane({ ...common, durable: true });
  const unforced = new JournalLane({ ...common, durable: false });
  return {
    forced,
    unforced,
    clear: queue => checkpoints.clear(queue),
    changed: queue => stock.forget(queue),
    async close() {
      await Promise.all([forced.idle(), unforced.idle()]);
      await checkpoints.close().catch(() => undefined);
      await journal.close();
    },
  };
}

interface Recovered {
  readonly directory: string;
  /** The last one that was written. */
  readonly generation: number;
  readonly holder: number;
  readonly lastId: number;
}

async function recover(transaction: Transaction, journals: string): Promise<Recovered> {
  const { name, generation, holder } = await holdJournal(transaction);
  const directory = join(journals, name);
  const remains = (await readJournal(directory)).filter(one => one.generation > generation);
  const number = Math.max(generation, ...remains.map(one => one.generation));
  if (remains.length > 0) {
    const { entries, taken } = outcome(remains.flatMap(one => one.changes));
    await transaction.batch(takeOver({ number, cleared: [], entries, taken }, holder));
  }
  return { directory, generation: number, holder, lastId: await readLastId(transaction) };
}

/** What is left of changes when all have happened. */
function outcome(changes: readonly Change[]): { entries: KeptEntry[]; taken: Map<number, bigint> } {
  const entries = new Map<number, KeptEntry>();
  const taken = new Map<number, bigint>();
  for (const change of changes) {
    if (change.data !== undefined) {
      entries.set(change.id, change);
      taken.delete(change.id);
    } else {
      entries.delete(change.id);
      taken.set(change.id, change.queue);
    }
  }
  return { entries: [...entries.values()], taken };
}

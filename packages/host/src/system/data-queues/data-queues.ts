import type { Store } from '../../store/store.ts';
import type { Rights } from '../authority/rights.ts';
import type { Clock } from '../clock.ts';
import type { Job } from '../jobs/job.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import type { ObjectDescription, Objects, QualifiedName } from '../objects/object.ts';
import { Announcements, announcementRefresh } from './announcements.ts';
import { Capacity } from './capacity.ts';
import type { DataQueueAttributes, DataQueueDescription, Entry, NewDataQueue, Receive } from './data-queue.ts';
import { type JournalledOptions, type JournalledQueues, openJournalled } from './journal/journalled-queues.ts';
import type { Lane } from './lane.ts';
import type { DataQueues } from './room.ts';
import { checkEntry, checkKey, Needs, senderOf } from './rules.ts';
import { advanceSequence } from './statements.ts';
import { StoreLane } from './store-lane.ts';
import { Waiter } from './waiter.ts';
import { WaitingRoom } from './waiting-room.ts';

const noKey = Buffer.alloc(0);

export interface DataQueueCollaborators {
  readonly store: Store;
  readonly objects: Objects;
  readonly messages: Catalogue;
  readonly clock: Clock;
  /** Names this process among those that share the store; without blanks. */
  readonly process: string;
  /** Present when no other process can use the store while this one does: entries of queues without keys are then journalled there. */
  readonly journal?: Omit<JournalledOptions, 'store' | 'clock' | 'waiting'> | undefined;
}

/** Opens the data queue room. `close` ends all waits as if their time were up. */
export async function openDataQueues(
  collaborators: DataQueueCollaborators,
): Promise<DataQueues & { close(): Promise<void> }> {
  const room = new StoredDataQueues(collaborators);
  await room.open();
  return room;
}

class StoredDataQueues implements DataQueues {
  readonly #store: Store;
  readonly #objects: Objects;
  readonly #messages: Catalogue;
  readonly #clock: Clock;
  readonly #attributes = new Map<bigint, DataQueueAttributes>();
  /** What sends and receives need, put together once for each object description that the object room has in memory. */
  readonly #capacity: Capacity;
  readonly #described = new WeakMap<
    ObjectDescription,
    { readonly attributes: DataQueueAttributes; readonly queue: DataQueueDescription }
  >();
  readonly #waiting = new WaitingRoom();
  readonly #announcements: Announcements;
  readonly #journal: DataQueueCollaborators['journal'];
  #journalled: JournalledQueues | undefined;
  readonly #forced: Lane;
  readonly #unforced: Lane;
  readonly #senders = new WeakMap<Job, { profile: string; sender: string }>();
  /** Counts what was heard of changed and deleted queues. */
  #changes = 0;
  #closed = false;
  #stopRefresh: (() => void) | undefined;
  #stopListening: (() => void) | undefined;

  constructor({ store, objects, messages, clock, process, journal }: DataQueueCollaborators) {
    this.#store = store;
    this.#objects = objects;
    this.#messages = messages;
    this.#clock = clock;
    this.#announcements = new Announcements(store, clock, process, queue => this.#wake(queue));
    const arrived = (queues: Iterable<bigint>) => {
      for (const queue of queues) this.#announcements.sent(queue);
    };
    this.#capacity = new Capacity(store, ({ name, library }) => messages.escape('CPF950A', [name, library]));
    this.#journal = journal;
    const common = { store, waiting: this.#waiting, arrived };
    this.#forced = new StoreLane({ ...common, durable: true });
    this.#unforced = new StoreLane({ ...common, durable: false });
  }

  async open(): Promise<void> {
    if (this.#journal !== undefined) {
      const common = { store: this.#store, clock: this.#clock, waiting: this.#waiting };
      this.#journalled = await openJournalled({ ...this.#journal, ...common });
    }
    await this.#store.batch([advanceSequence]);
    this.#stopListening = this.#objects.onChange(id => this.#changed(id));
    await this.#announcements.open();
    const refresh = () => {
      for (const queue of this.#waiting.queues()) this.#announcements.waiting(queue);
      this.#stopRefresh = this.#clock.after(announcementRefresh, refresh);
    };
    refresh();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#stopRefresh?.();
    this.#stopListening?.();
    for (const queue of [...this.#waiting.queues()]) {
      for (const waiter of this.#waiting.all(queue)) this.#expire(waiter);
    }
    await this.#announcements.close();
    await this.#journalled?.close();
  }

  async create(job: Job, queue: NewDataQueue): Promise<void> {
    const { name, library, text, authority, maximumLength, sequence, keyLength, senderId, force, autoReclaim } = queue;
    const { maximumEntries = null } = queue;
    const object = {
      name,
      library,
      type: '*DTAQ' as const,
      ...(text === undefined ? {} : { text }),
      ...(authority === undefined ? {} : { authority }),
    };
    await this.#objects.create(job, object, async (tx, id) => {
      await tx.query(
        `INSERT INTO data_queue (object_id, maximum_length, sequence, key_length, sender_id, force, auto_reclaim,
           maximum_entries) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, maximumLength, sequence, keyLength, senderId, force, autoReclaim, maximumEntries],
      );
    });
  }

  async delete(job: Job, name: QualifiedName): Promise<void> {
    await this.#objects.delete(job, name, '*DTAQ');
  }

  describe(job: Job, name: QualifiedName): Promise<DataQueueDescription> {
    return this.#resolve(job, name, Needs.describe);
  }

  async send(job: Job, name: QualifiedName, data: Uint8Array, key?: Uint8Array): Promise<void> {
    const queue = this.#resolved(job, name, Needs.send) ?? (await this.#resolve(job, name, Needs.send));
    checkKey(this.#messages, queue, key, false);
    checkEntry(this.#messages, queue, data);
    const sender = queue.senderId ? this.#sender(job) : '';
    const put = () => this.#lane(queue).send({ queue: queue.id, key: key ?? noKey, data, sender });
    await (typeof queue.maximumEntries === 'number' ? this.#capacity.send(queue, put) : put());
  }

  async receive(job: Job, name: QualifiedName, receive: Receive, signal?: AbortSignal): Promise<Entry | undefined> {
    const queue = this.#resolved(job, name, Needs.receive) ?? (await this.#resolve(job, name, Needs.receive));
    checkKey(this.#messages, queue, receive.key?.bytes, true);
    if (signal?.aborted) return undefined;
    const before = this.#changes;
    const waiter = new Waiter(queue, receive, one => {
      // Deleted while the receiver was not yet among those who wait?
      if (this.#changes !== before) void this.#stillThere(one).catch(() => undefined);
      return this.#limit(one, signal);
    });
    const lane = this.#lane(queue);
    lane.try(waiter);
    const row = await waiter.result;
    if (row === undefined) return undefined;
    if (signal?.aborted && !receive.peek) {
      await lane.restore(row);
      return undefined;
    }
    return { data: asBuffer(row.data), key: asBuffer(row.key), sender: row.sender };
  }

  async clear(job: Job, name: QualifiedName, key?: Uint8Array): Promise<void> {
    const queue = await this.#resolve(job, name, Needs.clear);
    if (key === undefined) {
      const journalled = this.#journalledFor(queue);
      if (journalled !== undefined) await journalled.clear(queue.id);
      else await this.#store.query('DELETE FROM data_queue_entry WHERE queue = $1', [queue.id]);
      return;
    }
    checkKey(this.#messages, queue, key, true);
    await this.#store.query('DELETE FROM data_queue_entry WHERE queue = $1 AND key = $2', [queue.id, key]);
  }

  #lane(queue: DataQueueDescription): Lane {
    const { forced, unforced } = this.#journalledFor(queue) ?? { forced: this.#forced, unforced: this.#unforced };
    return queue.force ? forced : unforced;
  }

  /** Queues with keys, and those whose entries are counted, are in the store alone. */
  #journalledFor({ sequence, maximumEntries }: DataQueueDescription): JournalledQueues | undefined {
    return sequence === '*KEYED' || typeof maximumEntries === 'number' ? undefined : this.#journalled;
  }

  /** Ends the wait when its time is up or the receiver goes away; the returned function calls both off. */
  #limit(waiter: Waiter, signal: AbortSignal | undefined): () => void {
    const expire = () => this.#expire(waiter);
    // What is tried while the room closes must not begin to wait afterwards.
    if (this.#closed || signal?.aborted) queueMicrotask(expire);
    const stopTimer =
      waiter.receive.wait > 0 && !this.#closed ? this.#clock.after(waiter.receive.wait * 1000, expire) : undefined;
    signal?.addEventListener('abort', expire, { once: true });
    this.#announcements.waiting(waiter.queue.id);
    return () => {
      stopTimer?.();
      signal?.removeEventListener('abort', expire);
    };
  }

  #expire(waiter: Waiter): void {
    waiter.expired = true;
    this.#waiting.remove(waiter);
    // A flush that is trying it right now settles it itself.
    if (!waiter.trying) waiter.settle(undefined);
  }

  #wake(queue: bigint | undefined): void {
    for (const each of queue === undefined ? [...this.#waiting.queues()] : [queue]) {
      for (const waiter of this.#waiting.candidates(each, Number.MAX_SAFE_INTEGER))
        this.#lane(waiter.queue).try(waiter);
    }
  }

  /** A queue that was deleted has nothing to wait for: its receivers are told as if it had never been there. */
  #changed(id: bigint): void {
    this.#changes++;
    this.#attributes.delete(id);
    this.#journalled?.changed(id);
    for (const waiter of this.#waiting.all(id)) void this.#stillThere(waiter).catch(() => undefined);
  }

  async #stillThere(waiter: Waiter): Promise<void> {
    const { id, name, library } = waiter.queue;
    const { rows } = await this.#store.query('SELECT 1 FROM data_queue WHERE object_id = $1', [id]);
    if (rows.length > 0) return;
    // It may be tried right now, and must not go back to the others.
    waiter.expired = true;
    this.#waiting.remove(waiter);
    waiter.fail(this.#messages.escape('CPF9805', [name, library, '*DTAQ']));
  }

  /** The queue from memory alone; undefined when the store must be asked. */
  #resolved(job: Job, name: QualifiedName, rights: Rights): DataQueueDescription | undefined {
    const object = this.#objects.resolved(job, name, '*DTAQ', rights);
    if (object === undefined) return undefined;
    const known = this.#described.get(object);
    if (known !== undefined && this.#attributes.get(object.id) === known.attributes) return known.queue;
    const attributes = this.#attributes.get(object.id);
    if (attributes === undefined) return undefined;
    const queue = { ...object, ...attributes };
    this.#described.set(object, { attributes, queue });
    return queue;
  }

  async #resolve(job: Job, name: QualifiedName, rights: Rights): Promise<DataQueueDescription> {
    const object = await this.#objects.resolve(job, name, '*DTAQ', rights);
    return { ...object, ...(this.#attributes.get(object.id) ?? (await this.#readAttributes(object))) };
  }

  async #readAttributes({ id, name, library }: ObjectDescription): Promise<DataQueueAttributes> {
    const { rows } = await this.#store.query<DataQueueAttributes>(
      `SELECT maximum_length AS "maximumLength", sequence, key_length AS "keyLength", sender_id AS "senderId", force,
         auto_reclaim AS "autoReclaim", maximum_entries AS "maximumEntries" FROM data_queue WHERE object_id = $1`,
      [id],
    );
    const attributes = rows[0];
    if (attributes === undefined) throw this.#messages.escape('CPF9801', [name, library, '*DTAQ']);
    this.#attributes.set(id, attributes);
    return attributes;
  }

  #sender(job: Job): string {
    const known = this.#senders.get(job);
    if (known !== undefined && known.profile === job.profile.name) return known.sender;
    const sender = senderOf(job);
    this.#senders.set(job, { profile: job.profile.name, sender });
    return sender;
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

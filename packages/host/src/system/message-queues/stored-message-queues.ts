import type { Store } from '../../store/store.ts';
import type { Clock } from '../clock.ts';
import type { Job } from '../jobs/job.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import { type Message, MessageType } from '../messages/message.ts';
import { substituteEscape } from '../messages/substitute.ts';
import type { ObjectDescription, Objects, QualifiedName, Requester } from '../objects/object.ts';
import { Arrivals } from './arrivals.ts';
import type {
  MessageQueueAttributes,
  MessageQueueDescription,
  MessageQueues,
  NewMessageQueue,
  QueuedMessage,
  Receive,
  Selection,
  Sent,
} from './message-queue.ts';
import { Receiving } from './receiving.ts';
import { type QueuedRow, queuedMessage } from './rows.ts';
import { checkReceive, missingIsError, Needs, resolveQueue } from './rules.ts';
import { Sending } from './sending.ts';

export interface MessageQueueCollaborators {
  readonly store: Store;
  readonly objects: Objects;
  readonly messages: Catalogue;
  readonly clock: Clock;
}

/** Opens the message queue room. `close` ends all waits as if their time were up. */
export async function openMessageQueues(
  collaborators: MessageQueueCollaborators,
): Promise<MessageQueues & { close(): Promise<void> }> {
  const room = new StoredMessageQueues(collaborators);
  await room.open();
  return room;
}

class StoredMessageQueues implements MessageQueues {
  readonly #store: Store;
  readonly #objects: Objects;
  readonly #messages: Catalogue;
  readonly #arrivals: Arrivals;
  readonly #sending: Sending;
  readonly #receiving: Receiving;
  readonly #closing = new AbortController();
  #stopListening: (() => void) | undefined;

  constructor({ store, objects, messages, clock }: MessageQueueCollaborators) {
    this.#store = store;
    this.#objects = objects;
    this.#messages = messages;
    this.#arrivals = new Arrivals(store);
    this.#sending = new Sending(store, messages, clock);
    this.#receiving = new Receiving(store, clock, this.#arrivals, this.#sending);
  }

  async open(): Promise<void> {
    this.#stopListening = this.#objects.onChange(
      id => this.#arrivals.wake(id),
      () => this.#arrivals.wakeAll(),
    );
    await this.#arrivals.open();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#stopListening?.();
    await this.#arrivals.close();
  }

  async create(job: Requester, queue: NewMessageQueue): Promise<void> {
    const { name, library, text, authority, delivery = '*HOLD', severity = 0, force = false } = queue;
    const object = {
      name,
      library,
      type: '*MSGQ' as const,
      ...(text === undefined ? {} : { text }),
      ...(authority === undefined ? {} : { authority }),
    };
    await this.#objects.create(job, object, async (tx, id) => {
      await tx.query('INSERT INTO message_queue (object_id, delivery, severity, force) VALUES ($1, $2, $3, $4)', [
        id,
        delivery,
        severity,
        force,
      ]);
    });
  }

  delete(job: Requester, name: QualifiedName): Promise<void> {
    const names = [name.name, name.library, '*MSGQ'];
    return substituteEscape(this.#objects.delete(job, name, '*MSGQ'), {
      CPF9801: () => this.#messages.escape('CPF2105', names),
      CPF9802: () => this.#messages.escape('CPF2189', names),
      CPF9810: () => this.#messages.escape('CPF2110', [name.library]),
      CPF9820: () => this.#messages.escape('CPF2182', [name.library]),
    });
  }

  async describe(job: Requester, name: QualifiedName): Promise<MessageQueueDescription> {
    const object = await this.#resolve(job, name, Needs.list);
    const { rows } = await this.#store.query<MessageQueueAttributes & { messages: bigint }>(
      `SELECT delivery, severity, force, (SELECT count(*) FROM queued_message WHERE queue = object_id) AS messages
       FROM message_queue WHERE object_id = $1`,
      [object.id],
    );
    if (rows[0] === undefined) throw this.#messages.escape('CPF2403', [name.name, name.library]);
    return { ...object, ...rows[0], messages: Number(rows[0].messages) };
  }

  async change(
    job: Requester,
    name: QualifiedName,
    { text, delivery, severity, force }: Partial<MessageQueueAttributes> & { readonly text?: string },
  ): Promise<void> {
    const object = await this.#resolve(job, name, Needs.change);
    await this.#store.query(
      `UPDATE message_queue SET delivery = coalesce($2, delivery), severity = coalesce($3, severity), force = coalesce($4, force)
       WHERE object_id = $1`,
      [object.id, delivery ?? null, severity ?? null, force ?? null],
    );
    await this.#objects.touch(object, text === undefined ? {} : { text });
  }

  async send(
    job: Requester,
    to: readonly QualifiedName[],
    message: Message,
    { replyQueue, program = 'QCMD' }: { readonly replyQueue?: QualifiedName; readonly program?: string } = {},
  ): Promise<Sent> {
    const sender = { job: job.id, profile: job.profile.name, program };
    const inquiry = message.type === MessageType.inquiry;
    if (to.length === 0 || to.length > 50 || (inquiry && to.length !== 1)) {
      throw this.#messages.escape('CPF2469', [message.id]);
    }
    const queues: ObjectDescription[] = [];
    for (const name of to) queues.push(await this.#resolve(job, name, Needs.send));
    if (!inquiry) return { keys: await this.#sending.put(queues, message, sender), copyKey: undefined };
    const answers = await this.#resolve(job, replyQueue ?? job.profile.messageQueue, Needs.send);
    return this.#sending.ask(queues[0]!, answers, message, sender);
  }

  async receive(
    job: Job,
    name: QualifiedName,
    receive: Receive,
    signal?: AbortSignal,
  ): Promise<QueuedMessage | undefined> {
    checkReceive(this.#messages, receive);
    const { id } = await this.#resolve(
      job,
      name,
      receive.action === '*REMOVE' ? Needs.receiveAndRemove : Needs.receive,
    );
    const signals = [this.#closing.signal, job.ending, ...(signal === undefined ? [] : [signal])];
    const waits = receive.wait !== 0 && (receive.key === undefined || receive.wanted === '*RPY');
    const row = waits
      ? await this.#receiving.await(id, receive, AbortSignal.any(signals), () => this.#stillThere(id, name))
      : await this.#receiving.take(id, receive);
    if (row !== undefined) return queuedMessage(row);
    if (missingIsError(receive)) throw this.#messages.escape('CPF2410', [name.name, name.library]);
    return undefined;
  }

  async reply(
    job: Requester,
    name: QualifiedName,
    key: number,
    text: string,
    { remove }: { readonly remove: boolean } = { remove: false },
  ): Promise<void> {
    const { id } = await this.#resolve(job, name, remove ? Needs.replyAndRemove : Needs.reply);
    const sender = { job: job.id, profile: job.profile.name, program: 'QMHSNDRM' };
    await this.#store.transaction(async tx => {
      const { rows } = await tx.query<QueuedRow>(
        'SELECT * FROM queued_message WHERE queue = $1 AND key = $2 FOR UPDATE',
        [id, key],
      );
      const [inquiry] = rows;
      if (inquiry === undefined) throw this.#messages.escape('CPF2410', [name.name, name.library]);
      if (inquiry.type !== MessageType.inquiry) throw this.#messages.escape('CPF2432');
      if (inquiry.reply !== 'awaited') throw this.#messages.escape('CPF2420');
      await this.#sending.answer(tx, inquiry, text, sender);
      if (remove) await tx.query('DELETE FROM queued_message WHERE queue = $1 AND key = $2', [id, key]);
    });
  }

  async remove(
    job: Requester,
    name: QualifiedName,
    which: { readonly key: number } | '*ALL' | '*KEEPUNANS' | '*NEW' | '*OLD',
  ): Promise<number> {
    const { id } = await this.#resolve(job, name, Needs.remove);
    const [condition, ...params] =
      typeof which === 'object'
        ? ['key = $2::int8', which.key]
        : [{ '*ALL': 'true', '*KEEPUNANS': `reply <> 'awaited'`, '*NEW': 'NOT old', '*OLD': 'old' }[which]];
    const sender = { job: job.id, profile: job.profile.name, program: 'QMHRMVM' };
    const removed = await this.#store.transaction(async tx => {
      const { rows } = await tx.query<QueuedRow>(
        `DELETE FROM queued_message WHERE queue = $1 AND ${condition} RETURNING *`,
        [id, ...params],
      );
      for (const row of rows) await this.#sending.answerRemoved(tx, row, sender);
      return rows.length;
    });
    if (removed === 0 && typeof which === 'object') {
      throw this.#messages.escape('CPF2410', [name.name, name.library]);
    }
    return removed;
  }

  async list(job: Requester, name: QualifiedName, selection: Selection): Promise<QueuedMessage[]> {
    const { id } = await this.#resolve(job, name, Needs.list);
    const newestFirst = selection.order === 'newest-first';
    const kinds = selection.types;
    const { rows } = await this.#store.query<QueuedRow>(
      `SELECT * FROM queued_message WHERE queue = $1 AND severity >= $2
         AND ($3::int8 IS NULL OR key ${newestFirst ? '<=' : '>='} $3)
         AND ($4::text[] IS NULL OR CASE WHEN reply <> 'awaited' THEN 'other'
           WHEN type = '${MessageType.senderCopy}' THEN 'copy-needs-reply' ELSE 'inquiry-needs-reply' END = ANY($4))
       ORDER BY key ${newestFirst ? 'DESC' : 'ASC'} LIMIT $5::int8`,
      [id, selection.severity ?? 0, selection.from ?? null, kinds ?? null, selection.limit ?? null],
    );
    return rows.map(queuedMessage);
  }

  async watch(job: Requester, name: QualifiedName, arrived: (message: QueuedMessage) => void): Promise<() => void> {
    const { id } = await this.#resolve(job, name, Needs.receive);
    let last = await this.#lastKey(id);
    let reading = Promise.resolve();
    const read = async () => {
      const { rows } = await this.#store.query<QueuedRow>(
        'SELECT * FROM queued_message WHERE queue = $1 AND key > $2 ORDER BY key',
        [id, last],
      );
      for (const row of rows) {
        last = row.key;
        arrived(queuedMessage(row));
      }
    };
    // What cannot be read now is read at the next arrival.
    return this.#arrivals.wait(id, () => {
      reading = reading.then(read).catch(() => undefined);
    });
  }

  #resolve(job: Requester, name: QualifiedName, rights: number): Promise<ObjectDescription> {
    return resolveQueue(this.#objects, this.#messages, job, name, rights);
  }

  async #stillThere(queue: bigint, { name, library }: QualifiedName): Promise<void> {
    const { rows } = await this.#store.query('SELECT 1 FROM message_queue WHERE object_id = $1', [queue]);
    if (rows.length === 0) throw this.#messages.escape('CPF2403', [name, library]);
  }

  async #lastKey(queue: bigint): Promise<bigint> {
    const { rows } = await this.#store.query<{ last_key: bigint }>(
      'SELECT last_key FROM message_queue WHERE object_id = $1',
      [queue],
    );
    return rows[0]?.last_key ?? 0n;
  }
}

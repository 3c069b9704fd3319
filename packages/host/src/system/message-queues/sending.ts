import type { Queryable, Statement, Store } from '../../store/store.ts';
import type { Clock } from '../clock.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import { type Message, MessageType } from '../messages/message.ts';
import { impromptu } from '../messages/shipped-catalogue.ts';
import type { ObjectDescription } from '../objects/object.ts';
import type { Sender, Sent } from './message-queue.ts';
import { announce, insertMessage, nextKey, type QueuedRow } from './rows.ts';

/** A queue that nobody reads stops growing here. It is counted now and then, so it may become a little longer. */
const mostMessages = 100_000;
const countEvery = 1_000n;

/** Puts messages, inquiries and replies onto queues whose sender has been authorized. */
export class Sending {
  readonly #store: Store;
  readonly #messages: Catalogue;
  readonly #clock: Clock;

  constructor(store: Store, messages: Catalogue, clock: Clock) {
    this.#store = store;
    this.#messages = messages;
    this.#clock = clock;
  }

  /** Puts a message onto all queues, in one transaction. Queues are locked in the order of their ids, so that senders do not deadlock. */
  async put(queues: readonly ObjectDescription[], message: Message, sender: Sender): Promise<number[]> {
    const sent = this.#clock.now();
    const byId = new Map([...queues].sort((a, b) => (a.id < b.id ? -1 : 1)).map(queue => [queue.id, queue]));
    const keys = new Map<bigint, bigint>();
    await this.#write(queues, async tx => {
      for (const { id, name, library } of byId.values()) {
        const key = await this.#nextKey(tx, id, [name, library]);
        keys.set(id, key);
        await tx.batch([insertMessage({ queue: id, key, message, sender, sent }), announce(id)]);
      }
    });
    return queues.map(({ id }) => Number(keys.get(id)));
  }

  /** Puts an inquiry onto a queue, and the sender's copy onto the one where the reply is to arrive. */
  async ask(to: ObjectDescription, answers: ObjectDescription, message: Message, sender: Sender): Promise<Sent> {
    const sent = this.#clock.now();
    return this.#write([to, answers], async tx => {
      const inOrder = to.id < answers.id ? [to, answers] : [answers, to];
      const keys: bigint[] = [];
      for (const { id, name, library } of inOrder) keys.push(await this.#nextKey(tx, id, [name, library]));
      const [key, copyKey] = (inOrder[0] === to ? keys : keys.reverse()) as [bigint, bigint];
      const copy = { ...message, type: MessageType.senderCopy };
      const common = { sender, sent, reply: 'awaited' as const };
      await tx.batch([
        insertMessage({ ...common, queue: to.id, key, message, partner: { queue: answers.id, key: copyKey } }),
        insertMessage({ ...common, queue: answers.id, key: copyKey, message: copy, partner: { queue: to.id, key } }),
        announce(to.id),
        announce(answers.id),
      ]);
      return { keys: [Number(key)], copyKey: Number(copyKey) };
    });
  }

  /** Sends the reply to where the inquiry came from. A copy that was removed meanwhile wants none. */
  async answer(tx: Queryable, inquiry: QueuedRow, text: string, sender: Sender): Promise<void> {
    const { queue, key, partner_queue: copyQueue, partner_key: copyKey } = inquiry;
    await tx.query(`UPDATE queued_message SET reply = 'given' WHERE queue = $1 AND key = $2`, [queue, key]);
    const { count } = await tx.query(
      `UPDATE queued_message SET reply = 'given' WHERE queue = $1 AND key = $2 AND type = '${MessageType.senderCopy}'`,
      [copyQueue, copyKey],
    );
    if (count === 0) return;
    const { rows } = await tx.query<{ last_key: bigint }>(...statement(nextKey(copyQueue!)));
    const reply = impromptu(text, MessageType.reply, 0);
    const sent = this.#clock.now();
    await tx.batch([
      insertMessage({ queue: copyQueue!, key: rows[0]!.last_key, message: reply, sender, sent, replyTo: copyKey! }),
      announce(copyQueue!),
    ]);
  }

  /** An inquiry that is removed before somebody answered it is answered with the default reply. */
  async answerRemoved(tx: Queryable, row: QueuedRow, sender: Sender): Promise<void> {
    if (row.type === MessageType.inquiry && row.reply === 'awaited') await this.answer(tx, row, '*N', sender);
  }

  async #nextKey(tx: Queryable, queue: bigint, names: string[]): Promise<bigint> {
    const { rows } = await tx.query<{ last_key: bigint }>(...statement(nextKey(queue)));
    const key = rows[0]?.last_key;
    if (key === undefined) throw this.#messages.escape('CPF2403', names);
    if (key % countEvery === 0n) {
      const { rows } = await tx.query<{ count: bigint }>('SELECT count(*) FROM queued_message WHERE queue = $1', [
        queue,
      ]);
      if (rows[0]!.count >= mostMessages) throw this.#messages.escape('CPF2460', names);
    }
    return key;
  }

  /** In a transaction that is on disk when it resolves if one of the queues wants that. */
  async #write<T>(queues: readonly ObjectDescription[], work: (tx: Queryable) => Promise<T>): Promise<T> {
    const { rows } = await this.#store.query<{ force: boolean }>(
      'SELECT coalesce(bool_or(force), false) AS force FROM message_queue WHERE object_id = ANY($1::int8[])',
      [queues.map(({ id }) => id)],
    );
    return this.#store.transaction(work, { durable: rows[0]!.force });
  }
}

function statement({ text, params = [] }: Statement): [string, NonNullable<Statement['params']>] {
  return [text, params];
}

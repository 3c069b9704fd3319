import type { Clock } from '../clock.ts';
import type { Message } from '../messages/message.ts';
import type { JobLog, LoggedMessage } from './job.ts';

/** Messages that stay in memory; earlier ones are in the store only. */
const inMemory = 100;

/**
 * The log of an active job: its latest messages in memory, and those not yet written to the store. Keys count up from 1
 * without gaps.
 */
export class ActiveJobLog implements JobLog {
  readonly #clock: Clock;
  readonly #sent: () => void;
  #messages: LoggedMessage[] = [];
  #unwritten: LoggedMessage[] = [];
  #lastKey = 0;

  /** `sent` is called when a message waits to be written. */
  constructor(clock: Clock, sent: () => void) {
    this.#clock = clock;
    this.#sent = sent;
  }

  get lastKey(): number {
    return this.#lastKey;
  }

  send(message: Message, fromProgram = 'QCMD'): LoggedMessage {
    const logged = { key: ++this.#lastKey, message, sent: this.#clock.now(), fromProgram };
    this.#messages.push(logged);
    if (this.#messages.length > 2 * inMemory) this.#messages = this.#messages.slice(-inMemory);
    this.#unwritten.push(logged);
    this.#sent();
    return logged;
  }

  since(key: number): readonly LoggedMessage[] {
    const first = this.#messages[0]?.key ?? 0;
    return this.#messages.slice(Math.max(0, key + 1 - first));
  }

  /** The messages that wait to be written; they are the caller's from now on. */
  takeUnwritten(): LoggedMessage[] {
    const unwritten = this.#unwritten;
    this.#unwritten = [];
    return unwritten;
  }
}

import type { Store, Subscription } from '../../store/store.ts';
import type { Clock } from '../clock.ts';

const channel = 'bigiron_job';
const answerWithin = 5_000;

/**
 * Asks other processes to attend to jobs that they run. What is wanted stands in the job's row; the notification only says to look
 * there, so that one that is lost delays a request but loses none. Attending also brings state and log of the job in the
 * store up to date.
 */
export class JobRequests {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #self: () => number;
  readonly #attend: (job: number | undefined) => Promise<void>;
  readonly #answers = new Map<string, () => void>();
  #asked = 0;
  #subscription: Subscription | undefined;

  /** `attend` is called for one of our jobs, or with undefined to look at all of them. */
  constructor(store: Store, clock: Clock, self: () => number, attend: (job: number | undefined) => Promise<void>) {
    this.#store = store;
    this.#clock = clock;
    this.#self = self;
    this.#attend = attend;
  }

  async open(): Promise<void> {
    this.#subscription = await this.#store.listen(
      channel,
      payload => this.#heard(payload),
      () => void this.#attend(undefined).catch(() => undefined),
    );
  }

  async close(): Promise<void> {
    await this.#subscription?.close();
  }

  /** Resolves to true when the process has attended to the job, to false when it does not answer. */
  async ask(process: number, job: number): Promise<boolean> {
    const question = `${this.#self()}.${++this.#asked}`;
    let stopTimer = () => {};
    const answered = new Promise<boolean>(resolve => {
      stopTimer = this.#clock.after(answerWithin, () => resolve(false));
      this.#answers.set(question, () => resolve(true));
    });
    try {
      await this.#store.notify(channel, `ask ${process} ${job} ${question}`);
      return await answered;
    } finally {
      stopTimer();
      this.#answers.delete(question);
    }
  }

  #heard(payload: string): void {
    const [verb, ...words] = payload.split(' ');
    if (verb === 'answer') {
      this.#answers.get(words[0]!)?.();
      return;
    }
    const [process, job, question] = words as [string, string, string];
    if (Number(process) !== this.#self()) return;
    this.#attend(Number(job))
      .then(() => this.#store.notify(channel, `answer ${question}`))
      // Whoever asked notices that no answer comes.
      .catch(() => undefined);
  }
}

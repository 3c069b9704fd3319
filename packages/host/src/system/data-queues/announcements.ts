import type { Store, Subscription } from '../../store/store.ts';
import type { Clock } from '../clock.ts';

const channel = 'bigiron_data_queue';
/** How long a queue counts as waited for after its last announcement; announcements repeat well within it. */
const announcementLife = 10_000;
export const announcementRefresh = 4_000;

/**
 * Lets processes that share a store wake each other's receivers. A process that begins to wait on a queue announces that; one
 * that sends to a queue wakes those who announced. An announcement that crosses a send on its way is answered by waking, and
 * every receiver looks again when it refreshes its announcement, so that a lost notification costs seconds, never an entry.
 * Sends themselves ask the store nothing.
 */
export class Announcements {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #self: string;
  readonly #wake: (queue: bigint | undefined) => void;
  /** Queues that other processes wait on, and until when. */
  readonly #waitedFor = new Map<string, number>();
  /** When this process last sent to a queue. */
  readonly #sent = new Map<bigint, number>();
  /** When this process last announced that it waits on a queue. */
  readonly #announced = new Map<bigint, number>();
  #subscription: Subscription | undefined;

  /** `wake` is called with the queue to look at again, or with undefined for all. */
  constructor(store: Store, clock: Clock, self: string, wake: (queue: bigint | undefined) => void) {
    this.#store = store;
    this.#clock = clock;
    this.#self = self;
    this.#wake = wake;
  }

  async open(): Promise<void> {
    this.#subscription = await this.#store.listen(
      channel,
      payload => this.#heard(payload),
      () => this.#wake(undefined),
    );
  }

  async close(): Promise<void> {
    await this.#subscription?.close();
  }

  /**
   * This process begins or goes on to wait on a queue. When it announces that, `wake` follows: an entry committed before the
   * announcement was heard by nobody.
   */
  waiting(queue: bigint): void {
    const now = this.#clock.elapsed();
    if (now - (this.#announced.get(queue) ?? Number.NEGATIVE_INFINITY) < announcementRefresh) return;
    prune(this.#announced, now - announcementLife);
    this.#announced.set(queue, now);
    void this.#notify('waiting', queue).then(() => this.#wake(queue));
  }

  /** This process has sent to a queue, and the entry is committed. */
  sent(queue: bigint): void {
    const now = this.#clock.elapsed();
    this.#sent.set(queue, now);
    if (this.#sent.size > 1000) prune(this.#sent, now - announcementLife);
    const until = this.#waitedFor.get(String(queue));
    if (until === undefined) return;
    if (until < now) this.#waitedFor.delete(String(queue));
    else void this.#notify('arrived', queue);
  }

  #heard(payload: string): void {
    const [process, event, queue] = payload.split(' ') as [string, string, string];
    if (process === this.#self) return;
    const id = BigInt(queue);
    if (event === 'arrived') {
      this.#wake(id);
      return;
    }
    const now = this.#clock.elapsed();
    this.#waitedFor.set(queue, now + announcementLife);
    if (now - (this.#sent.get(id) ?? Number.NEGATIVE_INFINITY) < announcementLife) void this.#notify('arrived', id);
  }

  /** A notification that cannot be sent is made good by the receivers' own refresh. */
  #notify(event: 'waiting' | 'arrived', queue: bigint): Promise<void> {
    return this.#store.notify(channel, `${this.#self} ${event} ${queue}`).catch(() => undefined);
  }
}

function prune(times: Map<bigint, number>, before: number): void {
  for (const [queue, time] of times) if (time < before) times.delete(queue);
}

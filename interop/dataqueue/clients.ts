/** A client of data queues: the scenarios are written once, against this, and every client goes through all of them. */
export interface QueueClient {
  /** A connection of its own, signed on. */
  signOn(user: string): Promise<QueueSession>;
  stop(): Promise<void>;
}

/** Queues are named `LIBRARY/NAME`. Calls that the host refuses throw Refused. */
export interface QueueSession {
  create(queue: string, attributes?: Partial<QueueAttributes & { readonly authority: string }>): Promise<void>;
  delete(queue: string): Promise<void>;
  attributes(queue: string, kind?: 'keyed'): Promise<QueueAttributes>;
  write(queue: string, data: Buffer | string, key?: Buffer): Promise<void>;
  read(queue: string, search?: Search): Promise<Entry | undefined>;
  peek(queue: string, search?: Search): Promise<Entry | undefined>;
  clear(queue: string, key?: Buffer): Promise<void>;
  /** Reads, waiting for ever, until `endOfWork` comes; what came before that. */
  consume(queue: string): Promise<Buffer[]>;
  /** Writes numbered entries, one after the other, until that fails; how many were acknowledged. */
  stream(queue: string, sender: number): Promise<number>;
  /** Another user of the same signed-on system, as another thread of the program would be. */
  share(): Promise<QueueSession>;
  close(): Promise<void>;
}

/** Tells one consumer that there is nothing more to come. */
export const endOfWork = Buffer.from([0xff]);

export interface QueueAttributes {
  readonly maximumLength: number;
  /** 0 when not keyed. */
  readonly keyLength: number;
  readonly lifo: boolean;
  readonly senderId: boolean;
  readonly force: boolean;
  readonly text: string;
}

export interface Search {
  /** Seconds; default 0. */
  readonly wait?: number;
  readonly key?: Buffer;
  readonly order?: SearchOrder;
}

export type SearchOrder = 'EQ' | 'NE' | 'LT' | 'LE' | 'GT' | 'GE';

export interface Entry {
  readonly data: Buffer;
  /** The data as the client shows it as text. */
  readonly text: string;
  readonly key: Buffer | undefined;
  /** `number/user/name` of the sender's job and its current user, when the queue keeps them. */
  readonly sender: { readonly job: string; readonly user: string } | undefined;
}

/** The host said no; `reason` in the client's own terms. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly reason: string;

  constructor(reason: string, text: string) {
    super(`${reason}: ${text}`);
    this.reason = reason;
  }
}

/** User profiles of the hosts that clients are tested on, and their passwords. */
export const users = { ALICE: 'wonderland1', BOB: 'builder2' } as const;

import type { NewObject, ObjectDescription } from '../objects/object.ts';

export type Sequence = '*FIFO' | '*LIFO' | '*KEYED';

/** How the key of an entry must compare to the search key of a receive. */
export type KeyOrder = 'EQ' | 'NE' | 'LT' | 'LE' | 'GT' | 'GE';

/** The attributes that CRTDTAQ gives a data queue. */
export interface DataQueueAttributes {
  /** Bytes of the longest entry, 1 to 64512. */
  readonly maximumLength: number;
  readonly sequence: Sequence;
  /** Bytes, 1 to 256 for a keyed queue, else 0. */
  readonly keyLength: number;
  /** SENDERID(*YES): each entry carries who sent it. */
  readonly senderId: boolean;
  /** FORCE(*YES): a send or receive is acknowledged only when it is on disk. */
  readonly force: boolean;
  /** AUTORCL(*YES). */
  readonly autoReclaim: boolean;
  /** SIZE: the most entries that it holds; null: as many as there is storage for. */
  readonly maximumEntries?: number | null;
}

export type DataQueueDescription = ObjectDescription & DataQueueAttributes;

export interface NewDataQueue extends DataQueueAttributes {
  readonly name: string;
  /** A library name or `*CURLIB`. */
  readonly library: string;
  readonly text?: string;
  readonly authority?: NonNullable<NewObject['authority']>;
}

export interface Entry {
  readonly data: Buffer;
  /** Empty when the queue is not keyed. */
  readonly key: Buffer;
  /** Job name(10) user(10) number(6), current profile(10), as text; empty when the queue does not keep it. */
  readonly sender: string;
}

export interface Receive {
  /** Search key; absent for a queue that is not keyed. */
  readonly key?: { readonly bytes: Uint8Array; readonly order: KeyOrder };
  /** Seconds to wait for an entry; 0 does not wait, negative waits for ever. */
  readonly wait: number;
  /** Leaves the entry where it is. */
  readonly peek: boolean;
}

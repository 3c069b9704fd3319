import type { Entry, Receive } from '../../system/data-queues/data-queue.ts';
import type { JobId } from '../../system/jobs/job.ts';
import type { Replacement } from '../../system/messages/catalogue.ts';
import type { Message } from '../../system/messages/message.ts';
import type { ObjectName } from '../definition/job.ts';

/*
 * What the host and the threads that run programs say to each other. One call at a time per thread.
 */

/** Storage as it crosses: an array of its own, so that nothing of the host's memory goes with it. */
export type StorageCopy = Uint8Array<ArrayBuffer> | undefined;

export interface JobFacts {
  readonly id: JobId;
  readonly user: string;
  readonly ccsid: number;
  readonly program: { readonly name: string; readonly library: string };
}

export interface Call {
  readonly kind: 'call';
  /** URL of the program's file. */
  readonly module: string;
  /** Name of an exported procedure; undefined for a program. */
  readonly procedure: string | undefined;
  readonly storage: readonly StorageCopy[];
  readonly job: JobFacts;
}

/** A file that a program was loaded from, and what tells this version of it from another. */
export type LoadedFile = readonly [path: string, stamp: string];

export interface Returned {
  readonly kind: 'returned';
  readonly storage: readonly StorageCopy[];
  readonly value: number;
  readonly errno: number;
  /** All files behind the module, the program's own among them. */
  readonly files: readonly LoadedFile[];
}

export interface Failed {
  readonly kind: 'failed';
  readonly error: Failure;
  readonly files: readonly LoadedFile[];
  /** False when the module could not be loaded: this thread will not try again. */
  readonly loaded: boolean;
}

export type Outcome = Returned | Failed;

/** An error as it crosses between threads. */
export type Failure =
  | {
      readonly kind: 'escape';
      readonly id: string;
      readonly replacements: readonly Replacement[];
      readonly sent: Message | undefined;
      readonly diagnostics: readonly Message[];
      /** Of one that the host reported for a request: the request, so that the host knows its own error again. */
      readonly request: number | undefined;
    }
  | { readonly kind: 'error'; readonly text: string; readonly stack: string };

/** A line for the job log. */
export interface Note {
  readonly kind: 'note';
  readonly type: 'informational' | 'diagnostic' | 'completion';
  readonly what: string | { readonly id: string; readonly replacements: readonly Replacement[] };
}

/** What a program can ask of the host, by name: arguments and result. */
export interface Operations {
  run: (command: string) => Message[];
  call: (program: ObjectName, storage: readonly StorageCopy[]) => readonly StorageCopy[];
  sendEntry: (queue: ObjectName, data: Uint8Array, key: Uint8Array | undefined) => void;
  receiveEntry: (queue: ObjectName, receive: Receive) => Entry | undefined;
  clearQueue: (queue: ObjectName, key: Uint8Array | undefined) => void;
  readArea: (area: ObjectName) => string;
  writeArea: (area: ObjectName, value: string) => void;
}

export type Operation = keyof Operations;

export interface Request<O extends Operation = Operation> {
  readonly kind: 'request';
  readonly request: number;
  readonly operation: O;
  readonly arguments: Parameters<Operations[O]>;
}

export type Answer = { readonly kind: 'answer'; readonly request: number } & (
  | { readonly value: unknown }
  | { readonly error: Failure }
);

export type ToWorker = Call | Answer | { readonly kind: 'ping' };
export type FromWorker = Outcome | Request | Note | { readonly kind: 'pong' };

/** Storage for another thread. */
export function copies(storage: readonly (Uint8Array | undefined)[]): StorageCopy[] {
  return storage.map(one => (one === undefined ? undefined : Uint8Array.from(one)));
}

/** What of it can be handed over instead of being copied again. */
export function buffers(storage: readonly StorageCopy[]): ArrayBuffer[] {
  return storage.flatMap(one => (one === undefined ? [] : [one.buffer]));
}

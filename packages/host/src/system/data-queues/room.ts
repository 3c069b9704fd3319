import type { Job } from '../jobs/job.ts';
import type { QualifiedName } from '../objects/object.ts';
import type { DataQueueDescription, Entry, NewDataQueue, Receive } from './data-queue.ts';

/**
 * The data queues of the system. Every method checks the authority of the job's current user and throws the escape messages
 * of IBM i: those of `Objects`, CPF9501/9502/9506 when key and queue do not fit, CPF2498 for an entry of wrong length.
 */
export interface DataQueues {
  create(job: Job, queue: NewDataQueue): Promise<void>;
  delete(job: Job, name: QualifiedName): Promise<void>;
  describe(job: Job, name: QualifiedName): Promise<DataQueueDescription>;
  /** Resolves when the entry is in the queue (with FORCE(*YES): on disk). `data` is kept, and must not change any more. */
  send(job: Job, name: QualifiedName, data: Uint8Array, key?: Uint8Array): Promise<void>;
  /** The entry found, or undefined when there was none within the wait time or `signal` ended the wait. */
  receive(job: Job, name: QualifiedName, receive: Receive, signal?: AbortSignal): Promise<Entry | undefined>;
  /** Removes all entries, or those with exactly this key. */
  clear(job: Job, name: QualifiedName, key?: Uint8Array): Promise<void>;
}

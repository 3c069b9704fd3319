import type { Job } from '../jobs/job.ts';
import type { Message } from '../messages/message.ts';
import type { NewObject, ObjectDescription, QualifiedName, Requester } from '../objects/object.ts';

/** How its user hears of a message that arrives. */
export type Delivery = '*HOLD' | '*BREAK' | '*NOTIFY' | '*DFT';

export interface MessageQueueAttributes {
  readonly delivery: Delivery;
  /** Messages of at least this severity, 0 to 99, interrupt the user. */
  readonly severity: number;
  /** FORCE(*YES): a message is on disk before its sender goes on. */
  readonly force: boolean;
}

export interface MessageQueueDescription extends ObjectDescription, MessageQueueAttributes {
  readonly messages: number;
}

export interface NewMessageQueue extends Partial<MessageQueueAttributes> {
  readonly name: string;
  /** A library name or `*CURLIB`. */
  readonly library: string;
  readonly text?: string;
  readonly authority?: NonNullable<NewObject['authority']>;
}

/** Who sent a message. */
export interface Sender {
  readonly job: Job['id'];
  /** The job's current user. */
  readonly profile: string;
  readonly program: string;
}

/** A message on a message queue. */
export interface QueuedMessage {
  /** The message reference key: 1 to 4294967295, unique in its queue, in order of arrival; 4 bytes on every interface. */
  readonly key: number;
  readonly message: Message;
  readonly sender: Sender;
  /** Milliseconds since 1970 UTC. */
  readonly sent: number;
  readonly state: 'new' | 'old';
  /** Of an inquiry and of the sender's copy of it: `none` for other types. */
  readonly reply: 'none' | 'awaited' | 'given';
  /** Of a reply: the key of the sender's copy in the same queue. Of an inquiry's copy: 0. */
  readonly replyTo: number;
}

/** What a receive looks for: MSGTYPE of RCVMSG and QMHRCVM. */
export type Wanted =
  | '*ANY'
  | '*COMP'
  | '*COPY'
  | '*DIAG'
  | '*FIRST'
  | '*INFO'
  | '*INQ'
  | '*LAST'
  | '*NEXT'
  | '*PRV'
  | '*RPY';

export interface Receive {
  readonly wanted: Wanted;
  /** Required for *COPY, *NEXT and *PRV; not allowed for *FIRST and *LAST. For *RPY the key of the sender's copy. */
  readonly key?: number;
  /** Seconds; 0 does not wait, negative waits for ever. Only a receive without key, and one of *RPY, waits. */
  readonly wait: number;
  /** What becomes of the message in the queue: it is removed, counts as old from now on, or stays as it is. */
  readonly action: '*REMOVE' | '*OLD' | '*SAME';
}

export interface Sent {
  /** Of each queue, in the order in which they were named. */
  readonly keys: readonly number[];
  /** Of an inquiry: the key of the sender's copy in the reply queue. */
  readonly copyKey: number | undefined;
}

/** What DSPMSG, WRKMSG and QMHLSTM select. */
export interface Selection {
  readonly order: 'newest-first' | 'oldest-first';
  /** Where to start; undefined at the newest or oldest. */
  readonly from?: number;
  readonly severity?: number;
  readonly types?: readonly ('inquiry-needs-reply' | 'copy-needs-reply' | 'other')[];
  readonly limit?: number;
}

/**
 * The message queues of the system. Throws CPF2403 not found, CPF2408 not authorized to the queue, CPF2401 to its library, CPF9870 exists,
 * CPF2410 no message with this key, CPF24AF a key that does not go with what is wanted.
 */
export interface MessageQueues {
  create(job: Requester, queue: NewMessageQueue): Promise<void>;
  delete(job: Requester, name: QualifiedName): Promise<void>;
  describe(job: Requester, name: QualifiedName): Promise<MessageQueueDescription>;
  /** CHGMSGQ. */
  change(
    job: Requester,
    name: QualifiedName,
    attributes: Partial<MessageQueueAttributes> & { readonly text?: string },
  ): Promise<void>;
  /**
   * Puts a message onto up to 50 queues, all or none. An inquiry goes to one queue and leaves a sender's copy on `replyQueue` (by default
   * the user's own), where the reply will arrive. CPF2469 when it cannot be sent.
   */
  send(
    job: Requester,
    to: readonly QualifiedName[],
    message: Message,
    options?: { readonly replyQueue?: QualifiedName; readonly program?: string },
  ): Promise<Sent>;
  /** The message found, or undefined when there was none within the wait time or `signal` or the job's end ended the wait. */
  receive(job: Job, name: QualifiedName, receive: Receive, signal?: AbortSignal): Promise<QueuedMessage | undefined>;
  /**
   * Answers an inquiry, in the queue where it arrived. CPF2410 no such message, CPF2420 answered before, CPF2432 not an inquiry.
   * `remove` takes the inquiry (and with it the reply) off this queue.
   */
  reply(
    job: Requester,
    name: QualifiedName,
    key: number,
    text: string,
    options?: { readonly remove: boolean },
  ): Promise<void>;
  /** RMVMSG: one message, or those of a kind. Returns how many. An unanswered inquiry is answered with its default reply. */
  remove(
    job: Requester,
    name: QualifiedName,
    which: { readonly key: number } | '*ALL' | '*KEEPUNANS' | '*NEW' | '*OLD',
  ): Promise<number>;
  list(job: Requester, name: QualifiedName, selection: Selection): Promise<QueuedMessage[]>;
  /**
   * Calls `arrived` for each message that reaches the queue in whichever process, from now on until the returned function is called: what
   * *BREAK and *NOTIFY delivery need. Needs the authority of a receive.
   */
  watch(job: Requester, name: QualifiedName, arrived: (message: QueuedMessage) => void): Promise<() => void>;
}

import type { Inputs, Outputs, Parameters } from '@bigiron/wire/program/index';
import type { Entry, KeyOrder } from '../../system/data-queues/data-queue.ts';
import type { JobId } from '../../system/jobs/job.ts';
import type { Message } from '../../system/messages/message.ts';
import type { MessageReference } from './escape.ts';

/** `NAME` along the library list, or `LIBRARY/NAME`. */
export type ObjectName = string;

/** Text is sent in the CCSID of the job, bytes as they are. */
export type Data = string | Uint8Array;

/**
 * The job in which a program runs. Everything happens under the authority of the job's current user; what IBM i refuses is
 * thrown as an `Escape` with its message id. Valid until the program returns.
 */
export interface ProgramJob {
  readonly id: JobId;
  /** The current user. */
  readonly user: string;
  readonly ccsid: number;
  /** The program that runs. */
  readonly program: { readonly name: string; readonly library: string };

  /** Messages to the job log; clients that asked for messages see them. */
  inform(message: string | MessageReference): void;
  diagnose(message: string | MessageReference): void;
  complete(message: string | MessageReference): void;

  /** Runs a CL command; resolves to the messages it sent. */
  run(command: string): Promise<Message[]>;
  /**
   * Calls another program: its parameters as that program declares them, the values of its input, and back come the values of
   * its output.
   */
  call<P extends Parameters>(program: ObjectName, parameters: P, values: Inputs<P>): Promise<CallOutputs<P>>;
  dataQueue(name: ObjectName): ProgramDataQueue;
  dataArea(name: ObjectName): ProgramDataArea;
}

/** What a called program has left in its output parameters. */
export type CallOutputs<P extends Parameters> = {
  [K in keyof Outputs<P>]-?: P[K] extends { read(from: never): infer T } ? T : never;
};

export interface ProgramDataQueue {
  send(data: Data, key?: Data): Promise<void>;
  /** `wait` in seconds: 0 (the default) does not wait, negative waits for ever. undefined when there was no entry. */
  receive(options?: {
    readonly wait?: number;
    readonly key?: Data;
    /** Default EQ. */
    readonly order?: KeyOrder;
    readonly peek?: boolean;
  }): Promise<ReceivedEntry | undefined>;
  clear(key?: Data): Promise<void>;
}

export interface ReceivedEntry extends Entry {
  /** The data as text of the job's CCSID. */
  readonly text: string;
}

export interface ProgramDataArea {
  /** A decimal as text, a logical as `1` or `0`; character values keep their trailing blanks. */
  read(): Promise<string>;
  write(value: string): Promise<void>;
}

import type { Limits } from '../connection/limits.ts';
import { Turns } from '../connection/turns.ts';
import { Caller, type CallerOptions } from './caller.ts';
import type { CommandServer } from './server.ts';

/**
 * One job of the host: commands and programs run in it one after the other, and its library list, QTEMP and locks are its own. When its
 * connection breaks the job is gone, and further calls fail with ConnectionError.
 */
export class Job extends Caller implements AsyncDisposable {
  readonly #server: CommandServer;
  readonly #turns = new Turns(1);

  constructor(server: CommandServer, options: CallerOptions) {
    super(options);
    this.#server = server;
  }

  /** `number/user/name`; empty when the host does not tell. */
  get name(): string {
    return this.#server.job;
  }

  /** CCSID of names and text in this job. */
  get ccsid(): number {
    return this.#server.charset.ccsid;
  }

  /** False when the job has ended. */
  get usable(): boolean {
    return this.#server.usable;
  }

  /** Ends the job, after the call under way. */
  close(): Promise<void> {
    return this.#server.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Calls `listener` when the job has ended, whatever the reason. */
  onClosed(listener: () => void): void {
    this.#server.onClosed(listener);
  }

  override async inJob<R>(limits: Limits, work: (server: CommandServer) => Promise<R>): Promise<R> {
    const turn = this.#turns.take(limits);
    if (turn !== undefined) await turn;
    try {
      return await work(this.#server);
    } finally {
      this.#turns.give();
    }
  }
}

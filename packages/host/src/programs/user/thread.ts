import { Worker } from 'node:worker_threads';
import { BigironError } from '@bigiron/wire/errors';
import {
  buffers,
  type Call,
  type FromWorker,
  type LoadedFile,
  type Note,
  type Outcome,
  type Request,
} from '../worker/protocol.ts';
import { failureOf } from './messages.ts';

/** What a program asks for while it runs. */
export interface Attendant {
  /** Does what was asked; what it throws reaches the program. */
  request(request: Request): Promise<unknown>;
  note(note: Note): void;
}

/** The thread ended under a call: it crashed, exceeded its memory, or was ended. */
export class ThreadEnded extends BigironError {
  override readonly name = 'ThreadEnded';

  constructor(cause: unknown) {
    const why = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    super(why, { code: 'thread-ended', layer: 'room', fault: 'caller', cause });
  }
}

export interface ThreadOptions {
  /** Megabytes that the programs of one thread may use. */
  readonly memory: number;
}

/** One thread for programs, seen from the host. Runs one call at a time. */
export class ProgramThread {
  readonly #worker: Worker;
  /** The files behind each module as they were when it was loaded. */
  readonly modules = new Map<string, readonly LoadedFile[]>();
  #attendant: Attendant | undefined;
  #settle: { resolve(outcome: Outcome): void; reject(error: Error): void } | undefined;
  #pinged = false;
  ended = false;

  constructor({ memory }: ThreadOptions, onEnd: () => void) {
    this.#worker = new Worker(new URL('../worker/main.js', import.meta.url), {
      env: environment(),
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: { maxOldGenerationSizeMb: memory },
      stdout: true,
      stderr: true,
    });
    this.#worker.unref();
    let cause: unknown;
    this.#worker.on('message', (message: FromWorker) => {
      try {
        this.#received(message);
      } catch (error) {
        // A program reached for the port and said what its thread never does.
        cause = error;
        void this.end();
      }
    });
    this.#worker.on('error', error => {
      cause = error;
    });
    this.#worker.on('exit', code => {
      this.ended = true;
      this.#settle?.reject(new ThreadEnded(cause ?? `it ended with exit code ${code}`));
      onEnd();
    });
  }

  /** Throws ThreadEnded when the thread does not survive the call. */
  call(call: Call, attendant: Attendant): Promise<Outcome> {
    if (this.ended) return Promise.reject(new ThreadEnded('it had ended before'));
    this.#attendant = attendant;
    const outcome = new Promise<Outcome>((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.#worker.ref();
    this.#worker.postMessage(call, buffers(call.storage));
    return outcome.finally(() => {
      this.#worker.unref();
      this.#attendant = undefined;
      this.#settle = undefined;
    });
  }

  /** False when the thread has not answered since the last time: the program does not let go of it. */
  ping(): boolean {
    if (this.#pinged) return false;
    this.#pinged = true;
    this.#worker.postMessage({ kind: 'ping' });
    return true;
  }

  async end(): Promise<void> {
    this.ended = true;
    await this.#worker.terminate();
  }

  #received(message: FromWorker): void {
    switch (message.kind) {
      case 'pong':
        this.#pinged = false;
        return;
      case 'note':
        this.#attendant?.note(message);
        return;
      case 'request':
        void this.#answer(message);
        return;
      default:
        this.#settle?.resolve(message);
    }
  }

  async #answer(request: Request): Promise<void> {
    const { request: number } = request;
    const answer = await this.#attendant?.request(request).then(
      value => ({ value }),
      (error: unknown) => ({ error: failureOf(error) }),
    );
    if (answer !== undefined && !this.ended) this.#worker.postMessage({ kind: 'answer', request: number, ...answer });
  }
}

/** The host's own settings, passwords among them, are none of a program's business. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('BIGIRON_')));
}

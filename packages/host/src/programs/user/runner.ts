import { pathToFileURL } from 'node:url';
import type { Clock } from '../../system/clock.ts';
import type { Job } from '../../system/jobs/job.ts';
import type { Catalogue } from '../../system/messages/catalogue.ts';
import { EscapeError } from '../../system/messages/message.ts';
import type { ProgramFile } from '../directory/listing.ts';
import type { Returned as ProcedureResult, Storage } from '../room.ts';
import { type Call, copies, type Failure, type Outcome, type Request } from '../worker/protocol.ts';
import { escapeOf, noteMessage, threadEnded } from './messages.ts';
import type { ThreadPool } from './pool.ts';
import { type Reach, requestHandlers } from './requests.ts';
import type { ProgramThread } from './thread.ts';

/** Programs that call each other deeper than this are taken for an endless recursion; each level holds a thread. */
const deepest = 32;

export interface RunnerCollaborators {
  readonly pool: ThreadPool;
  readonly clock: Clock;
  readonly messages: Catalogue;
  readonly reach: Reach;
  /** Milliseconds that a program may compute without giving way (`await`) before it counts as a loop and is ended. */
  readonly loop: number;
}

/** Runs the programs written in TypeScript and JavaScript. */
export class UserProgramRunner {
  readonly #with: RunnerCollaborators;
  readonly #handlers: ReturnType<typeof requestHandlers>;
  readonly #depths = new WeakMap<Job, number>();

  constructor(collaborators: RunnerCollaborators) {
    this.#with = collaborators;
    this.#handlers = requestHandlers(collaborators.reach);
  }

  /** As `Program.call` and `ServiceProgram.call`. */
  async call(
    job: Job,
    file: ProgramFile,
    procedure: string | undefined,
    storage: readonly Storage[],
  ): Promise<ProcedureResult> {
    const { messages, pool } = this.#with;
    const depth = this.#depths.get(job) ?? 0;
    if (depth >= deepest) throw messages.escape('CPF9898', [`Programs call each other more than ${deepest} deep`]);
    const module = pathToFileURL(file.path).href;
    const thread = await pool.take(module, depth > 0);
    this.#depths.set(job, depth + 1);
    try {
      const { outcome, reported } = await this.#run(job, file, thread, {
        kind: 'call',
        module,
        procedure,
        storage: copies(storage),
        job: {
          id: job.id,
          user: job.profile.name,
          ccsid: job.defaultCcsid,
          program: { name: file.name, library: file.library },
        },
      });
      thread.modules.set(module, outcome.files);
      if (outcome.kind === 'failed') {
        if (!outcome.loaded) void thread.end();
        throw reported.get(requestOf(outcome.error)) ?? escapeOf(outcome.error, job, file, messages);
      }
      for (const [i, one] of outcome.storage.entries()) if (one) storage[i]?.set(one);
      return { value: outcome.value, errno: outcome.errno };
    } finally {
      this.#depths.set(job, (this.#depths.get(job) ?? 1) - 1);
      pool.give(thread);
    }
  }

  /** The outcome, and with which errors requests of the program failed: it may end with one of them. */
  async #run(
    job: Job,
    file: ProgramFile,
    thread: ProgramThread,
    call: Call,
  ): Promise<{ outcome: Outcome; reported: ReadonlyMap<number | undefined, EscapeError> }> {
    const over = new AbortController();
    const reported = new Map<number | undefined, EscapeError>();
    let why: string | undefined;
    const end = (reason: string) => {
      why = reason;
      void thread.end();
    };
    const jobEnds = () => end('its job ends');
    const stopWatch = this.#watch(thread, () => end('it did not give way'));
    if (job.ending.aborted) jobEnds();
    else job.ending.addEventListener('abort', jobEnds, { once: true });
    try {
      const outcome = await thread.call(call, {
        request: request => this.#request(job, over.signal, request, reported),
        note: note => void job.log.send(noteMessage(note, this.#with.messages), file.name),
      });
      return { outcome, reported };
    } catch (error) {
      throw threadEnded(why ?? (error as Error).message, job, file, this.#with.messages);
    } finally {
      stopWatch();
      job.ending.removeEventListener('abort', jobEnds);
      over.abort();
    }
  }

  /** Calls `stuck` when the thread has not been able to answer for the time that a loop is given. */
  #watch(thread: ProgramThread, stuck: () => void): () => void {
    const { clock, loop } = this.#with;
    let stop = clock.after(loop, look);
    function look(): void {
      if (thread.ping()) stop = clock.after(loop, look);
      else stuck();
    }
    return () => stop();
  }

  async #request(
    job: Job,
    signal: AbortSignal,
    { request, operation, arguments: args }: Request,
    reported: Map<number | undefined, EscapeError>,
  ): Promise<unknown> {
    const handler = this.#handlers[operation] as (
      job: Job,
      signal: AbortSignal,
      ...args: unknown[]
    ) => Promise<unknown>;
    try {
      if (!Object.hasOwn(this.#handlers, operation)) throw new TypeError(`There is no operation ${String(operation)}`);
      return await handler(job, signal, ...args);
    } catch (error) {
      if (error instanceof EscapeError) reported.set(request, error);
      throw error;
    }
  }
}

function requestOf(error: Failure): number | undefined {
  return error.kind === 'escape' ? error.request : undefined;
}

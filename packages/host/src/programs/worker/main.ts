/** The thread in which programs run: loads them, hands them their parameters, brings back what they gave. */
import { parentPort } from 'node:worker_threads';
import { loadCharset } from '@bigiron/wire/ccsid/index';
import { readParameters, writeParameters } from '../definition/binding.ts';
import { Escape, message } from '../definition/escape.ts';
import type { ProgramJob } from '../definition/job.ts';
import { definition, type ProcedureDefinition, type ProgramDefinition } from '../definition/program.ts';
import { openConsole } from './console.ts';
import { failure, thrown } from './failure.ts';
import { type Host, programJob } from './job.ts';
import { openModules } from './modules.ts';
import {
  type Answer,
  buffers,
  type Call,
  type FromWorker,
  type Operation,
  type Outcome,
  type ToWorker,
} from './protocol.ts';

const port = parentPort!;
const modules = openModules();
const open = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
let lastRequest = 0;
/** Counts calls, so that what a program does after its end is not taken for the next one's doing. */
let current = 0;

port.on('message', (received: ToWorker) => {
  if (received.kind === 'ping') send({ kind: 'pong' });
  else if (received.kind === 'answer') settle(received);
  else void run(received).then(outcome => finish(outcome));
});
openConsole(note => send({ kind: 'note', ...note }));

function send(what: FromWorker): void {
  port.postMessage(what);
}

/** The storage that came with the call goes back with its outcome. */
function finish(outcome: Outcome): void {
  port.postMessage(outcome, outcome.kind === 'returned' ? buffers(outcome.storage) : []);
}

async function run(call: Call): Promise<Outcome> {
  const host = hostOf(++current);
  let loaded = false;
  try {
    const exports = await modules.load(call.module);
    loaded = true;
    const found = entryOf(exports, call);
    const text = await loadCharset(call.job.ccsid);
    const storage = call.storage.map(one => one && Buffer.from(one.buffer, one.byteOffset, one.length));
    const values = readParameters(found.parameters, storage, text);
    const body = found.body as (values: unknown, job: ProgramJob) => unknown;
    const given = await body(values, programJob(call.job, text, host));
    const { returns, errno, results } =
      call.procedure === undefined ? { returns: 0, errno: 0, results: given } : split(given);
    writeParameters(found.parameters, storage, results, text);
    const files = modules.files(call.module);
    return { kind: 'returned', storage: call.storage, value: returns, errno, files };
  } catch (error) {
    return { kind: 'failed', error: failure(error), files: modules.files(call.module), loaded };
  } finally {
    current++;
    open.clear();
  }
}

function entryOf(exports: Record<string, unknown>, { procedure, job }: Call): ProgramDefinition | ProcedureDefinition {
  const found =
    procedure === undefined ? definition(exports.default, 'program') : definition(exports[procedure], 'procedure');
  if (found !== undefined) return found;
  const { library, name } = job.program;
  if (procedure !== undefined) throw new Escape(message('CPF226E', `procedure ${procedure} of ${library}/${name}`));
  throw new Escape(`${library}/${name} does not export a program by default`);
}

/** What a procedure gave back: its integer, and its output parameters. */
function split(given: unknown): { returns: number; errno: number; results: unknown } {
  if (typeof given === 'number') return { returns: given, errno: 0, results: undefined };
  const { returns = 0, errno = 0, ...results } = (given ?? {}) as { returns?: number; errno?: number };
  return { returns, errno, results };
}

function hostOf(call: number): Host {
  const over = () => current !== call;
  return {
    note: note => {
      if (!over()) send({ kind: 'note', ...note });
    },
    request: (operation: Operation, ...args: unknown[]) =>
      new Promise<never>((resolve, reject) => {
        if (over()) throw new Error('The program has returned; its job can no longer be used');
        const request = ++lastRequest;
        open.set(request, { resolve: resolve as (value: unknown) => void, reject });
        send({ kind: 'request', request, operation, arguments: args as never });
      }),
  };
}

function settle(answer: Answer): void {
  const waiting = open.get(answer.request);
  open.delete(answer.request);
  if ('error' in answer) waiting?.reject(thrown(answer.error, answer.request));
  else waiting?.resolve(answer.value);
}

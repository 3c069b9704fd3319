import type { DataQueue, DataQueueEntry, Host } from '@bigiron/client';
import { type Call, type Command, type ExitStatus, exitStatus, flag, integer, text, UsageError } from '../command.ts';
import { connectionOptions, withHost } from '../connecting.ts';

const orders = ['EQ', 'NE', 'LT', 'LE', 'GT', 'GE'] as const;

export const dtaq: Command = {
  summary: 'Send and receive data queue entries.',
  usage: [
    'send LIB/QUEUE TEXT [--key K]',
    'receive LIB/QUEUE [--wait S] [--key K --order GE] [--json]',
    'peek LIB/QUEUE [--key K --order GE] [--json]',
    'clear LIB/QUEUE [--key K]',
    'create LIB/QUEUE [--length N] [--lifo | --key-length N] [--force] [--sender-id]',
    'delete LIB/QUEUE',
  ].join('\n'),
  options: {
    ...connectionOptions,
    key: { type: 'string', argument: 'K', help: 'key of the entry, or search key' },
    order: {
      type: 'string',
      argument: 'ORDER',
      help: `how the entry's key must compare to --key: ${orders.join(' ')}`,
    },
    wait: { type: 'string', argument: 'S', help: 'seconds to wait for an entry; -1 waits for ever; default 0' },
    json: { type: 'boolean', help: 'print the entry as JSON' },
    length: { type: 'string', argument: 'N', help: 'longest entry of a new queue, in bytes; default 1000' },
    'key-length': { type: 'string', argument: 'N', help: 'makes the new queue a keyed one' },
    lifo: { type: 'boolean', help: 'the new queue gives up its newest entry first' },
    force: { type: 'boolean', help: 'the new queue acknowledges only what is on disk' },
    'sender-id': { type: 'boolean', help: 'entries of the new queue carry who sent them' },
  },
  async run(call) {
    const [action, name, data] = call.operands;
    const run = action === undefined ? undefined : actions[action];
    if (run === undefined) throw new UsageError(`what to do? ${Object.keys(actions).join(', ')}`);
    const [library, queue] = (name ?? '').split('/');
    if (!library || !queue) throw new UsageError('which queue? Name it as LIB/QUEUE');
    return withHost(call, host => run(host.dataQueue(library, queue), call, data, host));
  },
};

type Action = (queue: DataQueue, call: Call, data: string | undefined, host: Host) => Promise<ExitStatus>;

const actions: Readonly<Record<string, Action>> = {
  async send(queue, call, data) {
    if (data === undefined) throw new UsageError('what is to be sent? Give the text behind the queue');
    await queue.send(data, keyOf(call));
    return exitStatus.done;
  },
  receive: async (queue, call) => show(call, await queue.receive({ ...search(call), wait: wait(call) })),
  peek: async (queue, call) => show(call, await queue.peek(search(call))),
  async clear(queue, call) {
    await queue.clear(keyOf(call));
    return exitStatus.done;
  },
  async create(queue, call) {
    const keyLength = integer(call, 'key-length', 1, 256);
    const maximumLength = integer(call, 'length', 1, 64_512);
    await queue.create({
      ...(maximumLength === undefined ? {} : { maximumLength }),
      sequence: keyLength !== undefined ? { keyLength } : flag(call, 'lifo') ? 'LIFO' : 'FIFO',
      force: flag(call, 'force'),
      senderId: flag(call, 'sender-id'),
    });
    return exitStatus.done;
  },
  async delete(queue) {
    await queue.delete();
    return exitStatus.done;
  },
};

function keyOf(call: Call): { key?: string } {
  const key = text(call, 'key');
  return key === undefined ? {} : { key };
}

function search(call: Call): { key?: string; order?: (typeof orders)[number] } {
  const order = text(call, 'order')?.toUpperCase();
  if (order === undefined) return keyOf(call);
  if (!orders.includes(order as (typeof orders)[number])) throw new UsageError(`--order is one of ${orders.join(' ')}`);
  if (text(call, 'key') === undefined) throw new UsageError('--order goes with --key');
  return { ...keyOf(call), order: order as (typeof orders)[number] };
}

function wait(call: Call): number {
  const seconds = integer(call, 'wait', -1, 99_999) ?? 0;
  return seconds < 0 ? Number.POSITIVE_INFINITY : seconds;
}

/** An empty queue is no failure of the call, but scripts must see it: status 1, nothing printed. */
function show(call: Call, entry: DataQueueEntry | undefined): ExitStatus {
  if (entry === undefined) return exitStatus.refused;
  if (!flag(call, 'json')) call.terminal.out(entry.text);
  else {
    const { text: shown, data, key, sender } = entry;
    call.terminal.out(
      JSON.stringify({ text: shown, data: data.toString('base64'), key: key?.toString('base64'), sender }),
    );
  }
  return exitStatus.done;
}

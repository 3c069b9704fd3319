import { charset } from '@bigiron/wire/ccsid/index';
import { WireError } from '@bigiron/wire/errors';
import {
  AttributesExchanged,
  AttributesReply,
  ClearQueue,
  CreateQueue,
  DeleteQueue,
  EntryReply,
  ExchangeAttributes,
  PublicAuthority,
  QueueType,
  ReadEntry,
  RequestAttributes,
  Result,
  ReturnCode,
  SearchOrder,
  WriteEntry,
} from '@bigiron/wire/hostserver/dataqueue/index';
import { type Exchange, type Handler, on } from '../../hostserver/handler.ts';
import type { Served } from '../../hostserver/server.ts';
import { Authority } from '../../system/authority/rights.ts';
import type { NewDataQueue, Receive, Sequence } from '../../system/data-queues/data-queue.ts';
import type { DataQueueRooms } from './service.ts';

type State = Served<undefined>;

/** Sender information of a queue that keeps none. */
const noSender = Buffer.alloc(36, 0x40);
const ok = { returnCode: ReturnCode.ok };

export function handlers({ dataQueues, release }: DataQueueRooms): Handler<State>[] {
  return [
    on(ExchangeAttributes, (_, exchange: Exchange<State>) =>
      exchange.reply(AttributesExchanged, { returnCode: ReturnCode.ok, version: release, level: 0 }),
    ),

    on(RequestAttributes, async (request, exchange: Exchange<State>) => {
      const queue = await dataQueues.describe(exchange.state.job, nameOf(request));
      return exchange.reply(AttributesReply, {
        returnCode: ReturnCode.ok,
        maximumLength: queue.maximumLength,
        senderId: queue.senderId,
        type: typeCode[queue.sequence] & 0x0f,
        keyLength: queue.keyLength,
        force: queue.force,
        text: queue.text,
      });
    }),

    on(
      ReadEntry,
      async (request, exchange: Exchange<State>) => {
        const entry = await dataQueues.receive(
          exchange.state.job,
          nameOf(request),
          receiveOf(request),
          exchange.signal,
        );
        if (entry === undefined) return exchange.reply(Result, { returnCode: ReturnCode.noEntry });
        return exchange.reply(EntryReply, {
          returnCode: ReturnCode.ok,
          sender: entry.sender === '' ? noSender : charset(37).encode(entry.sender),
          entry: entry.data,
          ...(entry.key.length > 0 ? { key: entry.key } : {}),
        });
      },
      { mayBeOvertaken: request => request.wait !== 0 },
    ),

    on(CreateQueue, async (request, exchange: Exchange<State>) => {
      await dataQueues.create(exchange.state.job, newQueue(request));
      return exchange.reply(Result, ok);
    }),

    on(DeleteQueue, async (request, exchange: Exchange<State>) => {
      await dataQueues.delete(exchange.state.job, nameOf(request));
      return exchange.reply(Result, ok);
    }),

    on(WriteEntry, async (request, exchange: Exchange<State>) => {
      await dataQueues.send(
        exchange.state.job,
        nameOf(request),
        request.entry,
        request.keyed ? request.key : undefined,
      );
      return request.wantReply ? exchange.reply(Result, ok) : undefined;
    }),

    on(ClearQueue, async (request, exchange: Exchange<State>) => {
      await dataQueues.clear(exchange.state.job, nameOf(request), request.keyed ? request.key : undefined);
      return exchange.reply(Result, ok);
    }),
  ];
}

const typeCode: Readonly<Record<Sequence, number>> = {
  '*FIFO': QueueType.fifo,
  '*LIFO': QueueType.lifo,
  '*KEYED': QueueType.keyed,
};

function nameOf({ queue, library }: { queue: string; library: string }): { name: string; library: string } {
  return { name: queue, library };
}

function receiveOf({
  keyed,
  key,
  order,
  wait,
  peek,
}: {
  keyed: boolean;
  key?: Uint8Array | undefined;
  order: string;
  wait: number;
  peek: boolean;
}): Receive {
  if (!keyed) return { wait, peek };
  const search = SearchOrder.find(one => one === order);
  if (search === undefined || key === undefined) {
    throw new WireError(
      'bad-value',
      `a keyed read with search order ${JSON.stringify(order)} and ${key === undefined ? 'no' : 'a'} key`,
    );
  }
  return { wait, peek, key: { bytes: key, order: search } };
}

interface CreateRequest {
  readonly queue: string;
  readonly library: string;
  readonly maximumLength: number;
  readonly authority: number;
  readonly senderId: boolean;
  readonly type: number;
  readonly keyLength: number;
  readonly force: boolean;
  readonly text: string;
}

function newQueue(request: CreateRequest): NewDataQueue {
  const sequence = (Object.keys(typeCode) as Sequence[]).find(one => typeCode[one] === request.type);
  if (sequence === undefined) throw new WireError('bad-value', `there is no queue type ${request.type.toString(16)}`);
  const { queue: name, library, maximumLength, senderId, keyLength, force, text } = request;
  return {
    name,
    library,
    maximumLength,
    sequence,
    keyLength: sequence === '*KEYED' ? keyLength : 0,
    senderId,
    force,
    autoReclaim: false,
    text,
    authority: publicAuthority(request.authority),
  };
}

function publicAuthority(code: number): NonNullable<NewDataQueue['authority']> {
  switch (code) {
    case PublicAuthority['*ALL']:
      return Authority.all;
    case PublicAuthority['*CHANGE']:
      return Authority.change;
    case PublicAuthority['*EXCLUDE']:
      return Authority.exclude;
    case PublicAuthority['*USE']:
      return Authority.use;
    case PublicAuthority['*LIBCRTAUT']:
      return '*LIBCRTAUT';
    default:
      throw new WireError('bad-value', `there is no public authority ${code.toString(16)}`);
  }
}

import * as dataqueue from '@bigiron/wire/hostserver/dataqueue/index';
import {
  ClearQueue,
  EntryReply,
  ReadEntry,
  Result,
  ReturnCode,
  WriteEntry,
} from '@bigiron/wire/hostserver/dataqueue/index';
import { ServerId } from '@bigiron/wire/hostserver/header';
import type { Failure } from '../../src/hostserver/failure.ts';
import { on } from '../../src/hostserver/handler.ts';
import { hostServerDoor } from '../../src/hostserver/server.ts';
import type { Acceptor } from '../../src/net/listener.ts';
import { EscapeError } from '../../src/system/messages/message.ts';
import type { TestRooms } from './rooms.ts';

/** What the test decides about requests under way. */
export interface Control {
  /** Requests in the order in which they began, by queue name. */
  readonly began: string[];
  /** Ends the request to the queue of this name. */
  readonly finish: Map<string, (error?: unknown) => void>;
  ended: number;
  failures: Failure['kind'][];
}

/** A server with data queue messages: writes take until the test ends them, reads may be overtaken, clears are answered at once. */
export function queueDoor(rooms: TestRooms): { door: Acceptor; control: Control } {
  const control: Control = { began: [], finish: new Map(), ended: 0, failures: [] };
  const until = (queue: string, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      control.finish.set(queue, error => (error === undefined ? resolve() : reject(error)));
      signal.addEventListener('abort', () => resolve());
    });
  const { open } = hostServerDoor<string>(
    {
      name: 'queue',
      maximumFrame: 1 << 20,
      serverIds: [ServerId.dataQueue],
      jobName: 'QZHQSSRV',
      messages: [dataqueue],
      handlers: [
        on(WriteEntry, async ({ queue, library }, exchange) => {
          control.began.push(queue);
          if (library === 'ESCAPE') throw notFound();
          await until(queue, exchange.signal);
          return exchange.reply(Result, { returnCode: ReturnCode.ok, message: queue });
        }),
        on(
          ReadEntry,
          async ({ queue }, exchange) => {
            control.began.push(queue);
            await until(queue, exchange.signal);
            return exchange.reply(EntryReply, { returnCode: ReturnCode.ok, sender: Buffer.alloc(36, 0x40) });
          },
          { mayBeOvertaken: ({ wait }) => wait !== 0 },
        ),
        on(ClearQueue, ({ queue }, exchange) => {
          control.began.push(queue);
          if (queue === 'BUG') throw new TypeError('a bug');
          return exchange.reply(Result, { returnCode: ReturnCode.ok, message: queue });
        }),
      ],
      begin: () => 'own',
      end: () => {
        control.ended++;
      },
      refuse: (failure, exchange) => {
        control.failures.push(failure.kind);
        const returnCode = failure.kind === 'escape' ? ReturnCode.commandCheck : ReturnCode.protocol;
        return exchange.reply(Result, { returnCode });
      },
    },
    rooms,
  );
  return { door: { name: 'queue', open }, control };
}

function notFound(): EscapeError {
  return new EscapeError({
    id: 'CPF9801',
    type: '15',
    severity: 40,
    text: 'Object not found.',
    help: '',
    file: 'QCPFMSG',
    library: 'QSYS',
    data: Buffer.alloc(0),
  });
}

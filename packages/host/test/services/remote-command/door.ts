import type { TestContext } from 'node:test';
import type { Charset } from '@bigiron/wire/ccsid/index';
import { FrameReader } from '@bigiron/wire/frames';
import { AttributesExchanged, ExchangeAttributes } from '@bigiron/wire/hostserver/command/index';
import { ServerId } from '@bigiron/wire/hostserver/header';
import { ExchangeSeeds, StartServer } from '@bigiron/wire/hostserver/start-server/index';
import { connectInMemory, type MemoryClient } from '../../../src/net/memory.ts';
import type { Programs } from '../../../src/programs/room.ts';
import { type RemoteCommandRooms, remoteCommandService } from '../../../src/services/remote-command/service.ts';
import { catalogue } from '../../../src/system/messages/shipped-catalogue.ts';
import { type FakeJob, fakeJob } from '../../programs/fakes.ts';

/** A client of the door that has signed on and exchanged attributes. */
export interface Client {
  readonly socket: MemoryClient;
  readonly job: FakeJob;
  /** Sends a request and resolves to its reply; undefined when the connection ends instead. */
  ask(request: Buffer): Promise<Buffer | undefined>;
  close(): void;
}

export interface DoorOptions {
  readonly commands?: RemoteCommandRooms['commands'];
  readonly programs?: Partial<Programs>;
  readonly job?: FakeJob;
}

const server = { server: ServerId.remoteCommand };

export async function connect(t: TestContext, options: DoorOptions = {}): Promise<Client> {
  const job = options.job ?? fakeJob();
  const door = remoteCommandService({
    messages: catalogue,
    commands: options.commands ?? { run: async () => {} },
    programs: (options.programs ?? {}) as Programs,
    random: { bytes: count => Buffer.alloc(count, 7) },
    authentication: {
      passwordLevel: async () => 2,
      authenticate: async () => ({ ok: true, profile: job.profile }),
    } as unknown as RemoteCommandRooms['authentication'],
    jobs: {
      start: async () => job,
      requestEnd: async () => job.abort(),
    } as unknown as RemoteCommandRooms['jobs'],
  });
  const socket = connectInMemory(door);
  t.after(() => socket.destroy());
  const replies: Buffer[] = [];
  const waiting: ((reply: Buffer | undefined) => void)[] = [];
  let ended = false;
  const frames = new FrameReader({ headerSize: 20, length: (bytes, at) => bytes.readUInt32BE(at), maximum: 64 << 20 });
  socket.on('data', (chunk: Buffer) =>
    frames.push(chunk, frame => {
      const next = waiting.shift();
      if (next === undefined) replies.push(frame);
      else next(frame);
    }),
  );
  socket.on('close', () => {
    ended = true;
    for (const next of waiting.splice(0)) next(undefined);
  });
  const client: Client = {
    socket,
    job,
    ask(request) {
      socket.write(request);
      return new Promise(resolve => {
        if (replies.length > 0 || ended) resolve(replies.shift());
        else waiting.push(resolve);
      });
    },
    close: () => socket.destroy(),
  };
  await client.ask(ExchangeSeeds.encode({ clientSeed: Buffer.alloc(8, 1) }, server));
  await client.ask(StartServer.encode({ type: 2, sendReply: 1, token: Buffer.alloc(32), user: 'ANNA' }, server));
  return client;
}

export async function exchange(client: Client, nlv = '2924', text?: Charset) {
  const request = ExchangeAttributes.encode({ ccsid: 1200, nlv, version: 1, level: 0 });
  return AttributesExchanged.decode((await client.ask(request))!, text);
}

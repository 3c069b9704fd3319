import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { FrameReader } from '@bigiron/wire/frames';
import * as command from '@bigiron/wire/hostserver/command/index';
import * as queue from '@bigiron/wire/hostserver/dataqueue/index';
import { at, headerSize } from '@bigiron/wire/hostserver/header';
import { releaseNumber } from '@bigiron/wire/hostserver/release';
import * as signon from '@bigiron/wire/hostserver/signon/index';
import * as start from '@bigiron/wire/hostserver/start-server/index';

/** A host that believes everybody, says yes to everything, and remembers what it was asked. */
export interface RecordingHost {
  readonly signonPort: number;
  readonly queuePort: number;
  readonly commandPort: number;
  /** What was asked since the last call: hex of each request, correlation zeroed; sign-on and exchanges of attributes left out. */
  taken(): string[];
  close(): Promise<void>;
}

const seed = Buffer.from('1122334455667788', 'hex');
const notRecorded = new Set([0x7001, 0x7002, 0x7003, 0x7004, 0x7006, 0x1001, 0x1004, 0x0000]);

export async function startRecordingHost(): Promise<RecordingHost> {
  let requests: string[] = [];
  const servers = [signonReply, queueReply, commandReply].map(answer =>
    createServer(socket =>
      converse(socket, frame => {
        if (!notRecorded.has(at.id(frame))) requests.push(withoutCorrelation(frame));
        return common(frame) ?? answer(frame);
      }),
    ),
  );
  const ports = await Promise.all(servers.map(listen));
  const [signonPort, queuePort, commandPort] = ports as [number, number, number];
  return {
    signonPort,
    queuePort,
    commandPort,
    taken() {
      const all = requests;
      requests = [];
      return all;
    },
    async close() {
      await Promise.all(servers.map(server => once(server.close(), 'close')));
    },
  };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

function converse(socket: Socket, answer: (frame: Buffer) => Buffer | undefined): void {
  const frames = new FrameReader({ headerSize, length: (bytes, from) => bytes.readUInt32BE(from), maximum: 1 << 20 });
  socket.on('error', () => {});
  socket.on('data', chunk =>
    frames.push(chunk, frame => {
      const reply = answer(frame);
      if (reply === undefined) return;
      frame.copy(reply, 12, 12, 16);
      socket.write(reply);
    }),
  );
}

/** How many messages shall come back is left out of program calls: a PCML document of JTOpen 9.4 cannot ask for all. */
function withoutCorrelation(frame: Buffer): string {
  const copy = Buffer.from(frame).fill(0, 12, 16);
  if (at.id(copy) === 0x1003) copy[40] = 0;
  return copy.toString('hex');
}

function common(frame: Buffer): Buffer | undefined {
  const server = at.server(frame);
  switch (at.id(frame)) {
    case 0x7001:
      return start.SeedsExchanged.encode({ returnCode: 0, serverSeed: seed }, { server, attributes: 2 });
    case 0x7002:
      return start.ServerStarted.encode({ returnCode: 0, user: 'ALICE', job: '123456/QUSER/QZJOB' }, { server });
    default:
      return undefined;
  }
}

function signonReply(frame: Buffer): Buffer | undefined {
  switch (at.id(frame)) {
    case 0x7003: {
      const attributes = { release: releaseNumber('V7R5M0'), level: 10, serverSeed: seed, passwordLevel: 2 };
      return signon.AttributesExchanged.encode({ returnCode: 0, ...attributes });
    }
    case 0x7004:
      return signon.Information.encode({ returnCode: 0, serverCcsid: 37 });
    default:
      return undefined;
  }
}

function queueReply(frame: Buffer): Buffer | undefined {
  switch (at.id(frame)) {
    case 0x0000:
      return queue.AttributesExchanged.encode({ returnCode: queue.ReturnCode.ok, version: 1, level: 0 });
    case 0x0001: {
      const fifo = { type: 0, keyLength: 0, senderId: false, force: false, text: '' };
      const keyed = { ...fifo, type: 2, keyLength: 8 };
      const { queue: name } = queue.RequestAttributes.decode(frame);
      const kind = name === 'BYKEY' ? keyed : fifo;
      return queue.AttributesReply.encode({ returnCode: queue.ReturnCode.ok, maximumLength: 200, ...kind });
    }
    case 0x0002: {
      const { key } = queue.ReadEntry.decode(frame);
      const entry = Buffer.from('c1c2c3', 'hex');
      return queue.EntryReply.encode({ returnCode: 0xf000, sender: Buffer.alloc(36, 0x40), entry, key });
    }
    default:
      return queue.Result.encode({ returnCode: queue.ReturnCode.ok });
  }
}

function commandReply(frame: Buffer): Buffer | undefined {
  switch (at.id(frame)) {
    case 0x1001:
      return command.AttributesExchanged.encode({ returnCode: 0, ccsid: 37, nlv: '2924', version: 1, level: 10 });
    case 0x1002:
      return command.CommandReply.encode({ returnCode: 0, messageCount: 0 });
    case 0x1003: {
      const { parameters } = command.CallProgram.decode(frame);
      const back = parameters.map(part => command.writeBack(part, command.storageOf(part, 1 << 20)));
      const given = back.filter(part => part !== undefined);
      return command.ProgramReply.encode({ returnCode: 0, messageCount: 0, parameters: given });
    }
    default:
      return undefined;
  }
}

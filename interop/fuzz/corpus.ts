import { once } from 'node:events';
import { type AddressInfo, connect as connectPlain, createServer, type Server } from 'node:net';
import { connect, type Host } from '@bigiron/client';
import { charset } from '@bigiron/wire/ccsid/index';
import { FrameReader } from '@bigiron/wire/frames';
import * as central from '@bigiron/wire/hostserver/central/index';
import { at, headerSize } from '@bigiron/wire/hostserver/header';
import { int32, out } from '@bigiron/wire/program/index';
import type { HostProcess } from '../host-process.ts';

/** Requests that a door takes, as a client really sends them. */
export interface Requests {
  /** Those that sign on. */
  readonly before: Buffer[];
  readonly after: Buffer[];
}

/** Ids of the requests with which a connection begins. */
const beginnings = new Set([0x7001, 0x7002, 0x7003, 0x7004]);

/**
 * What the TypeScript client sends to each door (byte for byte what IBM Toolbox for Java sends, see interop/client), taken down
 * between it and the host. For the central server, which it has no use for, the tables speak.
 */
export async function record(
  host: HostProcess,
  user: string,
  password: string,
): Promise<ReadonlyMap<string, Requests>> {
  const taps = new Map<string, Tap>();
  for (const name of ['signon', 'data-queue', 'remote-command']) taps.set(name, await tap(host.port(name)));
  const port = (name: string) => taps.get(name)?.port as number;
  const client = await connect({
    ...{ host: '127.0.0.1', user, password },
    ports: { 'as-signon': port('signon'), 'as-dtaq': port('data-queue'), 'as-rmtcmd': port('remote-command') },
  });
  await converse(client);
  await client.close();
  for (const one of taps.values()) one.close();
  const corpus = new Map([...taps].map(([name, { requests }]) => [name, requests]));
  corpus.set('central', { before: corpus.get('data-queue')?.before ?? [], after: ofCentral() });
  return corpus;
}

async function converse(host: Host): Promise<void> {
  const queue = host.dataQueue('QGPL/RECORDED');
  await queue.create({ senderId: true, text: 'recorded' });
  await queue.send('an entry');
  await queue.peek();
  await queue.receive({ wait: 1 });
  await queue.attributes();
  await queue.clear();
  const keyed = host.dataQueue('QGPL/RECORDEDK');
  await keyed.create({ sequence: { keyLength: 4 } });
  await keyed.send('an entry', { key: 'KEY1' });
  await keyed.receive({ key: 'KEY1', order: 'GE' });
  await keyed.clear({ key: 'KEY1' });
  await keyed.delete();
  await host.command('CRTDTAARA DTAARA(QGPL/RECORDED) TYPE(*CHAR) LEN(50)');
  await host.command("CHGDTAARA DTAARA(QGPL/RECORDED) VALUE('recorded')");
  await host.command('CHKOBJ OBJ(QGPL/RECORDED) OBJTYPE(*DTAARA)');
  await host.call('QGPL/NOTHERE', { number: int32(), result: out(int32()) }, { number: 7 }).catch(() => {});
  await host.call('QSYS/QWCRDTAA', [
    { out: 86 },
    uint32(86),
    charset(37).encode('RECORDED  QGPL      '),
    uint32(1),
    uint32(50),
    { inout: Buffer.alloc(16) },
  ]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function ofCentral(): Buffer[] {
  const licence = {
    ...{ chain: 0, productCcsid: 37, product: '5770SS1', featureCcsid: 37, feature: '5050', releaseCcsid: 37 },
    ...{ release: 'V7R5M0', clientCcsid: 37, client: 'FUZZ', handleCcsid: 37, handle: '', parameters: 0 },
  };
  const versions = { version: 1, licenseLevel: 1, systemManagementLevel: 1, nlsLevel: 1 };
  return [
    central.ExchangeAttributes.encode({ chain: 0, level: 0, ccsid: 13488, ...versions }),
    central.RequestLicense.encode(licence),
    central.RetrieveConversionMap.encode({
      ...{ chain: 0, from: 13488, to: 37, type: 2, parameters: 1 },
      text: Buffer.from('00410042', 'hex'),
    }),
  ];
}

interface Tap {
  readonly port: number;
  readonly requests: Requests;
  close(): void;
}

/** A port that passes everything on to another, and keeps the frames that go there. */
async function tap(target: number): Promise<Tap> {
  const requests: Requests = { before: [], after: [] };
  const server: Server = createServer(client => {
    const frames = new FrameReader({ headerSize, length: (bytes, from) => bytes.readUInt32BE(from), maximum: 1 << 26 });
    const host = connectPlain(target, '127.0.0.1');
    client.on('data', chunk =>
      frames.push(chunk, frame => {
        requests[beginnings.has(at.id(frame)) ? 'before' : 'after'].push(Buffer.from(frame));
      }),
    );
    client.pipe(host).pipe(client);
    for (const socket of [client, host]) socket.on('error', () => {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, requests, close: () => void server.close() };
}

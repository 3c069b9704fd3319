import { createServer, type Server, type Socket } from 'node:net';

/** What one client sent on its connection: seeds, user, and the password code points of requests 7004 and 7005. */
export interface Conversation {
  readonly clientSeed: Uint8Array;
  readonly signOns: Map<number, Buffer>[];
  readonly changes: Map<number, Buffer>[];
}

export const SERVER_SEED = Buffer.from('1122334455667788', 'hex');

/**
 * A sign-on server by rote: it announces `level`, believes every password, and remembers what it was sent. Written from
 * reference bytes and not with our message tables, so that the passwords are tested alone.
 */
export async function listen(level: number, heard: Conversation[]): Promise<{ port: number; server: Server }> {
  const server = createServer(socket => converse(socket, level, heard));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, server };
}

function converse(socket: Socket, level: number, heard: Conversation[]): void {
  let conversation: Conversation | undefined;
  let pending = Buffer.alloc(0);
  socket.on('error', () => {});
  socket.on('data', chunk => {
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= 4 && pending.length >= pending.readUInt32BE(0)) {
      const request = pending.subarray(0, pending.readUInt32BE(0));
      pending = pending.subarray(request.length);
      const points = codePoints(request);
      switch (request.readUInt16BE(18)) {
        case 0x7003:
          conversation = { clientSeed: points.get(0x1103)!, signOns: [], changes: [] };
          heard.push(conversation);
          socket.write(reply(request, attributes(level)));
          break;
        case 0x7004:
          conversation?.signOns.push(points);
          socket.write(reply(request, '00000000 0000000A 1114 00000025'));
          break;
        case 0x7005:
          conversation?.changes.push(points);
          socket.write(reply(request, '00000000'));
          break;
        default:
          socket.end();
      }
    }
  });
}

function attributes(level: number): string {
  const job = '0000001F 111F 00000000 F1F2F3F4F5F661D8E4E2C5D961D8E9E2D6E2C9C7D5';
  return `00000000 0000000A 1101 00070500 00000008 1102 000A
    0000000E 1103 ${SERVER_SEED.toString('hex')} 00000007 1119 0${level} ${job}`;
}

/** A reply with a template of 4 bytes (the return code) and code points, to the request's id with F in front. */
function reply(request: Buffer, hex: string): Buffer {
  const body = Buffer.from(hex.replaceAll(/\s/g, ''), 'hex');
  const header = Buffer.alloc(20);
  header.writeUInt32BE(20 + body.length, 0);
  request.copy(header, 6, 6, 16);
  header.writeUInt16BE(4, 16);
  header.writeUInt16BE(request.readUInt16BE(18) | 0x8000, 18);
  return Buffer.concat([header, body]);
}

function codePoints(request: Buffer): Map<number, Buffer> {
  const points = new Map<number, Buffer>();
  for (let at = 20 + request.readUInt16BE(16); at < request.length; at += request.readUInt32BE(at)) {
    points.set(request.readUInt16BE(at + 4), request.subarray(at + 6, at + request.readUInt32BE(at)));
  }
  return points;
}

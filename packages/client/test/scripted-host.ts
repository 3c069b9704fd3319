import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer as createPlain, type Server, type Socket } from 'node:net';
import { createServer as createTls } from 'node:tls';
import { charset } from '@bigiron/wire/ccsid/index';
import { FrameReader } from '@bigiron/wire/frames';
import { at, headerSize, ServerId } from '@bigiron/wire/hostserver/header';
import { type PasswordLevel, verifier, verify } from '@bigiron/wire/hostserver/password/index';
import { Echo, Echoed } from '@bigiron/wire/hostserver/ping';
import { decodeQuestion, encodeReply } from '@bigiron/wire/hostserver/portmapper';
import { ReturnCode } from '@bigiron/wire/hostserver/signon/index';
import { ExchangeSeeds, SeedsExchanged, ServerStarted, StartServer } from '@bigiron/wire/hostserver/start-server/index';

/*
 * A host by rote, in this process: a port mapper and servers that do what a test's script says. Client tests may not use the host.
 */

/** One connection to a server, as a script sees it. */
export interface Conversation {
  readonly socket: Socket;
  /** 0 for the first connection to this server. */
  readonly number: number;
  /** Answers `request`: fills in its correlation and sends. */
  reply(request: Buffer, reply: Buffer): void;
}

/** What a server does with a request. Sign-on, seeds and echoes are answered without it. */
export type Script = (request: Buffer, conversation: Conversation) => void;

export interface HostScript {
  readonly 'as-signon'?: Script;
  readonly 'as-database'?: Script;
  readonly 'as-dtaq'?: Script;
  readonly 'as-rmtcmd'?: Script;
}

export interface ScriptedHost {
  readonly port: number;
  /** Options for `connect`. */
  readonly address: { readonly host: string; readonly portMapperPort: number };
  portOf(server: keyof HostScript): number;
  /** How many connections to this server there were. */
  opened(server: keyof HostScript): number;
  /** How many of them are open. */
  open(server: keyof HostScript): number;
  /** Questions that the port mapper was asked. */
  readonly questions: string[];
  /** Moves a server to another port. */
  move(server: keyof HostScript): Promise<void>;
  close(): Promise<void>;
}

export interface ScriptedHostOptions {
  readonly users?: Readonly<Record<string, string>>;
  readonly level?: PasswordLevel;
  readonly tls?: boolean;
}

export const serverSeed = Buffer.from('1122334455667788', 'hex');
export const fixture = (name: string): Buffer => readFileSync(new URL(`../../test/fixtures/${name}`, import.meta.url));

const serverIds: Record<keyof HostScript, number> = {
  'as-signon': ServerId.signon,
  'as-database': ServerId.database,
  'as-dtaq': ServerId.dataQueue,
  'as-rmtcmd': ServerId.remoteCommand,
};

export async function startScriptedHost(script: HostScript, options: ScriptedHostOptions = {}): Promise<ScriptedHost> {
  const users = options.users ?? { ALICE: 'secret' };
  const level = options.level ?? 3;
  const names = Object.keys(script) as (keyof HostScript)[];
  const servers = new Map<keyof HostScript, Listening>();
  for (const name of names) servers.set(name, await start(name));
  const questions: string[] = [];
  const mapper = await listen(
    createPlain(socket => {
      socket.on('error', () => {});
      socket.on('data', chunk => {
        const question = decodeQuestion(chunk);
        questions.push(question);
        const server = servers.get(question.replace(/-s$/, '') as keyof HostScript);
        socket.end(encodeReply(question.endsWith('-s') === (options.tls === true) ? server?.port : undefined));
      });
    }),
  );

  async function start(name: keyof HostScript, before?: Listening): Promise<Listening> {
    let opened = before?.opened() ?? 0;
    const open = new Set<Socket>();
    const accept = (socket: Socket) => {
      open.add(socket);
      socket.once('close', () => open.delete(socket));
      converse(socket, opened++, serverIds[name], script[name] as Script, { users, level });
    };
    const server = options.tls
      ? createTls({ key: fixture('key.pem'), cert: fixture('certificate.pem') }, accept)
      : createPlain({ noDelay: true }, accept);
    const listening = await listen(server);
    return { ...listening, opened: () => opened, open };
  }

  return {
    port: mapper.port,
    address: { host: '127.0.0.1', portMapperPort: mapper.port },
    questions,
    portOf: name => (servers.get(name) as Listening).port,
    opened: name => servers.get(name)?.opened() ?? 0,
    open: name => servers.get(name)?.open.size ?? 0,
    async move(name) {
      const before = servers.get(name) as Listening;
      await stop(before);
      servers.set(name, await start(name, before));
    },
    async close() {
      await Promise.all([stop({ ...mapper, opened: () => 0, open: new Set() }), ...[...servers.values()].map(stop)]);
    },
  };
}

interface Listening {
  readonly server: Server;
  readonly port: number;
  opened(): number;
  readonly open: Set<Socket>;
}

async function listen(server: Server): Promise<{ server: Server; port: number }> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

async function stop({ server, open }: Listening): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  for (const socket of open) socket.destroy();
  await closed;
}

function converse(
  socket: Socket,
  number: number,
  server: number,
  script: Script,
  { users, level }: { users: Readonly<Record<string, string>>; level: PasswordLevel },
): void {
  const frames = new FrameReader({ headerSize, length: (bytes, start) => bytes.readUInt32BE(start), maximum: 1 << 25 });
  const conversation: Conversation = {
    socket,
    number,
    reply(request, reply) {
      reply.writeUInt32BE(at.correlation(request), 12);
      socket.write(reply);
    },
  };
  let seed: Uint8Array = Buffer.alloc(8);
  socket.on('error', () => {});
  const start = async (frame: Buffer) => {
    const { user = '', substitute, token } = StartServer.decode(frame);
    const good = token !== undefined || (await isRight(users, level, user, substitute, seed));
    const returnCode = good ? ReturnCode.ok : ReturnCode.passwordIncorrect;
    const job = `00${1000 + number}/QUSER/QZJOB`;
    conversation.reply(frame, ServerStarted.encode({ returnCode, user, job }, { server }, charset(37)));
  };
  const exchangeSeeds = (frame: Buffer) => {
    seed = Buffer.from(ExchangeSeeds.decode(frame).clientSeed);
    const reply = SeedsExchanged.encode({ returnCode: 0, serverSeed }, { server, attributes: level });
    conversation.reply(frame, reply);
  };
  const serve = (frame: Buffer) => {
    const id = at.id(frame);
    if (id === Echo.id) conversation.reply(frame, Echoed.encode(Echo.decode(frame), { server }));
    else if (id === ExchangeSeeds.id) exchangeSeeds(frame);
    else if (id === StartServer.id) void start(frame);
    else script(frame, conversation);
  };
  socket.on('data', chunk => {
    try {
      frames.push(chunk as Buffer, serve);
    } catch {
      socket.destroy();
    }
  });
}

/** Whether `substitute` is what the user with this password sends. */
export async function isRight(
  users: Readonly<Record<string, string>>,
  level: PasswordLevel,
  user: string,
  substitute: Uint8Array | undefined,
  clientSeed: Uint8Array,
): Promise<boolean> {
  const password = users[user];
  if (password === undefined || substitute === undefined) return false;
  const seeds = { client: clientSeed, server: serverSeed };
  return verify(level, user, await verifier(level, user, password), substitute, seeds);
}

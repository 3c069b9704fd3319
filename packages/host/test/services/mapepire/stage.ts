import { once } from 'node:events';
import type { TestContext } from 'node:test';
import { WebSocket } from 'ws';
import type { Connection, Session } from '../../../src/net/connection.ts';
import { connectInMemory, type MemoryClient } from '../../../src/net/memory.ts';
import type { Commands } from '../../../src/services/mapepire/cl.ts';
import { mapepireService } from '../../../src/services/mapepire/service.ts';
import { systemClock } from '../../../src/system/clock.ts';
import type { LoggedMessage } from '../../../src/system/jobs/job.ts';
import type { Authentication } from '../../../src/system/profiles/authentication.ts';
import { profileOf, type TestRooms, testRooms } from '../../hostserver/rooms.ts';
import { ScriptedDatabase, type ScriptedStatement } from './scripted-database.ts';

export interface Stage {
  readonly database: ScriptedDatabase;
  readonly rooms: TestRooms;
  readonly tried: { readonly user: string | undefined; readonly password: string }[];
  connectRaw(): MemoryClient;
  /** What the listener does when the door closes. */
  drainAll(): void;
  /** A WebSocket that was let in. */
  open(credentials?: string): Promise<Client>;
}

/** The door with a scripted database; the user ALICE has the password `a:b`. */
export function stage(
  t: TestContext,
  script: Readonly<Record<string, ScriptedStatement>>,
  commands: Commands = { run: async () => {} },
): Stage {
  const database = new ScriptedDatabase(script);
  const rooms = testRooms({});
  const tried: Stage['tried'][number][] = [];
  const authentication = {
    async authenticate(user, proof) {
      if (proof.kind !== 'password') throw new Error('a password was expected');
      tried.push({ user, password: proof.password });
      return user === 'alice' && proof.password === 'a:b'
        ? { ok: true, profile: profileOf('ALICE') }
        : { ok: false, reason: 'password-incorrect' };
    },
  } as Pick<Authentication, 'authenticate'> as Authentication;
  const jobs = {
    start: async (job: Parameters<typeof rooms.jobs.start>[0]) => {
      const started = await rooms.jobs.start(job);
      const logged: LoggedMessage[] = [];
      const log = {
        send(message: LoggedMessage['message']) {
          logged.push({ key: logged.length + 1, message, sent: 0, fromProgram: 'QCMD' });
        },
        since: (key: number) => logged.slice(key),
        get lastKey() {
          return logged.length;
        },
      };
      return Object.assign(started, { log, libraries: { system: ['QSYS'], current: undefined, user: ['QGPL'] } });
    },
  } as unknown as TestRooms['jobs'];
  const libraries = { requireForLibraryList: async () => {} } as never;
  const door = mapepireService({ ...rooms, jobs, authentication, database, libraries, commands, clock: systemClock });
  const sessions: Session[] = [];
  const acceptor = {
    name: door.name,
    open(connection: Connection) {
      const session = door.open(connection);
      sessions.push(session);
      return session;
    },
  };
  const connectRaw = () => connectInMemory(acceptor, { secure: true });
  return {
    drainAll() {
      for (const session of sessions) session.drain();
    },
    database,
    rooms,
    tried,
    connectRaw,
    async open(credentials = 'alice:a:b') {
      const socket = new WebSocket('ws://host/db/', {
        createConnection: () => connectRaw() as never,
        headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
      });
      t.after(() => socket.terminate());
      await once(socket, 'open');
      return new Client(socket);
    },
  };
}

/** Sends requests and waits for replies by id. */
export class Client {
  readonly socket: WebSocket;
  readonly replies: Record<string, unknown>[] = [];
  /** The replies as text, for numbers that JavaScript cannot read. */
  readonly texts: string[] = [];
  #ids = 0;

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', data => {
      this.texts.push(String(data));
      this.replies.push(JSON.parse(String(data)));
      socket.emit('reply');
    });
  }

  async ask(type: string, fields: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const id = `r${++this.#ids}`;
    this.socket.send(JSON.stringify({ id, type, ...fields }));
    return this.reply(id);
  }

  async reply(id: string): Promise<Record<string, unknown>> {
    for (;;) {
      const found = this.replies.find(reply => reply.id === id);
      if (found !== undefined) return found;
      await once(this.socket, 'reply', { signal: AbortSignal.timeout(5000) });
    }
  }
}

import type { HostProcess } from '../host-process.ts';
import { type JavaProgram, startJava } from '../java.ts';
import {
  type Entry,
  type QueueAttributes,
  type QueueClient,
  type QueueSession,
  Refused,
  type Search,
  users,
} from './clients.ts';

export interface ToolboxOptions {
  readonly jar: string;
  /** System properties that make Java trust the host; without it the connections are plain. */
  readonly trust?: Readonly<Record<string, string>>;
}

/** IBM Toolbox for Java, through DataQueueClient.java: one program, a thread for each session. */
export async function startToolbox(host: HostProcess, { jar, trust }: ToolboxOptions): Promise<QueueClient> {
  const port = (service: string) => String(trust === undefined ? host.port(service) : host.tlsPort(service));
  const program = await startJava<Answer>('dataqueue', 'DataQueueClient', {
    args: [trust === undefined ? 'plain' : 'tls', port('signon'), port('data-queue')],
    jar,
    properties: trust ?? {},
  });
  const client = new Conversation(program);
  let sessions = 0;
  const session = async (...begin: string[]): Promise<QueueSession> => {
    const name = String(++sessions);
    await client.ask(name, ...begin);
    return toolboxSession(client, name, () => session('share', name));
  };
  return {
    signOn: user => session('open', user, users[user as keyof typeof users]),
    async stop() {
      program.kill();
      await client.ended;
    },
  };
}

function toolboxSession(client: Conversation, name: string, share: () => Promise<QueueSession>): QueueSession {
  const call = (operation: string, queue: string, key: Buffer | undefined, ...operands: unknown[]) =>
    client.ask(name, operation, ...queue.split('/'), key?.toString('hex') ?? '', ...operands.map(String));
  const look = async (operation: string, queue: string, { key, wait = 0, order = 'EQ' }: Search = {}) =>
    entryOf(await call(operation, queue, key, wait, order));
  return {
    async create(queue, attributes = {}) {
      const { maximumLength = 1000, keyLength = 0, lifo = false, authority = '*LIBCRTAUT' } = attributes;
      const { senderId = false, force = false, text = '' } = attributes;
      await call('create', queue, undefined, maximumLength, keyLength, lifo, authority, senderId, force, text);
    },
    delete: async queue => void (await call('delete', queue, undefined)),
    attributes: async (queue, kind) => {
      const { tag, text, ...attributes } = await call('attributes', queue, undefined, kind ?? '');
      // The Toolbox leaves the blanks of the 50 characters.
      return { ...attributes, text: text?.trimEnd() } as QueueAttributes;
    },
    async write(queue, data, key) {
      if (typeof data === 'string') await call('writeText', queue, key, data);
      else await call('write', queue, key, data.toString('hex'));
    },
    read: (queue, search) => look('read', queue, search),
    peek: (queue, search) => look('peek', queue, search),
    clear: async (queue, key) => void (await call('clear', queue, key)),
    consume: async queue =>
      ((await call('consume', queue, undefined)).entries as string[]).map(hex => Buffer.from(hex, 'hex')),
    stream: async (queue, sender) => (await call('stream', queue, undefined, sender)).acknowledged as number,
    share,
    close: async () => void (await client.ask(name, 'close')),
  };
}

type Answer = { readonly tag: string; readonly error?: string; readonly text?: string } & Record<string, unknown>;

interface Asked {
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** Requests to the program and their answers, which come in any order. */
class Conversation {
  readonly #program: JavaProgram<Answer>;
  readonly #asked = new Map<string, Asked>();
  #tag = 0;
  #over: Error | undefined;
  /** Resolves when the program has ended, however it did. */
  readonly ended: Promise<void>;

  constructor(program: JavaProgram<Answer>) {
    this.#program = program;
    this.ended = this.#listen();
  }

  ask(session: string, ...words: string[]): Promise<Answer> {
    const tag = String(++this.#tag);
    return new Promise((resolve, reject) => {
      if (this.#over !== undefined) return reject(this.#over);
      this.#asked.set(tag, { resolve, reject });
      this.#program.send([tag, session, ...words].join('\t'));
    });
  }

  async #listen(): Promise<void> {
    try {
      for await (const answer of this.#program.lines) {
        const asked = this.#asked.get(answer.tag);
        this.#asked.delete(answer.tag);
        if (answer.error === undefined) asked?.resolve(answer);
        else asked?.reject(new Refused(answer.error, String(answer.text)));
      }
      this.#over = new Error('the program has ended');
    } catch (error) {
      this.#over = error as Error;
    }
    for (const { reject } of this.#asked.values()) reject(this.#over);
  }
}

function entryOf(answer: Answer): Entry | undefined {
  if (answer.data === undefined) return undefined;
  const { data, string, key, sender } = answer as Record<string, unknown>;
  return {
    data: Buffer.from(data as string, 'hex'),
    text: string as string,
    key: typeof key === 'string' ? Buffer.from(key, 'hex') : undefined,
    sender: typeof sender === 'string' ? senderOf(sender) : undefined,
  };
}

/** Job name(10) user(10) number(6), current profile(10). */
function senderOf(text: string): NonNullable<Entry['sender']> {
  const part = (from: number, to: number) => text.slice(from, to).trimEnd();
  return { job: `${part(20, 26)}/${part(10, 20)}/${part(0, 10)}`, user: part(26, 36) };
}

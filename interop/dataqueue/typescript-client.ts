import { readFile } from 'node:fs/promises';
import { connect, type DataQueue, type DataQueueEntry, type Host, HostError, type TlsOptions } from '@bigiron/client';
import type { HostProcess } from '../host-process.ts';
import { endOfWork, type QueueClient, type QueueSession, Refused, type Search, users } from './clients.ts';
import { numbered } from './numbered.ts';

/** @bigiron/client, plain or over TLS with the authority that the host made for itself. */
export async function startTypeScript(host: HostProcess, { tls = false } = {}): Promise<QueueClient> {
  const trust = tls ? { ca: await readFile(host.certificateAuthority) } : undefined;
  const hosts = new Set<Host>();
  return {
    async signOn(user) {
      const connected = await signOn(host, user, trust);
      hosts.add(connected);
      return sessionOf(connected);
    },
    async stop() {
      for (const one of hosts) await one.close();
    },
  };
}

function signOn(host: HostProcess, user: string, tls: TlsOptions | undefined): Promise<Host> {
  return connect({
    host: '127.0.0.1',
    portMapperPort: host.port('port-mapper'),
    user,
    password: users[user as keyof typeof users],
    tls,
  });
}

function sessionOf(host: Host): QueueSession {
  const call = async <R>(queue: string, work: (queue: DataQueue) => Promise<R>): Promise<R> => {
    const [library, name] = queue.split('/') as [string, string];
    try {
      return await work(host.dataQueue(library, name));
    } catch (error) {
      if (error instanceof HostError) throw new Refused(error.messageId ?? error.code, error.message);
      throw error;
    }
  };
  const session: QueueSession = {
    create: (name, { keyLength = 0, lifo = false, authority, ...attributes } = {}) =>
      call(name, queue =>
        queue.create({
          ...attributes,
          sequence: keyLength > 0 ? { keyLength } : lifo ? 'LIFO' : 'FIFO',
          ...(authority === undefined ? {} : { authority: authority as '*ALL' }),
        }),
      ),
    delete: name => call(name, queue => queue.delete()),
    attributes: name =>
      call(name, async queue => {
        const { sequence, ...attributes } = await queue.attributes();
        const keyLength = typeof sequence === 'string' ? 0 : sequence.keyLength;
        return { ...attributes, keyLength, lifo: sequence === 'LIFO' };
      }),
    write: (name, data, key) => call(name, queue => queue.send(data, key === undefined ? {} : { key })),
    read: (name, search = {}) => call(name, async queue => entryOf(await queue.receive(options(search)))),
    peek: (name, search = {}) => call(name, async queue => entryOf(await queue.peek(options(search)))),
    clear: (name, key) => call(name, queue => queue.clear(key === undefined ? {} : { key })),
    consume: name =>
      call(name, async queue => {
        const entries: Buffer[] = [];
        for await (const { data } of queue) {
          if (data.equals(endOfWork)) break;
          entries.push(data);
        }
        return entries;
      }),
    async stream(name, sender) {
      for (let number = 0; ; number++) {
        const failed = await session.write(name, numbered(sender, number)).catch(() => true);
        if (failed === true) return number;
      }
    },
    share: async () => session,
    close: () => host.close(),
  };
  return session;
}

function options({ wait = 0, ...search }: Search) {
  return { ...search, wait: wait < 0 ? Number.POSITIVE_INFINITY : wait };
}

function entryOf(entry: DataQueueEntry | undefined) {
  if (entry === undefined) return undefined;
  const { data, text, key, sender } = entry;
  return { data, text, key, sender };
}

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { connect, type Host } from '@bigiron/client';
import { freePortOffset, type HostProcess, removeDirectory, startHostProcess } from '@bigiron/interop/host-process';
import { startJavaBench } from '../java.ts';
import { compare, line, type Subject, throughput } from '../measure.ts';
import { type Redis, startRedis } from '../redis.ts';

/**
 * Data queue send + receive pairs per second, and commands per second: the TypeScript client and the unmodified IBM Toolbox for
 * Java against a host, beside Redis (LPUSH + RPOP) with the same durability, over the same loopback, in the same run.
 * Arguments: milliseconds per measurement (default 2000), runs (default 3).
 */
const milliseconds = Number(process.argv[2] ?? 2000);
const runs = Number(process.argv[3] ?? 3);
const user = 'BENCH';
const password = 'bench123';

interface Scenario {
  readonly forced: boolean;
  readonly bytes: number;
  readonly connections: number;
}

const scenarios: Scenario[] = [false, true].flatMap(forced =>
  [64, 32 * 1024].flatMap(bytes => [1, 16].map(connections => ({ forced, bytes, connections }))),
);

const host = await startHostProcess({ users: { [user]: password } });
const redis = {
  always: await startRedis('always', 6379 + freePortOffset()),
  everysec: await startRedis('everysec', 6379 + freePortOffset()),
};
try {
  for (const scenario of scenarios) await pairs(scenario);
  await commands();
  console.log(
    `memory of the host after all that, without PostgreSQL: ${(await residentMegabytes(host.pid)).toFixed(0)} MB`,
  );
} finally {
  await Promise.all([host.stop(), redis.always.stop(), redis.everysec.stop()]);
  await removeDirectory(host.dataDirectory);
}

async function pairs({ forced, bytes, connections }: Scenario): Promise<void> {
  const name = `B${forced ? 'F' : 'U'}${bytes}`;
  const clients = await signOn(connections);
  const queue = (clients[0] as Host).dataQueue('QGPL', name);
  await queue.create({ maximumLength: 32 * 1024, force: forced }).catch(() => undefined);
  // Bytes that nobody can compress, so that all store the same amount.
  const entry = randomBytes(bytes);
  const peer = forced ? redis.always : redis.everysec;
  const java = await startJavaBench('dataqueue', 'PairBench', javaArguments('PAIRS', name, bytes, connections));
  const subjects: Subject[] = [
    {
      name: 'typescript',
      measure: () =>
        throughput(
          clients.map(client => pair(client, name, entry)),
          milliseconds,
        ),
    },
    { name: 'java', measure: () => java.measure() },
    { name: 'redis', measure: await redisPairs(peer, name, entry, connections) },
  ];
  const result = await compare(subjects, runs);
  await java.stop();
  await Promise.all(clients.map(client => client.close()));
  const what = `${forced ? 'forced' : 'unforced'} pairs, ${bytes} B, ${connections} connection${connections > 1 ? 's' : ''}`;
  report(what, result, `Redis ${forced ? 'always' : 'everysec'}`);
}

async function commands(): Promise<void> {
  for (const connections of [1, 16]) {
    const clients = await signOn(connections);
    const java = await startJavaBench('dataqueue', 'PairBench', javaArguments('COMMANDS', 'NONE', 1, connections));
    const result = await compare(
      [
        {
          name: 'typescript',
          measure: () =>
            throughput(
              clients.map(client => () => client.command('CHKOBJ OBJ(QSYS/QGPL) OBJTYPE(*LIB)')),
              milliseconds,
            ),
        },
        { name: 'java', measure: () => java.measure() },
      ],
      runs,
    );
    await java.stop();
    await Promise.all(clients.map(client => client.close()));
    report(`commands, ${connections} connection${connections > 1 ? 's' : ''}`, result);
  }
}

function report(what: string, result: ReadonlyMap<string, number>, redisName?: string): void {
  const [ours, java, peer] = ['typescript', 'java', 'redis'].map(name => result.get(name) ?? 0) as [
    number,
    number,
    number,
  ];
  if (redisName !== undefined) console.log(line(`${what}, TypeScript`, ours, redisName, peer));
  if (redisName !== undefined) console.log(line(`${what}, Java`, java, redisName, peer));
  console.log(line(`${what}, TypeScript`, ours, 'Java client', java));
}

function signOn(connections: number): Promise<Host[]> {
  const options = { host: '127.0.0.1', user, password, portMapperPort: host.port('port-mapper') };
  return Promise.all(Array.from({ length: connections }, () => connect(options)));
}

function pair(client: Host, name: string, entry: Uint8Array): () => Promise<void> {
  const queue = client.dataQueue('QGPL', name);
  return async () => {
    await queue.send(entry);
    if ((await queue.receive({ wait: 5 })) === undefined) throw new Error('no entry');
  };
}

async function redisPairs(
  peer: Redis,
  name: string,
  entry: Buffer,
  connections: number,
): Promise<() => Promise<number>> {
  const clients = await Promise.all(Array.from({ length: connections }, () => peer.connect()));
  return () =>
    throughput(
      clients.map(client => async () => {
        await client.lPush(name, entry);
        if ((await client.rPop(name)) === null) throw new Error('no entry');
      }),
      milliseconds,
    );
}

function javaArguments(what: string, name: string, bytes: number, connections: number): string[] {
  const ports = ['signon', 'data-queue', 'remote-command'].map(service => String(host.port(service)));
  const queue = `/QSYS.LIB/QGPL.LIB/${name}.DTAQ`;
  return [
    '127.0.0.1',
    user,
    password,
    what,
    queue,
    String(bytes),
    String(connections),
    String(milliseconds / 1000),
    ...ports,
  ];
}

async function residentMegabytes(pid: HostProcess['pid']): Promise<number> {
  const pages = Number((await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ')[1]);
  return (pages * 4096) / 1e6;
}

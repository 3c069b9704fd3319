import { startEmbedded } from '@bigiron/host/store/embedded/embedded-server';
import {
  freePortOffset,
  type HostProcess,
  removeDirectory,
  startHostProcess,
  temporaryDirectory,
} from '@bigiron/interop/host-process';
import { derbyClientJar, startDerby } from './database/derby.ts';
import { type JavaBench, startJavaBench } from './java.ts';
import { compare, line } from './measure.ts';

/**
 * The same Java program through jt400 to bigiron, through derbyclient to a Derby Network Server, and through pgjdbc to the same PostgreSQL that
 * bigiron stores in, in the same run. Arguments: seconds per measurement (default 2), runs (default 3), rows (default 100000).
 */
const seconds = process.argv[2] ?? '2';
const runs = Number(process.argv[3] ?? 3);
const rows = process.argv[4] ?? '100000';
const postgresJar = '/usr/share/java/postgresql.jar';
const user = 'BENCH';
const password = 'bench123';

const port = 15_000 + freePortOffset();
const directory = await temporaryDirectory();
const postgres = await startEmbedded({
  dataDir: directory,
  connections: 150,
  settings: { listen_addresses: '127.0.0.1', port: String(port) },
});
const derby = await startDerby(port + 1);
const host = await startHostProcess({
  users: { [user]: password },
  args: ['--database-url', `postgres://postgres@127.0.0.1:${port}/postgres`],
});
const benches: Record<string, JavaBench> = {};
try {
  benches.derby = await startJavaBench(
    'database',
    'DatabaseBench',
    ['derby', seconds, rows, derby.url, 'BENCH', 'BENCH'],
    derbyClientJar,
  );
  const url = `jdbc:postgresql://127.0.0.1:${port}/postgres`;
  benches.postgres = await startJavaBench(
    'database',
    'DatabaseBench',
    ['postgres', seconds, rows, url, 'postgres', ''],
    postgresJar,
  );
  benches.bigiron = await startJavaBench('database', 'DatabaseBench', ['bigiron', seconds, rows, ...address(host)]);
  for (const scenario of ['select-1', 'select-8', 'insert', 'batch', 'fetch-1000', `fetch-${rows}`]) {
    const subjects = Object.entries(benches).map(([name, bench]) => ({ name, measure: () => bench.measure(scenario) }));
    const result = await compare(subjects, runs);
    const ours = result.get('bigiron')!;
    console.log(line(`${scenario}, jt400`, ours, 'Derby', result.get('derby')!));
    console.log(line(`${scenario}, jt400`, ours, 'pgjdbc to PostgreSQL', result.get('postgres')!));
  }
} finally {
  for (const bench of Object.values(benches)) await bench.stop();
  await Promise.all([host.stop(), derby.stop()]);
  await postgres.stop();
  await removeDirectory(host.dataDirectory);
  await removeDirectory(directory);
}

function address(host: HostProcess): string[] {
  return ['127.0.0.1', String(host.port('signon')), String(host.port('database')), user, password];
}

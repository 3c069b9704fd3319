// A host in a process of its own, for tests that kill it: opens the store in the directory given and writes rows one after the
// other, telling the number of each when the store has acknowledged it.
import { openStore } from '../../../src/store/open.ts';

const { store } = await openStore({ dataDir: process.argv[2], poolSize: 2, maxSessions: 10 });
await store.query('CREATE TABLE IF NOT EXISTS public.entry (id int4 PRIMARY KEY)');
process.stdout.write(`ready ${process.getuid?.()}\n`);
for (let id = 1; ; id++) {
  await store.query('INSERT INTO public.entry VALUES ($1)', [id]);
  process.stdout.write(`${id}\n`);
}

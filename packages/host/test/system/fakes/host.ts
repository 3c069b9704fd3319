import { migrate } from '../../../src/store/migrations.ts';
import type { Store } from '../../../src/store/store.ts';
import { type Clock, systemClock } from '../../../src/system/clock.ts';
import { jobSchema } from '../../../src/system/jobs/schema.ts';
import { StoredJobs } from '../../../src/system/jobs/stored-jobs.ts';
import { catalogue } from '../../../src/system/messages/shipped-catalogue.ts';
import { systemValueSchema } from '../../../src/system/values/schema.ts';
import { openSystemValues } from '../../../src/system/values/stored-values.ts';
import { temporaryStore } from '../../store/temporary-store.ts';
import { FakeObjects, fakeObjectSchema } from './objects.ts';
import { ungrouped } from './profiles.ts';

export interface Cleanup {
  after(work: () => Promise<void>): void;
}

/** Cleans up in the reverse order, so that a store closes after what uses it. (node:test runs its hooks first come, first served.) */
export function lastFirst(t: Cleanup): Cleanup {
  const works: (() => Promise<void>)[] = [];
  t.after(async () => {
    for (const work of works.reverse()) await work();
  });
  return { after: work => void works.push(work) };
}

/** The rooms that every other one stands on, as one process has them. */
export async function openHost(t: Cleanup, clock?: Clock) {
  const [host] = await openHosts(t, 1, clock);
  return host!;
}

/** Several processes over one store. */
export async function openHosts(t: Cleanup, count: number, clock: Clock = systemClock) {
  const cleanup = lastFirst(t);
  const store = await temporaryStore(cleanup);
  await migrate(store, [fakeObjectSchema, systemValueSchema, jobSchema]);
  return Promise.all(Array.from({ length: count }, () => openProcess(cleanup, store, clock)));
}

export async function openProcess(cleanup: Cleanup, store: Store, clock: Clock = systemClock) {
  const values = await openSystemValues({ store, messages: catalogue, clock, profiles: ungrouped });
  cleanup.after(() => values.close());
  const jobs = new StoredJobs({ store, values, messages: catalogue, clock, profiles: ungrouped });
  await jobs.open();
  cleanup.after(() => jobs.close());
  return { store, clock, values, jobs, objects: new FakeObjects(store), messages: catalogue, cleanup };
}

export type TestHost = Awaited<ReturnType<typeof openHost>>;

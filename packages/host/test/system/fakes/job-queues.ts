import { migrate } from '../../../src/store/migrations.ts';
import { dataAreaSchema } from '../../../src/system/data-areas/schema.ts';
import { StoredDataAreas } from '../../../src/system/data-areas/stored-data-areas.ts';
import { StoredJobQueues } from '../../../src/system/jobs/stored-job-queues.ts';
import { messageQueueSchema } from '../../../src/system/message-queues/schema.ts';
import { openMessageQueues } from '../../../src/system/message-queues/stored-message-queues.ts';
import { catalogue } from '../../../src/system/messages/shipped-catalogue.ts';
import type { Objects } from '../../../src/system/objects/object.ts';
import type { TestHost } from './host.ts';
import { profile, securityOfficer } from './profiles.ts';

export const batch = { name: 'QBATCH', library: 'QGPL' };
const users = new Map(['ANNA', 'BERT'].map(name => [name, profile(name)]));

/** What every process finds: queue QGPL/QBATCH, users ANNA and BERT, and ANNA's message queue. */
export async function shipJobQueues(host: TestHost): Promise<void> {
  await migrate(host.store, [messageQueueSchema, dataAreaSchema]);
  const { queues, messageQueues, job, objects } = await withJobQueues(host);
  await queues.create(job, batch);
  await messageQueues.create(job, { name: 'ANNA', library: 'QUSRSYS' });
  for (const name of users.keys()) {
    const owner = { ...job, profile: profile(name), libraries: job.libraries };
    await objects.create(owner, { name, library: 'QSYS', type: '*USRPRF', authority: 0 });
  }
}

/** The rooms of a process with job queues, and a job of ANNA. */
export async function withJobQueues(host: TestHost) {
  const objects = host.objects as unknown as Objects;
  const messageQueues = await openMessageQueues({ ...host, objects });
  host.cleanup.after(() => messageQueues.close());
  const dataAreas = new StoredDataAreas({ ...host, objects });
  const queues = new StoredJobQueues({
    ...host,
    objects,
    messageQueues,
    dataAreas,
    profiles: {
      async require(name) {
        const found = users.get(name);
        if (found === undefined) throw catalogue.escape('CPF2204', [name]);
        return found;
      },
    },
    systemJob: async () => ({
      id: { number: '000000', user: 'QSYS', name: 'SCPF' },
      profile: securityOfficer,
      libraries: { system: ['QSYS'], current: undefined, user: [] },
    }),
  });
  host.cleanup.after(() => queues.close());
  const job = await host.jobs.start({ name: 'CALLER', user: 'ANNA', profile: users.get('ANNA')!, type: 'batch' });
  return { ...host, objects, messageQueues, dataAreas, queues, job };
}

export type JobQueueProcess = Awaited<ReturnType<typeof withJobQueues>>;

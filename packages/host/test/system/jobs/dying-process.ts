// Started by buried.test.ts with the database to connect to and what to do there; says so when it is done, and waits to be killed.
import type { Target } from '../../../src/store/postgres/target.ts';
import { PostgresStore } from '../../../src/store/postgres-store.ts';
import { MessageType } from '../../../src/system/messages/message.ts';
import { impromptu } from '../../../src/system/messages/shipped-catalogue.ts';
import { openProcess } from '../fakes/host.ts';
import { withJobQueues } from '../fakes/job-queues.ts';
import { profile } from '../fakes/profiles.ts';

const [, , target, task] = process.argv as [string, string, string, 'start-jobs' | 'take-jobs'];
const server = { location: 'test', target: async () => JSON.parse(target) as Target };
const host = await openProcess({ after: () => undefined }, new PostgresStore(server, 2));
if (task === 'start-jobs') {
  for (const name of ['ONE', 'TWO', 'THREE']) {
    const job = await host.jobs.start({ name, user: 'ANNA', profile: profile('ANNA'), type: 'batch' });
    job.log.send(impromptu(`I am ${name}`, MessageType.informational, 0));
  }
  await host.jobs.find({});
  console.log('started');
} else {
  const { queues } = await withJobQueues(host);
  await queues.serve(async () => {
    console.log('taken');
    await new Promise(() => undefined);
  });
}

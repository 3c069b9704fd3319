// Started by buried.test.ts with the database to connect to: starts jobs, says so, and waits to be killed.
import type { Target } from '../../../src/store/postgres/target.ts';
import { PostgresStore } from '../../../src/store/postgres-store.ts';
import { systemClock } from '../../../src/system/clock.ts';
import { StoredJobs } from '../../../src/system/jobs/stored-jobs.ts';
import { MessageType } from '../../../src/system/messages/message.ts';
import { catalogue, impromptu } from '../../../src/system/messages/shipped-catalogue.ts';
import { openSystemValues } from '../../../src/system/values/stored-values.ts';
import { profile } from '../fakes/profiles.ts';

const target = JSON.parse(process.argv[2]!) as Target;
const store = new PostgresStore({ location: 'test', target: async () => target }, 2);
const values = await openSystemValues({ store, messages: catalogue, clock: systemClock });
const jobs = new StoredJobs({ store, values, messages: catalogue, clock: systemClock });
await jobs.open();
for (const name of ['ONE', 'TWO', 'THREE']) {
  const job = await jobs.start({ name, user: 'ANNA', profile: profile('ANNA'), type: 'batch' });
  job.log.send(impromptu(`I am ${name}`, MessageType.informational, 0));
}
await jobs.find({});
console.log(jobs.process);

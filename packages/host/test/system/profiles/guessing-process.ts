/**
 * A process of its own that guesses a password: reads `{ target, guesses }` as JSON from its argument, and writes the outcomes
 * as JSON.
 */

import type { Target } from '../../../src/store/postgres/target.ts';
import { PostgresStore } from '../../../src/store/postgres-store.ts';
import { openSecurityRooms } from '../../../src/system/authority/rooms.ts';
import { systemClock } from '../../../src/system/clock.ts';
import { catalogue } from '../../../src/system/messages/shipped-catalogue.ts';
import { systemRandom } from '../../../src/system/random.ts';
import { TestValues, testKey } from '../authority/fixtures.ts';

const { target, guesses } = JSON.parse(process.argv[2]!) as { target: Target; guesses: number };
const store = new PostgresStore({ location: 'test', target: async () => target }, 4);
const rooms = await openSecurityRooms({
  store,
  clock: systemClock,
  random: systemRandom,
  values: new TestValues(),
  messages: catalogue,
  audit: { record: () => {} },
  key: testKey,
});
const outcomes = await Promise.all(
  Array.from({ length: guesses }, async (_, i) => {
    const proof = { kind: 'password', password: `guess ${i}` } as const;
    const result = await rooms.authentication.authenticate('ANNA', proof, { door: 'test', address: '' });
    return result.ok ? 'ok' : result.reason;
  }),
);
await rooms.close();
await store.close();
process.stdout.write(JSON.stringify(outcomes));

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { drivers, nameOf, openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.clear());

const expected = [
  { name: 'schema', count: 0 },
  { name: 'table', count: 0 },
  { name: 'rows', count: 3 },
  { name: 'failures', count: 0 },
  { name: 'counted', rows: [[String(16 * 25)]] },
  { name: 'deadlock', victims: 1, code: -913 },
  { name: 'one of them', rows: [['2']] },
];

for (const [i, driver] of drivers.entries()) {
  test(`sixteen connections lose no update, a deadlock has one victim, ${nameOf(driver)}`, async t => {
    const seen = await stage.run(t, driver, 'Concurrent', `CONC${i}`);
    if (seen !== undefined) assert.deepEqual(seen, expected);
  });
}

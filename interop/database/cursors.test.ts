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
  { name: 'key', count: 1, key: 1 },
  { name: 'key', count: 1, key: 2 },
  { name: 'key', count: 1, key: 3 },
  { name: 'keys', rows: [['4'], ['5']] },
  { name: 'default', rows: [['0']] },
  { name: 'batch', code: -407, state: '23502' },
  { name: 'statements', first: 3, last: 2 },
  { name: 'positioned', count: 1 },
  {
    name: 'changed',
    rows: [
      ['item1', '111'],
      ['item3', '333'],
    ],
  },
  { name: 'held', seen: '[1, 20000]' },
  { name: 'closed', refused: 'true' },
  { name: 'one row', rows: [['item1']] },
];

for (const [i, driver] of drivers.entries()) {
  test(`cursors, keys and batches, ${nameOf(driver)}`, async t => {
    const seen = await stage.run(t, driver, 'Cursors', `CURS${i}`);
    if (seen !== undefined) assert.deepEqual(seen, expected);
  });
}

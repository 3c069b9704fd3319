import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { drivers, nameOf, openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.clear());

const created = (name: string) => ({ name, count: 0 });

const expected = [
  created('schema'),
  created('table'),
  ...[1, 2, 3].map(() => ({ name: 'row', count: 1 })),
  created('price'),
  { name: 'outputs', factor: '3.00', amount: '3.00', note: 'item 1' },
  { name: 'outputs', factor: '3.00', amount: '5.00', note: 'item 2' },
  { name: 'no row', amount: 'null' },
  created('lists'),
  { name: 'result set', rows: [['2'], ['3']] },
  {
    name: 'result set',
    rows: [
      ['3', '3.50'],
      ['2', '2.50'],
      ['1', '1.50'],
    ],
  },
  { name: 'after', count: -1 },
  created('fails'),
  { name: 'failed', code: -438, state: '75001' },
  { name: 'no procedure', code: -204, state: '42704' },
];

for (const [i, driver] of drivers.entries()) {
  test(`procedures, ${nameOf(driver)}`, async t => {
    const seen = await stage.run(t, driver, 'Procedures', `PROC${i}`);
    if (seen !== undefined) assert.deepEqual(seen, expected);
  });
}

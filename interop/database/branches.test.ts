import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { drivers, nameOf, openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.clear());

const rows = (name: string, ...ids: string[]) => ({ name, rows: ids.map(id => [id]) });
const insert = { name: 'insert', count: 1 };
/** XA_OK, XA_RDONLY, XAER_NOTA. */
const [ok, readOnly, unknown] = [0, 3, -4];

const expected = [
  { name: 'schema', count: 0 },
  { name: 'table', count: 0 },
  insert,
  rows('one phase', '1'),
  insert,
  { name: 'prepared', vote: ok },
  rows('not yet', '1'),
  rows('two phases', '1', '2'),
  insert,
  insert,
  rows('rolled back', '1', '2'),
  rows('only read', '2'),
  { name: 'read only', vote: readOnly },
  { name: 'unknown', code: unknown },
  insert,
  { name: 'in doubt', format: 42, branch: '06' },
  rows('recovered', '1', '2', '6'),
];

for (const [i, driver] of drivers.entries()) {
  test(`branches of global transactions, ${nameOf(driver)}`, async t => {
    const seen = await stage.run(t, driver, 'Branches', `XA${i}`);
    if (seen !== undefined) assert.deepEqual(seen, expected);
  });
}

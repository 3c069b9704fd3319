import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { drivers, nameOf, openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.clear());

/** As a row of the table is read, whatever travels in it and whatever stays behind a locator. */
const read = [
  {
    ...{ name: 'read', short: 'GrüßeGrüße', text: 5, middle: 'üße', picture: 5, same: 'true' },
    ...{ wide: 6, end: '日本', position: -1 },
  },
  {
    ...{ name: 'read', short: '0123456789', text: 100_000, middle: '012345', picture: 100_000, same: 'true' },
    ...{ wide: 100_000, end: '日本', position: 10 },
  },
  { name: 'null', short: null, wide: 'null' },
];

const expected = [
  { name: 'schema', count: 0 },
  { name: 'table', count: 0 },
  { name: 'insert', count: 1 },
  { name: 'insert', count: 1 },
  { name: 'nulls', count: 1 },
  ...read,
  { name: 'streamed in', count: 1 },
  { name: 'streamed out', characters: 300_000, bytes: 500_000, same: 'true' },
  { name: 'updated', rows: [['short now', '500000']] },
  ...read,
  ...read,
];

for (const [i, driver] of drivers.entries()) {
  test(`large objects, ${nameOf(driver)}`, async t => {
    const seen = await stage.run(t, driver, 'LargeObjects', `LOBS${i}`);
    if (seen !== undefined) assert.deepEqual(seen, expected);
  });
}

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { drivers, nameOf, openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.clear());

const cancelled = (name: string, code: number, state: string) => ({ name, code, state, soon: 'true' });

for (const driver of drivers) {
  test(`statements are cancelled and timed out, ${nameOf(driver)}`, async t => {
    const seen = await stage.run(t, driver, 'Cancels', 'ANY');
    if (seen === undefined) return;
    assert.deepEqual(seen, [
      cancelled('cancelled', -952, '57014'),
      { name: 'goes on', rows: [['1']] },
      { name: 'nothing to cancel', rows: [['2']] },
      cancelled("driver's time-out", -952, '57014'),
      cancelled("server's time-out", -666, '57005'),
      { name: 'no time-out', rows: [['3']] },
    ]);
  });
}

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { temporarySystem } from '../authority/temporary-system.ts';

const run = promisify(execFile);

test('processes that guess at the same time disable the profile together, after QMAXSIGN guesses', async t => {
  const system = await temporarySystem(t);
  const { profiles, authentication } = system.rooms;
  const officer = await system.job('QSECOFR');
  await profiles.create(officer, { name: 'ANNA', password: { text: 'Secret-1' } });
  assert.equal((await profiles.require('ANNA')).status, '*ENABLED');

  const file = fileURLToPath(new URL('./guessing-process.js', import.meta.url));
  const argument = JSON.stringify({ target: await system.server.target(), guesses: 4 });
  const outputs = await Promise.all([1, 2].map(() => run(process.execPath, [file, argument])));
  const outcomes = outputs.flatMap(({ stdout }) => JSON.parse(stdout) as string[]);
  // QMAXSIGN is 5: three are just wrong, the fourth warns, the fifth disables and the rest finds it so.
  assert.deepEqual(
    ['password-incorrect', 'password-incorrect-once-more', 'user-disabled'].map(
      reason => outcomes.filter(outcome => outcome === reason).length,
    ),
    [3, 1, 4],
  );

  const proof = { kind: 'password', password: 'Secret-1' } as const;
  const result = await authentication.authenticate('ANNA', proof, { door: 'test', address: '' });
  assert.deepEqual(result, { ok: false, reason: 'user-disabled' });
  // This process knew the profile as enabled; the notification of the other one has told it.
  assert.equal((await profiles.require('ANNA')).status, '*DISABLED');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoreError } from '../../../src/store/error.ts';
import { scramSha256 } from '../../../src/store/postgres/scram.ts';

/** The example of RFC 7677, section 3. */
const rfc7677 = {
  user: 'user',
  password: 'pencil',
  nonce: 'rOprNGfwEbeRWgbNEkqO',
  clientFirst: 'n,,n=user,r=rOprNGfwEbeRWgbNEkqO',
  serverFirst: 'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096',
  clientFinal:
    'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=',
  serverFinal: 'v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
};

const refused = (error: StoreError) => error.code === 'authentication';

test('the dialog of RFC 7677', async () => {
  const { user, password, nonce, clientFirst, serverFirst, clientFinal, serverFinal } = rfc7677;
  const dialog = scramSha256(user, password, nonce);
  assert.equal(dialog.first, clientFirst);
  assert.equal(await dialog.answer(serverFirst), clientFinal);
  dialog.verify(serverFinal);
});

test('a server that does not know the password is refused', async () => {
  const { user, password, nonce, serverFirst, serverFinal } = rfc7677;
  const dialog = scramSha256(user, password, nonce);
  assert.throws(() => dialog.verify(serverFinal), refused, 'before its challenge');
  await dialog.answer(serverFirst);
  assert.throws(() => dialog.verify('v=AAAATRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4='), refused);
  assert.throws(() => dialog.verify('e=other-error'), refused);
});

test('a challenge that is not an answer to ours is refused', async () => {
  const { user, password, nonce, serverFirst } = rfc7677;
  const dialog = scramSha256(user, password, nonce);
  for (const challenge of [
    '',
    serverFirst.replace('r=rO', 'r=Xr'),
    serverFirst.replace(/%[^,]*/, ''),
    serverFirst.replace('i=4096', 'i=0'),
    serverFirst.replace('i=4096', 'i=4000000000'),
    serverFirst.replace(',i=4096', ''),
  ])
    await assert.rejects(dialog.answer(challenge), refused, challenge);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../../src/system/messages/shipped-catalogue.ts';
import type { ChangeRefusal } from '../../../src/system/profiles/authentication.ts';
import { refusalMessage } from '../../../src/system/profiles/refusals.ts';
import { TestValues } from '../authority/fixtures.ts';

test('every refusal has a message that the catalogue can fill', () => {
  const values = new TestValues();
  values.set('QPWDMINLEN', 7);
  const text = (reason: ChangeRefusal) => {
    const [id, ...replacements] = refusalMessage(reason, 'ANNA', values);
    return catalogue.escape(id, replacements).message;
  };
  assert.match(text('user-unknown'), /^CPF2204 .*ANNA/);
  assert.match(text('user-disabled'), /^CPF22E3 .*ANNA/);
  assert.match(text('password-incorrect'), /^CPF22E2 .*ANNA/);
  assert.match(text('password-incorrect-once-more'), /^CPF22E2 .*ANNA/);
  assert.match(text('password-expired'), /^CPF22E4 .*ANNA/);
  assert.match(text('password-none'), /^CPF22E5 .*ANNA/);
  assert.match(text('new-too-short'), /^CPF22C2 .*7/);
  assert.match(text('new-too-long'), /^CPF22C3 .*128/);
  const others: ChangeRefusal[] = [
    'new-used-before',
    'new-bad-character',
    'new-adjacent-digits',
    'new-repeats-character',
    'new-same-position',
    'new-needs-digit',
    'new-refused-by-program',
    'new-consecutive-repeat',
    'new-contains-user',
    'new-not-valid',
    'change-blocked',
    'protected-old',
  ];
  for (const reason of others) assert.match(text(reason), /^CPF22/, reason);
});

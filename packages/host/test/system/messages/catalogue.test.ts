import assert from 'node:assert/strict';
import { test } from 'node:test';
import { families, shippedMessages } from '../../../src/system/messages/catalogue/index.ts';
import { EscapeError, MessageType } from '../../../src/system/messages/message.ts';
import { catalogue } from '../../../src/system/messages/shipped-catalogue.ts';

test('an escape carries id, severity, filled texts and packed data', () => {
  const error = catalogue.escape('CPF9801', ['ORDERS', 'SALES', '*DTAQ']);
  assert.ok(error instanceof EscapeError);
  const { id, type, severity, text, file, library, data } = error.escape;
  assert.deepEqual(
    { id, type, severity, file, library },
    {
      id: 'CPF9801',
      type: MessageType.escape,
      severity: 40,
      file: 'QCPFMSG',
      library: 'QSYS',
    },
  );
  assert.equal(text, 'Cannot find object ORDERS of type *DTAQ in library SALES.');
  // ORDERS and SALES blank padded to ten EBCDIC characters, DTAQ to seven, without its star
  assert.equal(
    Buffer.from(data).toString('hex'),
    `${'d6d9c4c5d9e240404040'}${'e2c1d3c5e24040404040'}${'c4e3c1d8404040'}`,
  );
});

test('an unknown id and a surplus value are programming errors', () => {
  assert.throws(() => catalogue.message('CPF0ZZZ', MessageType.escape), TypeError);
  assert.throws(() => catalogue.escape('CPF9810', ['A', 'B']), TypeError);
  assert.equal(catalogue.describe('CPF0ZZZ'), undefined);
});

test('every shipped message is well formed', () => {
  for (const [id, { severity, text, cause, recovery, data }] of Object.entries(shippedMessages)) {
    assert.match(id, /^[A-Z][A-Z0-9]{2}[0-9A-F]{4}$/, id);
    assert.ok(Number.isInteger(severity) && severity >= 0 && severity <= 99, id);
    assert.ok(text.length > 0 && text.length <= 132, `${id}: a first-level text has at most 132 characters`);
    const help = catalogue.describe(id)!.help;
    assert.ok(help.length <= 3000, `${id}: a second-level text has at most 3000 characters`);
    const fields = data ?? [];
    for (const [, number] of [text, cause, recovery].join(' ').matchAll(/&(\d+)/g)) {
      const field = fields[Number(number) - 1];
      assert.ok(field !== undefined && field.kind !== 'reserved', `${id} has no value for &${number}`);
    }
    assert.ok(!fields.slice(0, -1).some(field => field.kind === 'rest'), `${id}: only the last field takes the rest`);
  }
});

test('no message is declared twice', () => {
  const ids = families.flatMap(family => Object.keys(family)).sort();
  assert.deepEqual(ids, Object.keys(shippedMessages).sort());
});

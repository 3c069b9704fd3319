import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CcsidError, charset, loadCharset } from '../../src/ccsid/index.ts';

test('CCSID 37, 500 and 273 put letters, digits and national characters where IBM does', () => {
  assert.deepEqual(Buffer.from(charset(37).encode('ABC xyz 019')).toString('hex'), 'c1c2c340a7a8a940f0f1f9');
  assert.deepEqual(charset(500).decode(Buffer.from('4a5a5f4f', 'hex')), '[]^!');
  assert.deepEqual(charset(273).decode(Buffer.from('4ae05aa1', 'hex')), 'ÄÖÜß');
  assert.deepEqual(charset(1140).decode(Buffer.from('9f', 'hex')), '€');
});

test('the Unicode CCSIDs are big-endian UTF-16 and UTF-8', () => {
  assert.deepEqual(Buffer.from(charset(1200).encode('A€')).toString('hex'), '004120ac');
  assert.deepEqual(charset(13488).decode(Buffer.from('004120ac', 'hex')), 'A€');
  assert.deepEqual(Buffer.from(charset(1208).encode('A€')).toString('hex'), '41e282ac');
  assert.deepEqual(charset(819).decode(Buffer.from('41e4', 'hex')), 'Aä');
});

test('a character that the CCSID lacks becomes its substitution character, or the strict policy’s error', () => {
  assert.deepEqual(Buffer.from(charset(37).encode('a€b')).toString('hex'), '813f82');
  assert.throws(
    () => charset(37, 'strict').encode('a€b'),
    (error: unknown) => {
      assert(error instanceof CcsidError);
      assert.equal(error.code, 'unmappable-character');
      assert.equal(error.position, 1);
      return true;
    },
  );
});

test('text that does not fit is refused', () => {
  assert.throws(() => charset(37).encodeInto('abc', new Uint8Array(4), 2), { code: 'target-too-small' });
  assert.throws(() => charset(1200).encodeInto('ab', new Uint8Array(4), 1), { code: 'target-too-small' });
});

test('an unknown CCSID is refused by name', async () => {
  assert.throws(() => charset(4711), { code: 'ccsid-unsupported', ccsid: 4711 });
  await assert.rejects(loadCharset(4711), { code: 'ccsid-unsupported' });
});

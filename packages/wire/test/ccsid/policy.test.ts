import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CcsidError, loadCharset } from '../../src/ccsid/index.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytes = (text: string) => Buffer.from(text, 'hex');

test('a character that the CCSID lacks becomes the substitution character, as wide as it would have been', async () => {
  const expected: [ccsid: number, text: string, bytes: string][] = [
    [37, 'a€b', '813f82'],
    [37, 'a\u{1F600}b', '813f82'],
    [1140, 'a¤b', '813f82'],
    [819, 'a€b', '611a62'],
    [850, 'a€b', '617f62'],
    [930, 'a\u{1F600}b', '620efefe0f63'],
    [930, '日\u{1F600}本', '0e4562fefe45660f'],
    [933, 'aä日', '813f0e5fab0f'],
    [300, '日A', '4562fefe'],
    [300, '日\u{1F600}', '4562fefe'],
    [1208, 'a\ud800', '61efbfbd'],
  ];
  for (const [ccsid, text, encoded] of expected) {
    assert.equal(hex((await loadCharset(ccsid)).encode(text)), encoded, `${ccsid} ${text}`);
  }
});

test('strict: a character that the CCSID lacks is refused, with its position', async () => {
  const expected: [ccsid: number, text: string, position: number][] = [
    [37, 'a€b', 1],
    [37, `${'x'.repeat(5000)}€`, 5000],
    [1140, `${'x'.repeat(100)}¤`, 100],
    [930, '日本\u{1F600}', 2],
    [930, 'a\u000e', 1],
    [300, '日A', 1],
    [1200, 'a\ud800', 1],
    [1208, 'ab\udc00c', 2],
  ];
  for (const [ccsid, text, position] of expected) {
    const { encode, encodeInto } = await loadCharset(ccsid, 'strict');
    const refusal = { name: 'CcsidError', code: 'unmappable-character', fault: 'caller', ccsid, position };
    assert.throws(() => encode(text), refusal);
    assert.throws(() => encodeInto(text, new Uint8Array(20_000), 3), refusal);
  }
});

test('bytes without character become U+FFFD; strict refuses them, with their position', async () => {
  const expected: [ccsid: number, data: string, text: string, position: number][] = [
    [424, '4170c1', '\u05d0\ufffdA', 1],
    [290, `${'c1'.repeat(20)}57`, `${'A'.repeat(20)}\ufffd`, 20],
    [930, 'c157c1', 'A\ufffdA', 1],
    [930, '0e4562feff45660f', '日\ufffd\ufffd本', 3],
    [930, '0e4562feed45660f', '日\ufffd本', 3],
    [300, '4562fefe4566', '日\ufffd本', 2],
    [300, '456245', '日\ufffd', 2],
    [300, '45620041', '日\ufffd', 2],
    [1200, '004100', 'A\ufffd', 2],
    [1208, '4142ff43', 'AB\ufffdC', 2],
    [1208, 'efbfbd41c3', '\ufffdA\ufffd', 4],
  ];
  for (const [ccsid, data, text, position] of expected) {
    assert.equal((await loadCharset(ccsid)).decode(bytes(data)), text, `${ccsid} ${data}`);
    const { decode } = await loadCharset(ccsid, 'strict');
    assert.throws(() => decode(bytes(data)), { code: 'unmappable-bytes', fault: 'peer', ccsid, position });
    // Positions count from the start of the array, not of the part.
    const shifted = Buffer.concat([bytes('ffff'), bytes(data)]);
    assert.throws(() => decode(shifted, 2), { code: 'unmappable-bytes', position: position + 2 });
  }
});

test('UTF-16 keeps a surrogate without partner; strict refuses it', async () => {
  assert.equal((await loadCharset(1200)).decode(bytes('0041d8000042')), 'A\ud800B');
  assert.equal(hex((await loadCharset(1200)).encode('A\ud800B')), '0041d8000042');
  const { decode } = await loadCharset(1200, 'strict');
  assert.throws(() => decode(bytes('0041d8000042')), { code: 'unmappable-bytes', position: 2 });
});

test('the error names what was wrong', async () => {
  const { encode, decode } = await loadCharset(424, 'strict');
  assert.throws(
    () => encode('a€ä'),
    error => error instanceof CcsidError && error.message === 'U+00E4 at 2 is not in CCSID 424',
  );
  assert.throws(
    () => decode(bytes('70')),
    error => error instanceof CcsidError && error.message === "X'70' at 0 is no character of CCSID 424",
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { charset, isSupported, kindOf, loadCharset, supportedCcsids } from '../../src/ccsid/index.ts';

/** Text and its bytes as ICU's `uconv` (other software than ours) writes them. */
const samples: [ccsid: number, text: string, bytes: string][] = [
  [37, 'ABC xyz 019', 'c1c2c340a7a8a940f0f1f9'],
  [37, '[]^!|¬¢', 'babbb05a4f5f4a'],
  [273, 'ÄÖÜäöüß@', '4ae05ac06ad0a1b5'],
  [277, 'ÆØÅæøå', '7b7c5bc06ad0'],
  [500, '[]^!|¬¢', '4a5a5f4fbbbab0'],
  [871, 'ÞÐþðÆÖæö', '4a7cc0795a5fd0a1'],
  [875, 'Αθήνα', '419bb3aa8a'],
  [1025, 'Москва', 'cf9eab9aaf77'],
  [1047, '[]^', 'adbd5f'],
  [1140, '10 €', 'f1f0409f'],
  [1142, '€', '5a'],
  [819, 'Aä', '41e4'],
  [850, 'Aä', '4184'],
  [1252, '€Ž', '808e'],
  [1200, 'A€', '004120ac'],
  [13488, 'A€', '004120ac'],
  [1208, 'A€', '41e282ac'],
  [300, '日本', '45624566'],
  [930, 'A日本語b', 'c10e4562456648e70f63'],
  [930, 'ｱAa', '81c162'],
  [939, 'A日本語b', 'c10e4562456648e70f82'],
  [939, 'ｱAa', '59c181'],
  [933, '한국', '0ed0658a820f'],
  [1364, 'A日本語b', 'c10e5fab58a25ce90f82'],
  [1388, '中国，a', '0e5bcf4d9b426b0f81'],
  [937, '中國', '0e4c8456ce0f'],
  // Two characters that take two UTF-16 units: a letter with its mark, and one beyond U+FFFF.
  [1399, 'か゚𠀋', '0eecb5b3420f'],
];

test('text and bytes are as ICU has them', async () => {
  for (const [ccsid, text, bytes] of samples) {
    const { decode, encode } = await loadCharset(ccsid, 'strict');
    assert.equal(Buffer.from(encode(text)).toString('hex'), bytes, `${ccsid} ${text}`);
    assert.equal(decode(Buffer.from(bytes, 'hex')), text, `${ccsid} ${bytes}`);
  }
});

test('65535 converts nothing', () => {
  const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const text = charset(65535).decode(every);
  assert.equal(text, Buffer.from(every).toString('latin1'));
  assert.deepEqual(charset(65535).encode(text), every);
  assert.equal(charset(65535).kind, 'binary');
});

test('line ends: 15 is NEL and 25 is LF in every EBCDIC; text services that want otherwise say so themselves', () => {
  for (const ccsid of supportedCcsids.filter(
    ccsid => kindOf(ccsid) === 'single-byte' && charset(ccsid).blank === 0x40,
  )) {
    assert.equal(charset(ccsid).decode(Uint8Array.of(0x15, 0x25)), '\u0085\n', String(ccsid));
  }
});

test('a charset is made once, and says what it is', async () => {
  assert.equal(charset(37), charset(37));
  assert.equal(await loadCharset(37), charset(37));
  assert.notEqual(charset(37), charset(37, 'strict'));
  const facts = async (ccsid: number) => {
    const { kind, blank, unit, substitute } = await loadCharset(ccsid);
    return [kind, blank, unit, Buffer.from(substitute).toString('hex')];
  };
  assert.deepEqual(await facts(37), ['single-byte', 0x40, 1, '3f']);
  assert.deepEqual(await facts(819), ['single-byte', 0x20, 1, '1a']);
  assert.deepEqual(await facts(850), ['single-byte', 0x20, 1, '7f']);
  assert.deepEqual(await facts(930), ['mixed', 0x40, 1, '3f']);
  assert.deepEqual(await facts(300), ['double-byte', 0x4040, 2, 'fefe']);
  assert.deepEqual(await facts(1200), ['unicode', 0x20, 2, 'fffd']);
  assert.deepEqual(await facts(1208), ['unicode', 0x20, 1, 'efbfbd']);
});

test('the blank of every CCSID decodes to a space, or to the ideographic one', async () => {
  for (const ccsid of supportedCcsids) {
    const { decode, blank, unit, kind } = await loadCharset(ccsid);
    const bytes = unit === 1 ? Uint8Array.of(blank) : Uint8Array.of(blank >> 8, blank);
    // 65535 pads as its job's EBCDIC would, and converts nothing.
    const expected = kind === 'double-byte' ? '\u3000' : kind === 'binary' ? '@' : ' ';
    assert.equal(decode(bytes), expected, String(ccsid));
  }
});

test('an unknown CCSID is refused by name', async () => {
  assert.throws(() => charset(4711), { code: 'ccsid-unsupported', ccsid: 4711, fault: 'caller' });
  await assert.rejects(loadCharset(4711), { code: 'ccsid-unsupported' });
  assert.equal(isSupported(4711), false);
  assert.equal(kindOf(4711), undefined);
  assert.equal(isSupported(5026), true);
});

test('text that does not fit is refused; what fits exactly is not', async () => {
  for (const [ccsid, text, size] of [
    [37, 'abc', 3],
    [37, 'a\u{1F600}', 2],
    [1200, 'ab', 4],
    [1208, 'a€', 4],
    [300, '日本', 4],
    [930, 'a日b', 6],
  ] as const) {
    const { encodeInto } = await loadCharset(ccsid);
    assert.equal(encodeInto(text, new Uint8Array(size + 5), 5), size);
    assert.throws(() => encodeInto(text, new Uint8Array(size + 5), 6), { code: 'target-too-small', ccsid });
  }
});

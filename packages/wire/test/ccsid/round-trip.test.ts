import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Charset, loadCharset, supportedCcsids } from '../../src/ccsid/index.ts';
import { codesOf, repertoireOf } from './repertoire.ts';

for (const ccsid of supportedCcsids) {
  test(`CCSID ${ccsid}: text comes back from its bytes, whole or in parts`, async () => {
    const strict = await loadCharset(ccsid, 'strict');
    const lenient = await loadCharset(ccsid);
    // Long enough to go through every way that a conversion chooses by length.
    const text =
      lenient.kind === 'unicode'
        ? fc.string({ unit: 'binary', maxLength: 150 })
        : fc
            .array(fc.constantFrom(...repertoireOf(lenient)), { maxLength: 150 })
            .map(characters => characters.join(''));
    fc.assert(
      fc.property(text, fc.nat(9), (some, offset) => {
        const bytes = strict.encode(some);
        assert.equal(strict.decode(bytes), some);
        assert.equal(lenient.decode(bytes), some);
        assert.deepEqual(lenient.encode(some), bytes);

        const target = new Uint8Array(offset + bytes.length + 3).fill(0xaa);
        assert.equal(strict.encodeInto(some, target, offset), bytes.length);
        assert.deepEqual(target.subarray(offset, offset + bytes.length), bytes);
        assert.ok(target.subarray(0, offset).every(byte => byte === 0xaa));
        assert.ok(target.subarray(offset + bytes.length).every(byte => byte === 0xaa));
        assert.equal(strict.decode(target, offset, offset + bytes.length), some);
      }),
      { numRuns: 100 },
    );
  });
}

test('each code that a character decodes from encodes to the same character again', async () => {
  for (const ccsid of supportedCcsids) {
    const charset = await loadCharset(ccsid);
    if (charset.kind === 'unicode') continue;
    for (const code of codesOf(charset)) {
      const character = charset.decode(code);
      if (character === '\ufffd') continue;
      assert.equal(
        charset.decode(charset.encode(character)),
        character,
        `${ccsid} ${Buffer.from(code).toString('hex')}`,
      );
    }
  }
});

test('what is longer than any working memory converts like what is short', async () => {
  for (const ccsid of [37, 1140, 424, 930, 300, 1200, 1208]) {
    const charset = await loadCharset(ccsid);
    const characters = charset.kind === 'unicode' ? ['a', 'ß', '日'] : repertoireOf(charset);
    for (const length of [8000, 20_000, 300_001]) {
      let text = '';
      while (text.length < length) text += characters.slice(0, 400).join('');
      assertSameInPieces(charset, text, 3);
    }
  }
});

/** The bytes of each piece are found by the ways for short texts; `misalignment` keeps words of memory from being whole. */
function assertSameInPieces(charset: Charset, text: string, misalignment: number): void {
  const target = new Uint8Array(misalignment + 3 * text.length + 4);
  const length = charset.encodeInto(text, target, misalignment);
  const bytes = target.subarray(misalignment, misalignment + length);
  assert.deepEqual(charset.encode(text), bytes.slice());
  assert.equal(charset.decode(bytes), text);
  if (charset.kind === 'mixed') return;
  const pieces = Array.from(text, character => charset.encode(character));
  assert.deepEqual(Buffer.concat(pieces), Buffer.from(bytes));
}

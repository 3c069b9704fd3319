import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { type Charset, loadCharset } from '../../src/ccsid/index.ts';

let lenient: Charset;
let strict: Charset;
before(async () => {
  lenient = await loadCharset(939);
  strict = await loadCharset(939, 'strict');
});

const bytes = (hex: string) => Buffer.from(hex, 'hex');

test('malformed shift sequences are read as far as they make sense, and refused by the strict policy', () => {
  const expected: [data: string, text: string, position: number, why: string][] = [
    ['c10f', 'A', 1, 'SI without SO'],
    ['0e45620e45660f', '日本', 3, 'SO after SO'],
    ['0e4562', '日', 3, 'SO without SI'],
    ['0e45620fc10e', '日A', 6, 'SO as the last byte'],
    ['0e', '', 1, 'nothing but SO'],
    ['0f', '', 0, 'nothing but SI'],
  ];
  for (const [data, text, position, why] of expected) {
    assert.equal(lenient.decode(bytes(data)), text, why);
    assert.throws(() => strict.decode(bytes(data)), { code: 'malformed-shift', fault: 'peer', position }, why);
  }
});

test('half a pair is one U+FFFD, and the shift after it still counts', () => {
  assert.equal(lenient.decode(bytes('0e4562450fc1')), '日\ufffdA');
  assert.equal(lenient.decode(bytes('0e456245')), '日\ufffd');
  assert.equal(lenient.decode(bytes('0e1545620f')), '\ufffd日');
  assert.throws(() => strict.decode(bytes('0e4562450fc1')), { code: 'unmappable-bytes', position: 3 });
});

test('a part of a field never reads beyond its end', () => {
  const field = bytes('0e456245660f');
  assert.equal(lenient.decode(field, 0, 4), '日\ufffd');
  assert.equal(lenient.decode(field, 0, 3), '日');
  // Without the SO in front of it, the pair's bytes are half-width katakana.
  assert.equal(lenient.decode(field, 1, 3), '､ｲ');
});

test('an empty pair of shifts is nothing', () => {
  assert.equal(lenient.decode(bytes('c10e0fc2')), 'AB');
  assert.equal(strict.decode(bytes('c10e0fc2')), 'AB');
  assert.equal(strict.encode('').length, 0);
});

test('whatever the text, its bytes shift correctly: SO and SI take turns, pairs are whole, SI comes last', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const encoded = lenient.encode(text);
      let double = false;
      for (let i = 0; i < encoded.length; i++) {
        if (encoded[i] === 0x0e || encoded[i] === 0x0f) {
          assert.equal(encoded[i] === 0x0e, !double);
          double = !double;
        } else if (double) {
          assert.ok(encoded[i]! >= 0x40 && encoded[++i]! >= 0x40);
        }
      }
      assert.equal(double, false);
      assert.doesNotThrow(() => lenient.decode(encoded));
    }),
    { numRuns: 2000 },
  );
});

test('any bytes decode, and to no more UTF-16 units than bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.array(fc.nat(199), { maxLength: 20 }), (data, shifts) => {
      for (const at of shifts) if (at < data.length) data[at] = at % 2 === 0 ? 0x0e : 0x0f;
      assert.ok(lenient.decode(data).length <= data.length);
    }),
    { numRuns: 2000 },
  );
});

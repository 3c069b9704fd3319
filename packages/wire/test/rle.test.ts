import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { WireError } from '../src/errors.ts';
import { compress, expand } from '../src/rle.ts';

/** Plain and compressed by `DataStreamCompression` of IBM Toolbox for Java 9.4; undefined: it keeps the plain form. */
const GOLDEN: readonly [string, string, string | undefined][] = [
  ['one run', '40'.repeat(20), '1b4040000a'],
  ['a run of 10 bytes is worth a record', '40'.repeat(10), '1b40400005'],
  ['a run of 8 bytes is not', '40'.repeat(8), undefined],
  ['the odd byte of a run', '00'.repeat(13), '1b0000000600'],
  ['pairs of two bytes', '00f1'.repeat(6), '1b00f10006'],
  ['pairs that start at an odd place', `c1${'00f1'.repeat(6)}`, 'c1001bf1000005f1'],
  ['an escape in a run', `${'40'.repeat(12)}1b${'40'.repeat(12)}`, '1b404000061b1b1b40400006'],
  ['escapes only', '1b'.repeat(12), undefined],
  ['nothing to gain', '0102030405060708090a0b0c', undefined],
  ['more than a record can count', '00'.repeat(131_082), '1b0000ffff1b00000006'],
];

for (const [name, plain, compressed] of GOLDEN) {
  test(`golden: ${name}`, () => {
    const data = bytes(plain);
    assert.equal(hex(compress(data)), compressed);
    if (compressed === undefined) return;
    assert.deepEqual(expand(bytes(compressed), data.length, data.length), data);
  });
}

const runs = fc
  .array(
    fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 3 }), fc.nat(40), fc.boolean()).map(([unit, count, escaped]) => {
      if (escaped) unit[0] = 0x1b;
      return Buffer.concat(new Array<Uint8Array>(count).fill(unit));
    }),
  )
  .map(parts => Buffer.concat(parts));

test('what is compressed is shorter and expands to what it was', () => {
  fc.assert(
    fc.property(runs, data => {
      const compressed = compress(data);
      if (compressed === undefined) return;
      assert.ok(compressed.length < data.length);
      assert.ok(data.equals(expand(compressed, data.length, data.length)));
    }),
    { numRuns: 500 },
  );
});

test('every proper prefix is refused by name', () => {
  const data = bytes(`c1${'40'.repeat(12)}c21b${'00f1'.repeat(9)}c3`);
  const compressed = compress(data)!;
  for (let end = 0; end < compressed.length; end++) {
    const code = refusal(() => expand(compressed.subarray(0, end), data.length, data.length));
    assert.ok(code === 'truncated' || code === 'bad-length', `${code} at ${end}`);
  }
});

test('the declared size has to be true, and is refused before it is allocated', () => {
  const bomb = bytes('1b0000ffff'.repeat(1000));
  assert.equal(
    refusal(() => expand(bomb, 131_070_000, 1 << 20)),
    'frame-too-large',
  );
  assert.equal(
    refusal(() => expand(bomb, 1 << 20, 1 << 20)),
    'bad-length',
  );
  assert.equal(
    refusal(() => expand(bytes('c1'), 2, 10)),
    'bad-length',
  );
  assert.equal(expand(bytes(''), 0, 10).length, 0);
});

test('other encoders may write empty runs, short runs, and an escape as second byte of a pair', () => {
  assert.equal(hex(expand(bytes('c11bf0f00000c2'), 2, 10)), 'c1c2');
  assert.equal(hex(expand(bytes('1bf0f10001'), 2, 10)), 'f0f1');
  assert.equal(hex(expand(bytes('1bf01b0002'), 4, 10)), 'f01bf01b');
});

test('random bytes either expand to the declared size or are refused by name', () => {
  const noise = fc.array(fc.oneof(fc.constant(0x1b), fc.constant(0), fc.nat(255)), { maxLength: 60 });
  fc.assert(
    fc.property(noise, fc.nat(300), (data, size) => {
      try {
        assert.equal(expand(Uint8Array.from(data), size, 200).length, size);
      } catch (error) {
        assert.ok(error instanceof WireError);
        assert.ok(['truncated', 'bad-length', 'frame-too-large'].includes(error.code));
      }
    }),
    { numRuns: 2000 },
  );
});

function refusal(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    if (error instanceof WireError) return error.code;
    throw error;
  }
  return 'accepted';
}

function bytes(text: string): Buffer {
  return Buffer.from(text, 'hex');
}

function hex(value: Uint8Array | undefined): string | undefined {
  return value && Buffer.from(value).toString('hex');
}

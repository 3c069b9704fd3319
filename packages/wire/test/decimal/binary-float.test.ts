import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Reader, Writer } from '../../src/bytes.ts';
import {
  binary,
  Decimal,
  field,
  float4,
  float8,
  int8,
  int16,
  int32,
  int64,
  type NumberType,
  packed,
  uint8,
  uint16,
  uint32,
  uint64,
} from '../../src/decimal/index.ts';

/** Written by the AS400Bin, AS400UnsignedBin and AS400Float classes of IBM Toolbox for Java 9.4. */
const GOLDEN: readonly [NumberType<number | bigint>, number | bigint, string][] = [
  [int8, -2, 'fe'],
  [int16, -2, 'fffe'],
  [int32, -2, 'fffffffe'],
  [int64, -2n, 'fffffffffffffffe'],
  [uint8, 254, 'fe'],
  [uint16, 65534, 'fffe'],
  [uint32, 4294967294, 'fffffffe'],
  [uint64, 18446744073709551614n, 'fffffffffffffffe'],
  [float4, Math.fround(-0.1), 'bdcccccd'],
  [float8, -0.1, 'bfb999999999999a'],
];

for (const [type, value, bytes] of GOLDEN) {
  test(`golden: ${type.type} ${value}`, () => {
    assert.equal(hex(type, value), bytes);
    assert.equal(type.read(Buffer.from(bytes, 'hex'), 0), value);
  });
}

test('integers: every value is read back; those outside the range are refused', () => {
  for (const type of [int8, uint8, int16, uint16, int32, uint32, int64, uint64] as NumberType<number | bigint>[]) {
    const bits = BigInt(type.size * 8);
    const min = type.type.startsWith('u') ? 0n : -(1n << (bits - 1n));
    const max = min + (1n << bits) - 1n;
    const as = (value: bigint) => (type.size === 8 ? value : Number(value));
    fc.assert(
      fc.property(fc.oneof(fc.bigInt({ min, max }), fc.constantFrom(min, max)), value => {
        const bytes = Buffer.from(`55${hex(type, as(value))}`, 'hex');
        assert.equal(type.read(bytes, 1), as(value));
        assert.equal(type.readText(bytes, 1), value.toString());
      }),
    );
    for (const value of [min - 1n, max + 1n]) assert.throws(() => hex(type, as(value)), { code: 'overflow' });
    assert.throws(() => type.read(new Uint8Array(type.size - 1), 0), { code: 'truncated' });
    assert.throws(() => type.write(new Uint8Array(type.size - 1), 0, as(0n)), { code: 'truncated' });
  }
  assert.throws(() => hex(int32, 1.5), { code: 'inexact' });
  assert.throws(() => hex(int32, Number.NaN), { code: 'inexact' });
});

test('binary with decimal positions', () => {
  for (const size of [2, 4, 8] as const) {
    const type = binary(size, 2);
    const bits = BigInt(size * 8 - 1);
    const unscaled = fc.bigInt({ min: -(1n << bits), max: (1n << bits) - 1n });
    fc.assert(
      fc.property(unscaled, unscaled => {
        const value = new Decimal(unscaled, 2);
        const bytes = Buffer.from(hex(type, value), 'hex');
        assert.deepEqual(type.read(bytes, 0), value);
        assert.equal(type.readText(bytes, 0), value.toString());
      }),
    );
    assert.throws(() => hex(type, new Decimal(1n << bits, 2)), { code: 'overflow' });
    assert.throws(() => hex(type, Decimal.parse('0.001')), { code: 'inexact' });
  }
  assert.equal(binary(4, 2).readText(Buffer.from('fffffffb', 'hex'), 0), '-0.05');
});

test('floating point: every value is read back, and text denotes it', () => {
  fc.assert(
    fc.property(fc.float(), value => {
      const bytes = Buffer.from(hex(float4, value), 'hex');
      assert.ok(Object.is(float4.read(bytes, 0), value));
      const text = float4.readText(bytes, 0);
      assert.equal(Math.fround(Number(text)), Object.is(value, -0) ? 0 : value);
    }),
  );
  fc.assert(
    fc.property(fc.double(), value => Object.is(float8.read(Buffer.from(hex(float8, value), 'hex'), 0), value)),
  );
  assert.equal(float4.format(Math.fround(0.1)), '0.1');
  assert.equal(float4.format(Math.fround(16777217)), '16777216');
  assert.equal(float8.format(0.1), '0.1');
  assert.throws(() => hex(float4, 1e39), { code: 'overflow' });
  assert.equal(hex(float4, Number.NEGATIVE_INFINITY), 'ff800000');
  assert.throws(() => float8.read(new Uint8Array(7), 0), { code: 'truncated' });
});

test('a number is a field of a message table', () => {
  const price = field(packed(7, 2), 'in dollars');
  assert.equal(price.type, 'packed(7,2)');
  assert.equal(price.size, 4);
  const writer = new Writer();
  price.write(writer, Decimal.parse('-12.3'));
  const bytes = writer.finish();
  assert.equal(bytes.toString('hex'), '0001230d');
  const value = price.read(new Reader(bytes));
  assert.equal(value.toString(), '-12.30');
  assert.equal(price.show(value), '-12.30');
  assert.throws(() => price.read(new Reader(bytes.subarray(1))), { code: 'truncated' });
});

function hex<T>(type: NumberType<T>, value: T): string {
  const bytes = Buffer.alloc(type.size);
  type.write(bytes, 0, value);
  return bytes.toString('hex');
}

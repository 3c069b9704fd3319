import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  Decimal,
  type NumberType,
  packed,
  packedSize,
  readPacked,
  readPackedText,
  readZoned,
  readZonedText,
  writePacked,
  writeZoned,
  zoned,
} from '../../src/decimal/index.ts';

/** Written by AS400PackedDecimal and AS400ZonedDecimal of IBM Toolbox for Java 9.4. */
const GOLDEN: readonly [NumberType<Decimal>, string, string][] = [
  [packed(7, 2), '-123.45', '0012345d'],
  [packed(7, 2), '0.00', '0000000f'],
  [packed(7, 2), '99999.99', '9999999f'],
  [packed(6, 2), '-1234.56', '0123456d'],
  [packed(1), '7', '7f'],
  [packed(31, 5), '-12345678901234567890123456.78901', '1234567890123456789012345678901d'],
  [packed(63, 63), `0.${'123'.padStart(63, '0')}`, `${'123'.padStart(63, '0')}f`],
  [zoned(7, 2), '-123.45', 'f0f0f1f2f3f4d5'],
  [zoned(7, 2), '0.00', 'f0f0f0f0f0f0f0'],
  [zoned(6, 2), '1234.56', 'f1f2f3f4f5f6'],
  [zoned(1), '-7', 'd7'],
  [zoned(31, 5), '-12345678901234567890123456.78901', 'f1f2f3f4f5f6f7f8f9f0f1f2f3f4f5f6f7f8f9f0f1f2f3f4f5f6f7f8f9f0d1'],
];

for (const [type, text, bytes] of GOLDEN) {
  test(`golden: ${type.type} ${text}`, () => {
    assert.equal(hex(type, Decimal.parse(text)), bytes);
    assert.equal(type.readText(Buffer.from(bytes, 'hex'), 0), text);
    assert.equal(type.read(Buffer.from(bytes, 'hex'), 0).toString(), text);
  });
}

const shape = fc.integer({ min: 1, max: 63 }).chain(precision => {
  const most = 10n ** BigInt(precision) - 1n;
  const short = fc.nat(precision).chain(digits => {
    const most = 10n ** BigInt(digits) - 1n;
    return fc.bigInt({ min: -most, max: most });
  });
  return fc.record({
    precision: fc.constant(precision),
    scale: fc.nat(precision),
    unscaled: fc.oneof(fc.bigInt({ min: -most, max: most }), short),
    offset: fc.nat(5),
  });
});

/** The definition, digit by digit. */
function expectedPacked(unscaled: bigint, precision: number): string {
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(packedSize(precision) * 2 - 1, '0');
  return digits + (unscaled < 0n ? 'd' : 'f');
}

function expectedZoned(unscaled: bigint, precision: number): string {
  const digits = [...(unscaled < 0n ? -unscaled : unscaled).toString().padStart(precision, '0')];
  return digits.map((digit, i) => (unscaled < 0n && i === precision - 1 ? 'd' : 'f') + digit).join('');
}

test('packed and zoned: written as defined, at any offset, and nothing beside', () => {
  fc.assert(
    fc.property(shape, ({ precision, unscaled, offset }) => {
      for (const [write, size, expected] of [
        [writePacked, packedSize(precision), expectedPacked(unscaled, precision)],
        [writeZoned, precision, expectedZoned(unscaled, precision)],
      ] as const) {
        const bytes = Buffer.alloc(size + offset + 3, 0x55);
        write(bytes, offset, precision, unscaled);
        assert.equal(bytes.toString('hex'), `${'55'.repeat(offset) + expected}555555`);
      }
    }),
    { numRuns: 500 },
  );
});

test('packed and zoned: read back as the same number and as its text', () => {
  fc.assert(
    fc.property(shape, ({ precision, scale, unscaled, offset }) => {
      const text = new Decimal(unscaled, scale).toString();
      const inPacked = Buffer.from(`${'99'.repeat(offset) + expectedPacked(unscaled, precision)}99`, 'hex');
      assert.equal(readPacked(inPacked, offset, precision), unscaled);
      assert.equal(readPackedText(inPacked, offset, precision, scale), text);
      const inZoned = Buffer.from(`${'99'.repeat(offset) + expectedZoned(unscaled, precision)}99`, 'hex');
      assert.equal(readZoned(inZoned, offset, precision), unscaled);
      assert.equal(readZonedText(inZoned, offset, precision, scale), text);
    }),
    { numRuns: 500 },
  );
});

test('signs: A, C, E and F are plus, B and D minus; a minus zero is zero', () => {
  for (const [sign, meaning] of [...'abcdef'].map(sign => [sign, 'bd'.includes(sign) ? '-' : ''] as const)) {
    for (const precision of [3, 33]) {
      const digits = '123'.padStart(precision, '0');
      const zoned = [...digits].map((digit, i) => (i === precision - 1 ? sign : 'f') + digit).join('');
      assert.equal(readPackedText(Buffer.from(digits + sign, 'hex'), 0, precision, 2), `${meaning}1.23`);
      assert.equal(readPacked(Buffer.from(digits + sign, 'hex'), 0, precision), BigInt(`${meaning}123`));
      assert.equal(readZonedText(Buffer.from(zoned, 'hex'), 0, precision, 2), `${meaning}1.23`);
      assert.equal(readZoned(Buffer.from(zoned, 'hex'), 0, precision), BigInt(`${meaning}123`));

      const zero = '0'.repeat(precision);
      assert.equal(readPackedText(Buffer.from(zero + sign, 'hex'), 0, precision, 1), '0.0');
      assert.equal(readPackedText(Buffer.from(zero + sign, 'hex'), 0, precision, 0), '0');
      assert.equal(readPacked(Buffer.from(zero + sign, 'hex'), 0, precision), 0n);
    }
  }
  // Zones other than the last are not looked at: blanks are zeros.
  assert.equal(readZonedText(Buffer.from('404012f3', 'hex'), 0, 4, 0), '23');
});

test('what is no digit or no sign is refused with its position', () => {
  const refuses = (code: string, at: number, read: () => unknown) =>
    assert.throws(read, { code, fault: 'peer', sqlstate: '22023', message: new RegExp(`at offset ${at}\\b`) });

  for (const precision of [15, 31]) {
    const size = packedSize(precision);
    for (const value of [0xa0, 0x0a, 0xff]) {
      for (let at = 0; at < size - 1; at++) {
        const bytes = Buffer.from(`${'09'.repeat(size - 1)}9f`, 'hex');
        bytes[at] = value;
        refuses('invalid-digit', at, () => readPacked(bytes, 0, precision));
        refuses('invalid-digit', at, () => readPackedText(bytes, 0, precision, 2));
      }
    }
    const last = Buffer.from(`${'09'.repeat(size - 1)}af`, 'hex');
    refuses('invalid-digit', size - 1, () => readPacked(last, 0, precision));
    refuses('invalid-digit', size - 1, () => readPackedText(last, 0, precision, 2));
    const unsigned = Buffer.from(`${'09'.repeat(size - 1)}99`, 'hex');
    refuses('invalid-sign', size - 1, () => readPacked(unsigned, 0, precision));
    refuses('invalid-sign', size - 1, () => readPackedText(unsigned, 0, precision, 2));

    for (let at = 0; at < precision; at++) {
      const bytes = Buffer.alloc(precision, 0xf1);
      bytes[at] = 0xfa;
      refuses('invalid-digit', at, () => readZoned(bytes, 0, precision));
      refuses('invalid-digit', at, () => readZonedText(bytes, 0, precision, 2));
    }
    const ascii = Buffer.from('1'.repeat(precision));
    refuses('invalid-sign', precision - 1, () => readZoned(ascii, 0, precision));
    refuses('invalid-sign', precision - 1, () => readZonedText(ascii, 0, precision, 2));
  }

  // With an even precision, there is no digit in the first nibble.
  refuses('invalid-digit', 0, () => readPacked(Buffer.from('123f', 'hex'), 0, 2));
  refuses('invalid-digit', 0, () => readPackedText(Buffer.from('123f', 'hex'), 0, 2, 0));
});

test('too many digits are refused, before the point and after it', () => {
  for (const type of [packed(5, 2), packed(4, 2), zoned(5, 2), packed(31, 2), zoned(31, 2)]) {
    const bytes = new Uint8Array(type.size);
    const beyond = new Decimal(10n ** BigInt(type.type.includes('31') ? 31 : type.type.includes('4') ? 4 : 5), 2);
    assert.throws(() => type.write(bytes, 0, beyond), { code: 'overflow', fault: 'caller', sqlstate: '22003' });
    assert.throws(() => type.write(bytes, 0, new Decimal(-beyond.unscaled, 2)), { code: 'overflow' });
    assert.throws(() => type.write(bytes, 0, Decimal.parse('1.001')), { code: 'inexact' });
    type.write(bytes, 0, Decimal.parse('1.1'));
    assert.equal(type.readText(bytes, 0), '1.10');
    assert.equal(type.format(Decimal.parse('1.1')), '1.10');
  }
  for (const [precision, scale] of [
    [0, 0],
    [64, 0],
    [5, 6],
    [5, -1],
    [5.5, 0],
  ] as const) {
    assert.throws(() => packed(precision, scale), RangeError);
    assert.throws(() => zoned(precision, scale), RangeError);
  }
});

test('numbers that end behind the bytes are refused', () => {
  for (const type of [packed(7, 2), zoned(7, 2), packed(40, 2), zoned(40, 2)]) {
    const bytes = new Uint8Array(type.size);
    type.write(bytes, 0, Decimal.parse('1'));
    for (let size = 0; size < type.size; size++) {
      assert.throws(() => type.read(bytes.subarray(0, size), 0), { code: 'truncated' });
      assert.throws(() => type.readText(bytes.subarray(0, size), 0), { code: 'truncated' });
      assert.throws(() => type.write(bytes.subarray(0, size), 0, Decimal.parse('1')), { code: 'truncated' });
    }
    assert.throws(() => type.read(bytes, 1), { code: 'truncated' });
    assert.throws(() => type.read(bytes, -1), { code: 'truncated' });
  }
});

function hex(type: NumberType<Decimal>, value: Decimal): string {
  const bytes = Buffer.alloc(type.size);
  type.write(bytes, 0, value);
  return bytes.toString('hex');
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type DecFloat,
  type DecFloatDigits,
  Decimal,
  decfloat,
  formatDecFloat,
  fromDecimal,
  parseDecFloat,
  type Rounding,
  roundDecFloat,
  toDecimal,
} from '../../src/decimal/index.ts';

/** Written by AS400DecFloat of IBM Toolbox for Java 9.4. */
const TOOLBOX: readonly [DecFloatDigits, string, string][] = [
  [16, '-7.50', 'a2300000000003d0'],
  [34, '-7.50', 'a20780000000000000000000000003d0'],
  [16, '9.999999999999999E+384', '77fcff3fcff3fcff'],
  [34, '1234567890123456789012345678901234', '2608134b9c1e28e56f3c127177823534'],
  [16, '1E-383', '003c000000000001'],
  [34, '-8.888888888888888888888888888888888E-6143', 'e00006e1b86e1b86e1b86e1b86e1b86e'],
  [16, '0', '2238000000000000'],
  [34, '0.000', '22074000000000000000000000000000'],
];

for (const [digits, text, bytes] of TOOLBOX) {
  test(`golden: decfloat(${digits}) ${text}`, () => {
    assert.equal(hex(digits, parseDecFloat(text)), bytes);
    assert.equal(decfloat(digits).readText(Buffer.from(bytes, 'hex'), 0), text);
    assert.equal(formatDecFloat(decfloat(digits).read(Buffer.from(bytes, 'hex'), 0)), text);
  });
}

/** IEEE 754-2008 section 3.5.2: specials, the ends of the range, and coefficients in each form of a declet. */
const STANDARD: readonly [DecFloatDigits, string, string][] = [
  [16, 'Infinity', '7800000000000000'],
  [16, '-Infinity', 'f800000000000000'],
  [16, 'NaN', '7c00000000000000'],
  [16, 'sNaN', '7e00000000000000'],
  [16, '-NaN123', 'fc000000000000a3'],
  [34, 'sNaN999', '7e0000000000000000000000000000ff'],
  [16, '-0', 'a238000000000000'],
  [16, '1E-398', '0000000000000001'],
  [16, '0E-398', '0000000000000000'],
  [34, '1E-6176', '00000000000000000000000000000001'],
  [34, '9.999999999999999999999999999999999E+6144', '77ffcff3fcff3fcff3fcff3fcff3fcff'],
  ...(
    [
      ['5', '05'],
      ['9', '09'],
      ['55', '55'],
      ['79', '79'],
      ['80', '0a'],
      ['99', '5f'],
      ['555', '2d5'],
      ['999', '0ff'],
    ] as const
  ).map(([text, bits]): [DecFloatDigits, string, string] => [16, text, `2238000000000${bits.padStart(3, '0')}`]),
];

for (const [digits, text, bytes] of STANDARD) {
  test(`standard: decfloat(${digits}) ${text}`, () => {
    assert.equal(hex(digits, parseDecFloat(text)), bytes);
    assert.equal(decfloat(digits).readText(Buffer.from(bytes, 'hex'), 0), text);
    assert.equal(formatDecFloat(decfloat(digits).read(Buffer.from(bytes, 'hex'), 0)), text);
  });
}

function datum(digits: DecFloatDigits): fc.Arbitrary<DecFloat> {
  const [least, greatest] = digits === 16 ? [-398, 369] : [-6176, 6111];
  const negative = fc.boolean();
  const payload = fc.bigInt({ min: 0n, max: 10n ** BigInt(digits - 1) - 1n });
  const coefficient = fc.nat(digits).chain(n => fc.bigInt({ min: 0n, max: 10n ** BigInt(n) - 1n }));
  const exponent = fc.oneof(fc.integer({ min: -10, max: 10 }), fc.integer({ min: least, max: greatest }));
  return fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .tuple(negative, coefficient, exponent)
        .map(([negative, coefficient, exponent]): DecFloat => ({ kind: 'finite', negative, coefficient, exponent })),
    },
    negative.map((negative): DecFloat => ({ kind: 'infinity', negative })),
    fc
      .tuple(negative, fc.boolean(), payload)
      .map(([negative, signaling, payload]): DecFloat => ({ kind: 'nan', negative, signaling, payload })),
  );
}

for (const digits of [16, 34] as const) {
  test(`decfloat(${digits}): every datum is read back with its sign, exponent and payload, also by its text`, () => {
    fc.assert(
      fc.property(datum(digits), fc.nat(3), (value, offset) => {
        const bytes = Buffer.from(`${'55'.repeat(offset)}${hex(digits, value)}`, 'hex');
        assert.deepEqual(decfloat(digits).read(bytes, offset), value);
        const text = decfloat(digits).readText(bytes, offset);
        assert.equal(text, formatDecFloat(value));
        assert.deepEqual(parseDecFloat(text), value);
      }),
      { numRuns: 500 },
    );
  });

  test(`decfloat(${digits}): any bytes are a datum, and what it is written as is the same datum`, () => {
    const size = digits === 16 ? 8 : 16;
    fc.assert(
      fc.property(fc.uint8Array({ minLength: size, maxLength: size }), bytes => {
        const value = decfloat(digits).read(bytes, 0);
        assert.deepEqual(decfloat(digits).read(Buffer.from(hex(digits, value), 'hex'), 0), value);
      }),
      { numRuns: 500 },
    );
  });

  test(`decfloat(${digits}): too great a number, and too many digits, are refused`, () => {
    const write = (text: string) => hex(digits, parseDecFloat(text));
    assert.throws(() => write(digits === 16 ? '1E+385' : '1E+6145'), { code: 'overflow', sqlstate: '22003' });
    assert.throws(() => write('1'.repeat(digits + 1)), { code: 'inexact' });
    assert.throws(() => write(digits === 16 ? '1E-399' : '1E-6177'), { code: 'inexact' });
    assert.throws(() => decfloat(digits).read(new Uint8Array(7), 0), { code: 'truncated' });
    assert.throws(() => decfloat(digits).readText(new Uint8Array(16), 9), { code: 'truncated' });
  });
}

test('rounding: to the coefficient, below the least number, and up to a digit more', () => {
  const round = (text: string, mode?: Rounding) => formatDecFloat(roundDecFloat(parseDecFloat(text), 16, mode));
  assert.equal(round('12345678901234565', 'half-even'), '1.234567890123456E+16');
  assert.equal(round('12345678901234575', 'half-even'), '1.234567890123458E+16');
  assert.equal(round('99999999999999995', 'half-up'), '1.000000000000000E+17');
  assert.equal(round('-12345678901234561', 'floor'), '-1.234567890123457E+16');
  assert.equal(round('15E-399', 'half-even'), '2E-398');
  assert.equal(round('4E-399', 'half-even'), '0E-398');
  assert.equal(round('-4E-399', 'half-up'), '-0E-398');
  assert.equal(round('1.5E+380'), '1.50000000000E+380');
  assert.equal(round('0E+1000'), '0E+369');
  assert.throws(() => round('9999999999999999.5E+369', 'half-up'), { code: 'overflow' });
  assert.equal(round('sNaN'), 'sNaN');
});

test('text: in any case, with the words of Db2, and nothing else', () => {
  const format = (text: string) => formatDecFloat(parseDecFloat(text));
  assert.equal(format(' +inf '), 'Infinity');
  assert.equal(format('-INFINITY'), '-Infinity');
  assert.equal(format('SNAN'), 'sNaN');
  assert.equal(format('nan17'), 'NaN17');
  assert.equal(format('12.30'), '12.30');
  assert.equal(format('0.000001'), '0.000001');
  assert.equal(format('0.0000001'), '1E-7');
  assert.equal(format('123E2'), '1.23E+4');
  for (const wrong of ['', 'infinite', 'nanny', 'NaN-1', '1E']) {
    assert.throws(() => parseDecFloat(wrong), { code: 'invalid-text' });
  }
});

test('decimals and back', () => {
  for (const text of ['12.30', '-0.001', '0', '100', '-5']) {
    assert.equal(toDecimal(fromDecimal(Decimal.parse(text))).toString(), text);
  }
  assert.equal(toDecimal(parseDecFloat('-1.5E+3')).toString(), '-1500');
  assert.equal(toDecimal(parseDecFloat('-0.0')).toString(), '0.0');
  for (const text of ['NaN', 'Infinity']) {
    assert.throws(() => toDecimal(parseDecFloat(text)), { code: 'not-finite' });
  }
});

function hex(digits: DecFloatDigits, value: DecFloat): string {
  const type = decfloat(digits);
  const bytes = Buffer.alloc(type.size, 0x55);
  type.write(bytes, 0, value);
  return bytes.toString('hex');
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Decimal, type Rounding } from '../../src/decimal/index.ts';

const unscaled = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n });
const decimal = fc
  .tuple(unscaled, fc.integer({ min: -10, max: 40 }))
  .map(([unscaled, scale]) => new Decimal(unscaled, scale));

test('text: plain digits, as many after the point as the scale says', () => {
  const texts: [string, string][] = [
    ['12.30', '12.30'],
    ['-0.05', '-0.05'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['+7', '7'],
    [' 42 ', '42'],
    ['-0', '0'],
    ['-0.00', '0.00'],
    ['1E+3', '1000'],
    ['-1.5e2', '-150'],
    ['1e-3', '0.001'],
    ['12.34E1', '123.4'],
    ['0E5', '0'],
    ['123456789012345678901234567890123.4567890', '123456789012345678901234567890123.4567890'],
  ];
  for (const [text, plain] of texts) assert.equal(Decimal.parse(text).toString(), plain, text);
  assert.equal(JSON.stringify({ price: Decimal.parse('1.10') }), '{"price":"1.10"}');
  assert.equal(`${new Decimal(5n, -2)}`, '500');
});

test('text that is no number is refused', () => {
  for (const text of [
    '',
    ' ',
    '.',
    '-',
    '+',
    '1,5',
    '1.2.3',
    '0x10',
    '1e',
    '1e+',
    'NaN',
    'Infinity',
    '--1',
    '1 2',
    '١',
  ]) {
    assert.throws(() => Decimal.parse(text), { code: 'invalid-text', sqlstate: '22018' }, text);
  }
});

test('a little text cannot mean a lot of digits', () => {
  for (const text of ['1e10001', '1e-10001', '1e999999', `1${'0'.repeat(10_001)}`, `0.${'0'.repeat(10_001)}1`]) {
    assert.throws(() => Decimal.parse(text), { code: 'overflow' });
  }
  assert.throws(() => Decimal.parse('1e99999999999999999999'), { code: 'invalid-text' });
});

test('text is read back as the same number and, where the scale is not negative, the same scale', () => {
  fc.assert(
    fc.property(decimal, value => {
      const back = Decimal.parse(value.toString());
      assert.ok(back.equals(value));
      assert.equal(back.scale, Math.max(value.scale, 0));
    }),
  );
});

test('from takes a JavaScript number for its shortest text, and toNumber is the nearest one', () => {
  assert.equal(Decimal.from(0.1).toString(), '0.1');
  assert.equal(Decimal.from(1e21).toString(), '1000000000000000000000');
  assert.equal(Decimal.from(-5n).toString(), '-5');
  assert.equal(Decimal.from('1.50').toString(), '1.50');
  assert.throws(() => Decimal.from(Number.NaN), { code: 'invalid-text' });
  assert.throws(() => Decimal.from(Number.POSITIVE_INFINITY), { code: 'invalid-text' });
  const value = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(fc.property(value, number => Decimal.from(number).toNumber() === number));
});

test('compare orders as fractions of integers do', () => {
  fc.assert(
    fc.property(decimal, decimal, (left, right) => {
      // Over the common denominator 10 ** 40.
      const a = left.unscaled * 10n ** BigInt(40 - left.scale);
      const b = right.unscaled * 10n ** BigInt(40 - right.scale);
      assert.equal(left.compare(right), a < b ? -1 : a > b ? 1 : 0);
      assert.equal(left.equals(right), a === b);
      assert.equal(left.sign, a < 0n ? -1 : a > 0n ? 1 : 0);
    }),
  );
  assert.ok(Decimal.parse('1.0').equals(Decimal.parse('1.00')));
});

/** 2.5 and its like: how each mode rounds to an integer. From the definitions of IEEE 754-2008 section 4.3. */
const ROUNDED: Readonly<Record<Exclude<Rounding, 'exact'>, readonly string[]>> = {
  //            5.5   2.5   1.6   1.1   1.0   -1.0  -1.1  -1.6  -2.5  -5.5
  up: /*     */ ['6', '3', '2', '2', '1', '-1', '-2', '-2', '-3', '-6'],
  down: /*   */ ['5', '2', '1', '1', '1', '-1', '-1', '-1', '-2', '-5'],
  ceiling: /**/ ['6', '3', '2', '2', '1', '-1', '-1', '-1', '-2', '-5'],
  floor: /*  */ ['5', '2', '1', '1', '1', '-1', '-2', '-2', '-3', '-6'],
  'half-up': ['6', '3', '2', '1', '1', '-1', '-1', '-2', '-3', '-6'],
  'half-down': ['5', '2', '2', '1', '1', '-1', '-1', '-2', '-2', '-5'],
  'half-even': ['6', '2', '2', '1', '1', '-1', '-1', '-2', '-2', '-6'],
};
const TO_ROUND = ['5.5', '2.5', '1.6', '1.1', '1.0', '-1.0', '-1.1', '-1.6', '-2.5', '-5.5'];

for (const [mode, expected] of Object.entries(ROUNDED)) {
  test(`rescale rounds ${mode}`, () => {
    const results = TO_ROUND.map(text =>
      Decimal.parse(text)
        .rescale(0, mode as Rounding)
        .toString(),
    );
    assert.deepEqual(results, expected);
  });
}

test('rescale without rounding refuses to lose a digit, and loses none', () => {
  assert.throws(() => Decimal.parse('1.05').rescale(1), { code: 'inexact' });
  fc.assert(
    fc.property(decimal, fc.integer({ min: -10, max: 50 }), (value, scale) => {
      if (value.isExact(scale)) {
        const same = value.rescale(scale);
        assert.equal(same.scale, scale);
        assert.ok(same.equals(value));
      } else {
        assert.throws(() => value.rescale(scale), { code: 'inexact' });
      }
    }),
  );
});

test('precision counts digits', () => {
  const of = (text: string) => Decimal.parse(text).precision;
  assert.deepEqual([of('0'), of('0.00'), of('-7'), of('12.30'), of('-100')], [1, 1, 1, 4, 3]);
});

test('plus, minus and times are exact', () => {
  const [a, b] = [Decimal.parse('12.30'), Decimal.parse('-0.005')];
  assert.equal(String(a.plus(b)), '12.295');
  assert.equal(String(a.minus('0.3')), '12.00');
  assert.equal(String(a.times(3)), '36.90');
  assert.equal(String(a.times(b)), '-0.06150');
  fc.assert(
    fc.property(decimal, decimal, decimal, (x, y, z) => {
      assert.ok(x.plus(y).minus(y).equals(x));
      assert.ok(
        x
          .plus(y)
          .times(z)
          .equals(x.times(z).plus(y.times(z))),
      );
    }),
  );
});

test('a quotient has the digits asked for, rounded only when a rounding is given', () => {
  const quotient = (a: string, b: string, scale: number, rounding?: Rounding) =>
    String(Decimal.parse(a).dividedBy(b, scale, rounding));
  assert.equal(quotient('10', '4', 1), '2.5');
  assert.equal(quotient('10.00', '-0.04', 0), '-250');
  assert.equal(quotient('1', '3', 4, 'half-up'), '0.3333');
  assert.equal(quotient('-2', '3', 2, 'half-up'), '-0.67');
  assert.equal(quotient('2', '-3', 2, 'ceiling'), '-0.66');
  assert.equal(quotient('-1', '-8', 2, 'half-even'), '0.12');
  assert.throws(() => quotient('1', '3', 4), { code: 'inexact' });
  assert.throws(() => quotient('1', '0', 2, 'down'), RangeError);
  const divisor = decimal.filter(({ unscaled }) => unscaled !== 0n);
  fc.assert(
    fc.property(decimal, divisor, (x, y) => {
      assert.ok(x.times(y).dividedBy(y, 60).equals(x));
    }),
  );
});

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { charset } from '@bigiron/wire/ccsid/index';
import { Decimal, packed, zoned } from '@bigiron/wire/decimal/index';
import fc from 'fast-check';
import {
  type DateTimeStyle,
  dateText,
  timestampText,
  timeText,
} from '../../../../src/services/database/encoders/date-time.ts';
import { unmappable, type ValueEncoder } from '../../../../src/services/database/encoders/encoder.ts';
import { packedDecimal, zonedDecimal } from '../../../../src/services/database/encoders/numeric.ts';
import { numericText } from '../../../../src/services/database/encoders/numeric-text.ts';
import { fixedText, varyingText } from '../../../../src/services/database/encoders/text.ts';
import { pgDate, pgNumeric, pgTime, pgTimestamp } from './postgres.ts';

/** The bytes that an encoder writes between others; undefined when the value cannot be written. */
function encoded({ encode, size }: ValueEncoder, value: Buffer): Buffer | undefined {
  const from = Buffer.concat([Buffer.alloc(3, 0xaa), value, Buffer.alloc(2, 0xaa)]);
  const to = Buffer.alloc(size + 4, 0xee);
  const written = encode(from, 3, 3 + value.length, to, 2);
  assert.equal(to.readUInt16BE(0), 0xeeee);
  assert.equal(to.readUInt16BE(size + 2), 0xeeee);
  return written === unmappable ? undefined : Buffer.from(to.subarray(2, 2 + written));
}

suite('numeric', () => {
  for (const [precision, scale] of [
    [1, 0],
    [5, 2],
    [9, 0],
    [15, 15],
    [15, 3],
    [16, 3],
    [31, 31],
    [63, 10],
  ] as const) {
    test(`as packed and zoned (${precision},${scale}), as the exact codecs write it`, () => {
      const limit = 10n ** BigInt(precision);
      fc.assert(
        fc.property(fc.bigInt({ min: -limit + 1n, max: limit - 1n }), unscaled => {
          const value = pgNumeric(unscaled, scale);
          const decimal = new Decimal(unscaled, scale);
          for (const [encoder, type] of [
            [packedDecimal(precision, scale), packed(precision, scale)],
            [zonedDecimal(precision, scale), zoned(precision, scale)],
          ] as const) {
            const expected = Buffer.alloc(type.size);
            type.write(expected, 0, decimal);
            assert.deepEqual(encoded(encoder, value), expected);
          }
          assert.equal(numericText(value, 0), decimal.toString());
        }),
      );
      for (const encoder of [packedDecimal(precision, scale), zonedDecimal(precision, scale)]) {
        assert.equal(encoded(encoder, pgNumeric(limit, scale)), undefined, 'a digit too many');
        assert.equal(encoded(encoder, Buffer.from('00000000c0000000', 'hex')), undefined, 'NaN');
      }
    });
  }

  test('digits behind the scale are dropped', () => {
    assert.equal(encoded(packedDecimal(5, 1), pgNumeric(-123456n, 4))?.toString('hex'), '00123d');
    assert.equal(
      encoded(packedDecimal(20, 1), pgNumeric(123456n, 4))?.toString('hex'),
      '0000000000000000000123f'.slice(1),
    );
    assert.equal(encoded(zonedDecimal(3, 0), pgNumeric(99n, 2))?.toString('hex'), 'f0f0f0');
  });
});

suite('text', () => {
  const utf8 = (text: string) => Buffer.from(text.replaceAll('\0', '\ue000'), 'utf8');
  for (const ccsid of [37, 273, 500, 1140, 819, 1208, 1200, 13488]) {
    test(`in CCSID ${ccsid}`, () => {
      const { encode, blank, unit } = charset(ccsid);
      const alphabet =
        ccsid >= 1200
          ? fc.string({ maxLength: 20, unit: 'grapheme' })
          : fc.string({ maxLength: 20, unit: 'binary-ascii' });
      fc.assert(
        fc.property(alphabet, text => {
          if (text.includes('\ue000')) return;
          const bytes = Buffer.from(encode(text));
          const size = bytes.length + 6;
          const length = Buffer.from([bytes.length >> 8, bytes.length & 0xff]);
          assert.deepEqual(encoded(varyingText(ccsid, size, 2), utf8(text)), Buffer.concat([length, bytes]));
          const padding = Buffer.from(unit === 1 ? Array(6).fill(blank) : [0, blank, 0, blank, 0, blank]);
          assert.deepEqual(encoded(fixedText(ccsid, size), utf8(text)), Buffer.concat([bytes, padding]));
          if (bytes.length > 1) assert.equal(encoded(varyingText(ccsid, bytes.length + 1, 2), utf8(text)), undefined);
        }),
      );
    });
  }

  test("characters that the CCSID has not, and X'00'", () => {
    assert.equal(encoded(varyingText(37, 12, 2), utf8('A日\u{1f600}\0'))?.toString('hex'), '0004c13f3f00');
  });

  test('graphic text counts characters', () => {
    assert.equal(encoded(varyingText(1200, 12, 2, 2), utf8('AB'))?.toString('hex'), '000200410042');
    assert.equal(encoded(varyingText(37, 12, 4), utf8('AB'))?.toString('hex'), '00000002c1c2');
  });
});

suite('dates and times', () => {
  const ascii = Uint8Array.from({ length: 128 }, (_, code) => code);
  const style = (more: Partial<DateTimeStyle>): DateTimeStyle => ({
    ...{ date: '*ISO', dateSeparator: '/', time: '*ISO', timeSeparator: ':' },
    ...more,
  });
  const date = (text: string, more: Partial<DateTimeStyle> = {}) =>
    encoded(dateText(style(more), ascii), pgDate(text))?.toString('latin1');
  const time = (text: string, more: Partial<DateTimeStyle> = {}) =>
    encoded(timeText(style(more), ascii), pgTime(text))?.toString('latin1');

  test('dates in every format', () => {
    assert.equal(date('2024-02-29'), '2024-02-29');
    assert.equal(date('0001-01-01'), '0001-01-01');
    assert.equal(date('9999-12-31', { date: '*JIS' }), '9999-12-31');
    assert.equal(date('2024-02-29', { date: '*USA' }), '02/29/2024');
    assert.equal(date('2024-02-29', { date: '*EUR' }), '29.02.2024');
    assert.equal(date('2024-02-29', { date: '*MDY' }), '02/29/24');
    assert.equal(date('2024-02-29', { date: '*DMY', dateSeparator: '.' }), '29.02.24');
    assert.equal(date('1940-01-01', { date: '*YMD', dateSeparator: '-' }), '40-01-01');
    assert.equal(date('2024-12-31', { date: '*JUL' }), '24/366');
    assert.equal(date('2040-01-01', { date: '*MDY' }), undefined, 'no year of the format');
    assert.equal(encoded(dateText(style({}), ascii), Buffer.from('7fffffff', 'hex')), undefined, 'infinity');
  });

  test('times in every format', () => {
    assert.equal(time('23:59:58'), '23.59.58');
    assert.equal(time('24:00:00', { time: '*EUR' }), '24.00.00');
    assert.equal(time('00:00:01', { time: '*JIS' }), '00:00:01');
    assert.equal(time('12:34:56', { time: '*HMS', timeSeparator: ',' }), '12,34,56');
    assert.equal(time('13:05:00', { time: '*USA' }), '01:05 PM');
    assert.equal(time('00:30:00', { time: '*USA' }), '12:30 AM');
    assert.equal(time('12:00:00', { time: '*USA' }), '12:00 PM');
    assert.equal(time('00:00:00', { time: '*USA' }), '00:00 AM');
  });

  test('timestamps of every precision, near and far', () => {
    const stamp = (text: string, precision = 6) =>
      encoded(timestampText(precision, ascii), pgTimestamp(text))?.toString('latin1');
    assert.equal(stamp('2024-02-29 23:59:58.123456'), '2024-02-29-23.59.58.123456');
    assert.equal(stamp('2024-02-29 23:59:58.123456', 0), '2024-02-29-23.59.58');
    assert.equal(stamp('2024-02-29 23:59:58.123456', 3), '2024-02-29-23.59.58.123');
    assert.equal(stamp('2024-02-29 23:59:58.123456', 12), '2024-02-29-23.59.58.123456000000');
    assert.equal(stamp('0001-01-01 00:00:00.000001'), '0001-01-01-00.00.00.000001');
    assert.equal(stamp('9999-12-31 23:59:59.999999'), '9999-12-31-23.59.59.999999');
    assert.equal(stamp('1999-12-31 23:59:59.999999'), '1999-12-31-23.59.59.999999');
  });

  test('every day of four thousand years', () => {
    const encoder = dateText(style({}), ascii);
    for (let days = -700_000; days < 760_000; days += 97) {
      const from = Buffer.alloc(4);
      from.writeInt32BE(days);
      const expected = new Date(Date.UTC(2000, 0, 1) + days * 86_400_000).toISOString();
      if (expected.length === 24) assert.equal(encoded(encoder, from)?.toString('latin1'), expected.slice(0, 10));
    }
  });
});

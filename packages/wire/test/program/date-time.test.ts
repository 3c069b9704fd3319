import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Reader, Writer } from '../../src/bytes.ts';
import { charset } from '../../src/ccsid/index.ts';
import type { Field } from '../../src/message/index.ts';
import { date, dateFormats, time, timeFormats, timestamp } from '../../src/program/date-time.ts';

const ebcdic = charset(37);

function encoded(field: Field<string>, value: string): string {
  const writer = new Writer(ebcdic);
  field.write(writer, value);
  return ebcdic.decode(writer.finish());
}

function decoded(field: Field<string>, text: string): string {
  return field.read(new Reader(ebcdic.encode(text), ebcdic));
}

test('dates in every format', () => {
  // As IBM Toolbox for Java (AS400Date) writes 29 February 2024.
  const expected = {
    ISO: '2024-02-29',
    JIS: '2024-02-29',
    EUR: '29.02.2024',
    USA: '02/29/2024',
    YMD: '24/02/29',
    MDY: '02/29/24',
    DMY: '29/02/24',
    CYMD: '124/02/29',
    CMDY: '102/29/24',
    CDMY: '129/02/24',
    JUL: '24/060',
    LONGJUL: '2024/060',
  };
  for (const format of dateFormats) {
    assert.equal(encoded(date(format), '2024-02-29'), expected[format], format);
    assert.equal(decoded(date(format), expected[format]), '2024-02-29', format);
    assert.equal(date(format).size, expected[format].length);
  }
  assert.equal(encoded(date('YMD', ''), '2024-02-29'), '240229');
  assert.equal(encoded(date('ISO', '&'), '2024-02-29'), '2024&02&29');
  assert.equal(decoded(date('MDY'), '12/31/40'), '1940-12-31');
  assert.equal(decoded(date('MDY'), '12/31/39'), '2039-12-31');
});

test('times in every format', () => {
  const expected = { ISO: '13.05.59', EUR: '13.05.59', JIS: '13:05:59', HMS: '13:05:59', USA: '01:05 PM' };
  for (const format of timeFormats) {
    assert.equal(encoded(time(format), '13:05:59'), expected[format]);
    assert.equal(decoded(time(format), expected[format]), format === 'USA' ? '13:05:00' : '13:05:59');
  }
  assert.equal(encoded(time('USA'), '00:00:00'), '12:00 AM');
  assert.equal(decoded(time('USA'), '12:30 PM'), '12:30:00');
});

test('timestamps', () => {
  assert.equal(encoded(timestamp(), '2024-02-29T13:05:59.5'), '2024-02-29-13.05.59.500000');
  assert.equal(decoded(timestamp(), '2024-02-29-13.05.59.123456'), '2024-02-29T13:05:59.123456');
});

test('what is none is refused, in values and in bytes', () => {
  for (const value of ['2023-02-29', '2024-2-1', 'today', '']) {
    assert.throws(() => encoded(date(), value), { code: 'bad-value', fault: 'caller' }, value);
  }
  for (const text of ['2023-02-29', '0000000000', '          ', '2024/02/28']) {
    assert.throws(() => decoded(date(), text), { code: 'bad-value', fault: 'peer' }, text);
  }
  assert.throws(() => encoded(time(), '1:00'), { code: 'bad-value' });
  assert.throws(() => decoded(timestamp(), '2024-02-29 13:05:59.123456'), { code: 'bad-value' });
});

test('every day survives every format that holds its century', () => {
  const days = fc.date({ min: new Date('1940-01-01'), max: new Date('2039-12-30'), noInvalidDate: true });
  fc.assert(
    fc.property(days, fc.constantFrom(...dateFormats), (day, format) => {
      const value = day.toISOString().slice(0, 10);
      assert.equal(decoded(date(format), encoded(date(format), value)), value);
    }),
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assertCalls,
  type CallCase,
  char,
  decimal,
  emitCall,
  libraryStore,
  moment,
  number,
  varchar,
} from './library.ts';

const day = (text: string | null) => moment(text, 'DATE');
const clock = (text: string | null) => moment(text, 'TIME');
const stamp = (text: string | null, precision = 6) => moment(text, 'TIMESTAMP', precision);
const at = '2024-03-05 13:04:05.123456';

const cases: CallCase[] = [
  ['YEAR', [day('2024-03-05')], '2024 : INTEGER'],
  ['MONTH', ['2024-03-05'], '3 : INTEGER'],
  ['DAY', [stamp(at)], '5 : INTEGER'],
  ['DAY', [decimal('-10205', 8)], '-5 : INTEGER'],
  ['YEAR', [decimal('20240305', 8)], '2024 : INTEGER'],
  ['MONTH', [decimal('20240305130405.5', 20, 6)], '3 : INTEGER'],
  ['YEAR', ['2024-02-30'], '-181 22007'],
  ['YEAR', ['hello'], '-180 22007'],
  ['HOUR', [clock('24:00:00')], '24 : INTEGER'],
  ['HOUR', [decimal('130405', 6)], '13 : INTEGER'],
  ['MINUTE', [stamp(at)], '4 : INTEGER'],
  ['SECOND', [stamp(at)], '5 : INTEGER'],
  ['SECOND', [stamp(at), 3], '5.123 : DECIMAL(5,3)'],
  ['SECOND', ['1:05 PM'], '0 : INTEGER'],
  ['MICROSECOND', [stamp(at)], '123456 : INTEGER'],
  ['DAYOFMONTH', [day('2024-03-05')], '5 : INTEGER'],
  ['DAYOFWEEK', [day('2024-03-03')], '1 : INTEGER'],
  ['DAYOFWEEK_ISO', [day('2024-03-03')], '7 : INTEGER'],
  ['DAYOFYEAR', [day('2024-03-05')], '65 : INTEGER'],
  ['WEEK', [day('2000-01-01')], '1 : INTEGER'],
  ['WEEK', [day('2000-01-02')], '2 : INTEGER'],
  ['WEEK_ISO', [day('2000-01-01')], '52 : INTEGER'],
  ['QUARTER', [day('2024-03-31')], '1 : INTEGER'],
  ['DAYS', [day('0001-01-01')], '1 : INTEGER'],
  ['DAYS', [day('2024-03-05')], '738950 : INTEGER'],
  ['JULIAN_DAY', [day('2000-01-01')], '2451545 : INTEGER'],
  ['MIDNIGHT_SECONDS', [clock('24:00:00')], '86400 : INTEGER'],
  ['MIDNIGHT_SECONDS', [clock('00:10:10')], '610 : INTEGER'],
  ['EXTRACT', [stamp(at)], '2024 : INTEGER', { options: [{ keyword: 'YEAR' }] }],
  ['EXTRACT', [stamp(at)], '5.123456 : DECIMAL(8,6)', { options: [{ keyword: 'SECOND' }] }],
  ['EXTRACT', [stamp(at)], '1709643845 : BIGINT', { options: [{ keyword: 'EPOCH' }] }],

  ['ADD_DAYS', [day('2024-02-28'), 2], '2024-03-01 : DATE'],
  ['ADD_YEARS', [day('2024-02-29'), 1], '2025-02-28 : DATE'],
  ['ADD_HOURS', [stamp(at), -14], '2024-03-04 23:04:05.123456 : TIMESTAMP(6)'],
  ['ADD_MINUTES', [stamp('2024-12-31 23:59:00'), 1], '2025-01-01 00:00:00 : TIMESTAMP(6)'],
  ['ADD_SECONDS', [stamp(at), decimal('0.5', 3, 1)], '2024-03-05 13:04:05.623456 : TIMESTAMP(6)'],
  ['ADD_DAYS', [day('9999-12-31'), 1], '-183 22008'],
  ['ADD_HOURS', [day('2024-02-28'), 2], '-171 42815'],
  ['ADD_MONTHS', [day('2024-02-29'), 1], '2024-03-31 : DATE'],
  ['ADD_MONTHS', [day('2024-01-30'), 1], '2024-02-29 : DATE'],
  ['ADD_MONTHS', [stamp('2024-01-30 10:00:00'), 13], '2025-02-28 10:00:00 : TIMESTAMP(6)'],
  ['LAST_DAY', [day('2024-02-01')], '2024-02-29 : DATE'],
  ['LAST_DAY', [stamp('2023-02-01 10:00:00')], '2023-02-28 10:00:00 : TIMESTAMP(6)'],
  ['NEXT_DAY', [day('2024-03-05'), 'TUESDAY'], '2024-03-12 : DATE'],
  ['NEXT_DAY', [day('2024-03-05'), 'fri'], '2024-03-08 : DATE'],
  ['NEXT_DAY', [day('2024-03-05'), 'xyz'], '-171 42815'],
  ['MONTHS_BETWEEN', [day('2008-02-20'), day('2008-01-17')], '1.096774193548387 : DECIMAL(31,15)'],
  ['MONTHS_BETWEEN', [day('2024-02-29'), day('2024-01-31')], '1 : DECIMAL(31,15)'],
  ['TIMESTAMPDIFF', [16, varchar('00000102030405.000000', 22)], '32 : INTEGER'],
  ['TIMESTAMPDIFF', [4, decimal('-30405.5', 20, 6)], '-184 : INTEGER'],
  ['TIMESTAMPDIFF', [3, decimal('1', 20, 6)], '-171 42815'],
  ['DAYNAME', [day('2024-03-05')], `'Tuesday' : VARCHAR(100)`],
  ['MONTHNAME', ['2024-03-05'], `'March' : VARCHAR(100)`],
  ['TIMESTAMP_ISO', [day('2024-03-05')], '2024-03-05 00:00:00 : TIMESTAMP(6)'],

  ['TIMESTAMP_FORMAT', ['1999-12-31 23:59:59', 'YYYY-MM-DD HH24:MI:SS'], '1999-12-31 23:59:59 : TIMESTAMP(6)'],
  ['TO_DATE', ['05-MAR-24 01:04:05 PM', 'DD-MON-RR HH:MI:SS AM'], '2024-03-05 13:04:05 : TIMESTAMP(6)'],
  ['TO_TIMESTAMP', ['2024 065 .5', 'YYYY DDD .FF'], '2024-03-05 00:00:00.5 : TIMESTAMP(6)'],
  ['TO_DATE', ['31/02/2024', 'DD/MM/YYYY'], '-181 22007'],
  ['TO_DATE', ['2024', 'QQ?'], '-20447 22007'],
  ['TO_DATE', ['x', 'YYYY'], '-20448 22007'],
  ['VARCHAR_FORMAT', [stamp(at), 'YYYY-MM-DD HH24:MI:SS.FF3'], `'2024-03-05 13:04:05.123' : VARCHAR(255)`],
  [
    'VARCHAR_FORMAT',
    [stamp(at), 'DAY, DD MONTH YYYY "at" HH:MI AM'],
    `'TUESDAY, 05 MARCH 2024 at 01:04 PM' : VARCHAR(255)`,
  ],
  ['VARCHAR_FORMAT', [stamp(at), 'Dy D DDD WW IW Q J CC'], `'Tue 3 065 10 10 1 2460375 21' : VARCHAR(255)`],
  ['VARCHAR_FORMAT', [stamp(at), 'NNNNNN FF SSSSS RR'], `'123456 123456 47045 24' : VARCHAR(255)`],
  ['TO_CHAR', [day('2024-03-05'), 'YYYYMMDD'], `'20240305' : VARCHAR(255)`],
  ['TO_CHAR', [stamp(at), 'x'], '-20447 22007'],
  ['VARCHAR_FORMAT', [decimal('-1234.5', 9, 2), '9,999.99'], `'-1,234.50' : VARCHAR(255)`],
  ['VARCHAR_FORMAT', [decimal('1234.5', 9, 2), '9,999.99'], `' 1,234.50' : VARCHAR(255)`],
  ['VARCHAR_FORMAT', [decimal('1234.5', 9, 2), '$9999.99MI'], `'$1234.50 ' : VARCHAR(255)`],
  ['VARCHAR_FORMAT', [number('7', 'INTEGER'), '0009'], `' 0007' : VARCHAR(255)`],
  ['VARCHAR_FORMAT', [number('7', 'INTEGER')], `'7' : VARCHAR(11)`],

  ['TRUNC_TIMESTAMP', [stamp(at), 'MONTH'], '2024-03-01 00:00:00 : TIMESTAMP(6)'],
  ['TRUNC_TIMESTAMP', [stamp(at), 'HH'], '2024-03-05 13:00:00 : TIMESTAMP(6)'],
  ['TRUNC_TIMESTAMP', [stamp(at)], '2024-03-05 00:00:00 : TIMESTAMP(6)'],
  ['TRUNC_TIMESTAMP', [stamp(at), 'IYYY'], '2024-01-01 00:00:00 : TIMESTAMP(6)'],
  ['TRUNC_TIMESTAMP', [stamp(at), 'W'], '2024-03-01 00:00:00 : TIMESTAMP(6)'],
  ['TRUNC_TIMESTAMP', [stamp(at), 'DAY'], '2024-03-03 00:00:00 : TIMESTAMP(6)'],
  ['ROUND_TIMESTAMP', [stamp(at), 'YEAR'], '2024-01-01 00:00:00 : TIMESTAMP(6)'],
  ['ROUND_TIMESTAMP', [stamp(at), 'DD'], '2024-03-06 00:00:00 : TIMESTAMP(6)'],
  ['ROUND_TIMESTAMP', [stamp(at), 'Q'], '2024-04-01 00:00:00 : TIMESTAMP(6)'],
  ['ROUND_TIMESTAMP', [stamp(at), 'XX'], '-20447 22007'],
  ['TRUNC', [day('2024-03-05'), 'YEAR'], '2024-01-01 : DATE'],
  ['ROUND', [stamp(at), 'MI'], '2024-03-05 13:04:00 : TIMESTAMP(6)'],
  ['YEAR', [day(null)], 'NULL : INTEGER'],
  ['DAYS', [char('2024-03-05', 10)], '738950 : INTEGER'],
];

test('functions of dates and times', async t => {
  await assertCalls(await libraryStore(t), cases);
});

test('the moment is the register of the statement', () => {
  assert.deepEqual(emitCall('NOW', []).type, { name: 'TIMESTAMP', precision: 6 });
});

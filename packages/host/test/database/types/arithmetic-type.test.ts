import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arithmeticType, negatedType } from '../../../src/database/types/arithmetic-type.ts';
import { displayName } from '../../../src/database/types/describe.ts';
import type { SqlType } from '../../../src/database/types/sql-type.ts';

const limits = { maximumPrecision: 31, maximumScale: 31, minimumDivideScale: 0 } as const;
const decimal = (precision: number, scale: number): SqlType => ({ name: 'DECIMAL', precision, scale });
const smallint: SqlType = { name: 'SMALLINT' };
const integer: SqlType = { name: 'INTEGER' };
const bigint: SqlType = { name: 'BIGINT' };
const double: SqlType = { name: 'DOUBLE' };

/** "Decimal arithmetic in SQL": the sum 1 + 10.25 / 100 of IBM's support page, step by step, and the corners of the formulas. */
test('precision and scale of decimal results', () => {
  const cases: [string, SqlType, SqlType, string][] = [
    ['/', decimal(4, 2), decimal(3, 0), 'DECIMAL(31,29)'],
    ['+', decimal(1, 0), decimal(31, 29), 'DECIMAL(31,29)'],
    ['*', decimal(31, 29), decimal(4, 2), 'DECIMAL(31,31)'],
    ['+', decimal(5, 2), decimal(7, 4), 'DECIMAL(8,4)'],
    ['-', decimal(5, 2), decimal(5, 2), 'DECIMAL(6,2)'],
    ['*', decimal(5, 2), decimal(7, 3), 'DECIMAL(12,5)'],
    ['*', decimal(20, 2), decimal(20, 2), 'DECIMAL(31,4)'],
    ['/', decimal(15, 2), decimal(5, 3), 'DECIMAL(31,15)'],
    ['+', decimal(35, 2), decimal(5, 2), 'DECIMAL(36,2)'],
    ['*', decimal(40, 2), decimal(40, 2), 'DECIMAL(63,4)'],
    ['+', integer, decimal(5, 2), 'DECIMAL(14,2)'],
    ['*', smallint, decimal(5, 2), 'DECIMAL(10,2)'],
    ['-', decimal(5, 2), bigint, 'DECIMAL(22,2)'],
  ];
  for (const [operator, a, b, expected] of cases) {
    const label = `${displayName(a)} ${operator} ${displayName(b)}`;
    assert.equal(displayName(arithmeticType(operator as '+', a, b, limits)), expected, label);
  }
});

test('minimum divide scale and maximum scale', () => {
  const divided = (changes: object): string =>
    displayName(arithmeticType('/', decimal(31, 2), decimal(5, 2), { ...limits, ...changes }));
  assert.equal(divided({}), 'DECIMAL(31,0)');
  assert.equal(divided({ minimumDivideScale: 3 }), 'DECIMAL(31,3)');
  assert.equal(divided({ maximumPrecision: 63 }), 'DECIMAL(62,31)');
  assert.equal(divided({ maximumPrecision: 63, maximumScale: 5 }), 'DECIMAL(36,5)');
});

test('integers, floating-point and decimal floating-point numbers', () => {
  const of = (operator: string, a: SqlType, b: SqlType): string =>
    displayName(arithmeticType(operator as '+', a, b, limits));
  assert.equal(of('+', smallint, smallint), 'INTEGER');
  assert.equal(of('/', integer, smallint), 'INTEGER');
  assert.equal(of('*', integer, bigint), 'BIGINT');
  assert.equal(of('+', { name: 'REAL' }, { name: 'REAL' }), 'DOUBLE');
  assert.equal(of('+', decimal(5, 2), double), 'DOUBLE');
  assert.equal(of('**', integer, integer), 'DOUBLE');
  assert.equal(of('+', { name: 'DECFLOAT', precision: 16 }, integer), 'DECFLOAT(16)');
  assert.equal(of('+', { name: 'DECFLOAT', precision: 16 }, bigint), 'DECFLOAT(34)');
  assert.equal(of('*', { name: 'DECFLOAT', precision: 16 }, decimal(17, 0)), 'DECFLOAT(34)');
  assert.equal(of('**', { name: 'DECFLOAT', precision: 34 }, double), 'DECFLOAT(34)');
  assert.equal(of('+', { name: 'VARCHAR', length: 10, ccsid: 37 }, integer), 'INTEGER');
  assert.equal(displayName(negatedType(smallint)), 'INTEGER');
  assert.throws(() => of('+', { name: 'DATE' }, integer), { sqlcode: -402 });
});

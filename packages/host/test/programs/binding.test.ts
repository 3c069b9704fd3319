import assert from 'node:assert/strict';
import { test } from 'node:test';
import { charset } from '@bigiron/wire/ccsid/index';
import type { Parameters } from '@bigiron/wire/program/index';
import {
  array,
  bytes,
  char,
  type Decimal,
  Escape,
  inout,
  int32,
  optional,
  out,
  packed,
  program,
  structure,
  varchar,
  zoned,
} from '../../src/program.ts';
import { readParameters, writeParameters } from '../../src/programs/definition/binding.ts';
import { storage, textOf } from './fakes.ts';

const text = charset(37);
const hex = (digits: string) => Buffer.from(digits.replaceAll(' ', ''), 'hex');
const read = (parameters: Parameters, ...given: (Buffer | undefined)[]) => readParameters(parameters, given, text);
const escapes = (id: string) => (error: unknown) => error instanceof Escape && error.id === id;

test('input of every type is read from the storage of the caller', () => {
  const parameters = {
    name: char(10),
    amount: packed(7, 2),
    count: zoned(3),
    number: int32(),
    text: varchar(20),
    address: structure({ street: char(5), codes: array(zoned(2), 2) }),
    rest: bytes(),
  };
  const values = read(
    parameters,
    storage('SMITH', 10),
    hex('0012345D'),
    hex('F0F1F2'),
    hex('FFFFFFFE'),
    Buffer.concat([hex('0003'), storage('A B', 20)]),
    Buffer.concat([storage('ROAD', 5), hex('F1F2F3D4')]),
    hex('010203'),
  );
  const { amount, count, address, ...others } = values as Record<string, Decimal> & { address: { codes: Decimal[] } };
  assert.equal(String(amount), '-123.45');
  assert.equal(String(count), '12');
  assert.equal(address.codes.join(), '12,-34');
  assert.deepEqual(others, { name: 'SMITH', number: -2, text: 'A B', rest: hex('010203') });
});

test('output goes into the storage of the caller; what lies behind it stays', () => {
  const parameters = { in: char(2), sum: out(packed(5, 2)), name: inout(char(4)), list: out(array(int32(), 2)) };
  const given = [storage('AB'), hex('000000EEEE'), storage('OLDNAME'), Buffer.alloc(8)];
  assert.deepEqual(read(parameters, ...given), { in: 'AB', name: 'OLDN' });
  writeParameters(parameters, given, { sum: '1.5', name: 'NEW', list: [1, -1] }, text);
  assert.equal(given[1]!.toString('hex'), '00150feeee');
  assert.equal(textOf(given[2]), 'NEW AME');
  assert.equal(given[3]!.toString('hex'), '00000001ffffffff');

  writeParameters(parameters, given, { sum: 2, list: [0, 0] }, text);
  assert.equal(textOf(given[2]), 'NEW AME', 'in-out that is not given back stays');
});

test('callers that leave out trailing zeros are understood; a number cut short is none', () => {
  assert.deepEqual(read({ name: char(10) }, storage('AB')), { name: 'AB' });
  assert.deepEqual(read({ number: int32() }, hex('0001')), { number: 0x10000 });
  assert.throws(() => read({ amount: packed(7, 2) }, hex('0012')), escapes('MCH1202'));
  assert.throws(() => read({ amount: zoned(2) }, hex('C1FF')), escapes('MCH1202'));
});

test('the number of parameters, null pointers and room for output are checked before the program runs', () => {
  const parameters = { a: int32(), b: optional(char(3)), c: optional(out(int32())) };
  assert.deepEqual(read(parameters, hex('00000001')), { a: 1 });
  assert.deepEqual(read(parameters, hex('00000001'), undefined, Buffer.alloc(4)), { a: 1 });
  assert.throws(() => read(parameters), escapes('MCH0802'));
  assert.throws(() => read(parameters, ...Array(4).fill(hex('00000001'))), escapes('MCH0802'));
  assert.throws(() => read(parameters, undefined), escapes('MCH3601'));
  assert.throws(() => read(parameters, hex('00000001'), undefined, Buffer.alloc(3)), escapes('MCH0601'));
  writeParameters(parameters, [hex('00000001')], { c: 3 }, text);
});

test('a program that gives back something else than its output is told so', () => {
  const parameters = { a: int32(), total: out(packed(3, 1)) };
  const given = [Buffer.alloc(4), Buffer.alloc(2)];
  const write = (results: unknown) => () => writeParameters(parameters, given, results, text);
  assert.throws(write(undefined), /"total" is not given back/);
  assert.throws(write({ total: 1, a: 1 }), /"a" is given back but is no output/);
  assert.throws(write({ total: 1, sum: 1 }), /"sum" is given back but is no output/);
  assert.throws(write(7), /an object/);
  assert.throws(write({ total: '1.25' }), { name: 'DecimalError', code: 'inexact' });
  assert.throws(write({ total: 1000 }), /total \(packed\(3,1\)\): /);
});

test('the declaration alone gives the types of values and results', () => {
  program({ name: char(10), amount: inout(packed(7, 2)), total: out(packed(9, 2)) }, ({ name, amount }) => {
    const [shown, number]: [string, Decimal] = [name, amount];
    return { total: number.toNumber(), amount: `${shown.length}` };
  });
  program({ name: optional(char(10)) }, ({ name }) => {
    const maybe: string | undefined = name;
    void maybe;
  });
  program({ count: out(int32()) }, async (values, job) => {
    // @ts-expect-error output is not given to the program
    void values.count;
    job.inform('counted');
    return { count: 1 };
  });
  // @ts-expect-error output is due
  program({ count: out(int32()) }, () => ({}));
  // @ts-expect-error of the wrong type
  program({ count: out(int32()) }, () => ({ count: 'one' }));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { charset } from '@bigiron/wire/ccsid/index';
import {
  CallProgram,
  ProgramReply,
  ReturnCode,
  storageOf,
  Usage,
  writeBack,
} from '@bigiron/wire/hostserver/command/index';
import {
  array,
  bytes,
  char,
  chars,
  Decimal,
  decfloat,
  float8,
  inout,
  int16,
  int32,
  int64,
  optional,
  out,
  packed,
  structure,
  varchar,
  zoned,
} from '@bigiron/wire/program/index';
import { partOf } from '../src/command/parameters.ts';
import { byValue, HostError, type RawParameter } from '../src/index.ts';
import { commandScript, message, programReply } from './command-script.ts';
import type { Script } from './scripted-host.ts';
import { signedOn } from './signed-on.ts';

type Storage = (Buffer | undefined)[];

/** A remote command server whose programs are functions over the storage of their parameters. */
function programs(run: (storage: Storage, name: string) => void, level = 10): Script {
  return commandScript({
    level,
    program({ program, library, parameters }) {
      const storage = parameters.map(part => storageOf(part, 1 << 24));
      run(storage, `${library}/${program}`);
      const back = parameters.map((part, i) => writeBack(part, storage[i])).filter(part => part !== undefined);
      return ProgramReply.encode({ returnCode: ReturnCode.ok, messageCount: 0, parameters: back });
    },
  });
}

test('parameters as bytes: in, out, in and out, null; output comes back at its place', async () => {
  const script = programs((storage, name) => {
    assert.equal(name, 'SHOP/PRICE');
    assert.deepEqual(storage, [
      Buffer.from([1, 0]),
      Buffer.alloc(3),
      Buffer.from([5, 0, 0, 0]),
      undefined,
      Buffer.alloc(5000),
    ]);
    storage[1]?.fill(7);
    storage[2]?.fill(8);
    storage[4]?.fill(9);
  });
  await signedOn({ 'as-rmtcmd': script }, async host => {
    const parameters: RawParameter[] = [
      ...[Buffer.from([1, 0]), { out: 3 }, { inout: Buffer.from([5]), size: 4 }, null, { inout: Buffer.alloc(5000) }],
    ];
    assert.deepEqual(await host.call('shop/price', parameters), [
      ...[undefined, Buffer.alloc(3, 7), Buffer.alloc(4, 8), undefined, Buffer.alloc(5000, 9)],
    ]);
  });
});

test('declared parameters of every kind', async () => {
  const parameters = {
    item: char(6),
    note: varchar(10),
    price: packed(7, 2),
    stock: inout(zoned(5)),
    small: int16(),
    large: inout(int64()),
    rate: float8(),
    exact: inout(decfloat(16)),
    lines: inout(array(structure({ code: char(2), amount: packed(5, 2) }), 2)),
    raw: out(bytes(4)),
    total: out(packed(9, 2)),
  };
  const script = programs(storage => {
    assert.equal(storage[0]?.toString('hex'), 'c1f140404040');
    assert.equal(storage[2]?.toString('hex'), '0001250f');
    assert.equal(storage[3]?.toString('hex'), 'f0f0f0f1d2');
    storage[9]?.set([1, 2, 3, 4]);
    storage[10]?.set(Buffer.from('000002499f', 'hex'));
    storage[8]?.set(Buffer.from('c2c200100d', 'hex'), 5);
  });
  await signedOn({ 'as-rmtcmd': script }, async host => {
    const values = {
      item: 'A1',
      note: 'hello',
      price: '12.5',
      stock: -12,
      small: -3,
      large: 2n ** 62n,
      rate: 0.25,
      exact: { kind: 'finite', negative: false, coefficient: 15n, exponent: -1 },
      lines: [
        { code: 'AA', amount: 1 },
        { code: 'BB', amount: '2.50' },
      ],
    } as const;
    const result = await host.call('SHOP/ORDER', parameters, values);
    assert.deepEqual(
      { ...result, raw: Buffer.from(result.raw) },
      {
        stock: new Decimal(-12n, 0),
        large: 2n ** 62n,
        exact: values.exact,
        lines: [
          { code: 'AA', amount: new Decimal(100n, 2) },
          { code: 'BB', amount: new Decimal(-100n, 2) },
        ],
        raw: Buffer.from([1, 2, 3, 4]),
        total: new Decimal(2499n, 2),
      },
    );
  });
});

test('optional parameters: left out at the end, a null pointer where null is given or more follow', async () => {
  const parameters = { a: char(1), b: optional(char(1)), c: optional(out(char(1))), d: optional(char(1)) };
  const lengths: (number | undefined)[][] = [];
  const script = programs(storage => {
    lengths.push(storage.map(one => one?.length));
    storage[2]?.fill(0xe9);
  });
  await signedOn({ 'as-rmtcmd': script }, async host => {
    assert.deepEqual(await host.call('A/B', parameters, { a: 'X' }), { c: 'Z' });
    assert.deepEqual(await host.call('A/B', parameters, { a: 'X', c: null }), {});
    await host.call('A/B', parameters, { a: 'X', b: null, d: 'Y' });
    assert.deepEqual(lengths, [
      [1, undefined, 1],
      [1, undefined, undefined],
      [1, undefined, 1, 1],
    ]);
  });
});

test('values that do not fit are refused here, by the name of the parameter', async () => {
  await signedOn({ 'as-rmtcmd': programs(() => assert.fail('nothing is sent')) }, async host => {
    await assert.rejects(host.call('A/B', { item: char(3) }, { item: 'LONG' }), /^WireError: item \(char\(3\)\): /);
    await assert.rejects(host.call('A/B', { price: packed(3, 2) }, { price: '12.345' }), { name: 'DecimalError' });
    await assert.rejects(host.call('A/B', { item: char(3) }, {} as never), { code: 'argument-missing' });
    await assert.rejects(host.call('A/B', { text: out(chars()) }, {}), { code: 'argument-size' });
    await assert.rejects(host.call('A/B/C', []), { code: 'object-name' });
  });
});

test('output that is no value of its type fails by the name of the parameter', async () => {
  await signedOn({ 'as-rmtcmd': programs(() => {}) }, async host => {
    await assert.rejects(host.call('A/B', { price: out(packed(5, 2)) }, {}), {
      name: 'DecimalError',
      code: 'invalid-sign',
      message: /^price \(packed\(5,2\)\): /,
    });
  });
});

test('a program that ends with an escape message, and one that is not there', async () => {
  const script = commandScript({
    program: ({ program }) =>
      program === 'MISSING'
        ? programReply(ReturnCode.programNotResolved, message('MCH3401', '15', 'Cannot resolve to object MISSING.'))
        : programReply(ReturnCode.programFailed, message('CPF9898', '15', 'No such item.', 'Order another.')),
  });
  await signedOn({ 'as-rmtcmd': script }, async host => {
    await assert.rejects(host.call('SHOP/PRICE', []), error => {
      assert.ok(error instanceof HostError);
      assert.deepEqual([error.messageId, error.help], ['CPF9898', 'Order another.']);
      return true;
    });
    await assert.rejects(host.call('SHOP/MISSING', []), { messageId: 'MCH3401' });
  });
});

test('a reply without the output, or with more than was asked for, is an error of the host', async () => {
  const without = commandScript({ program: () => programReply(ReturnCode.ok) });
  await signedOn({ 'as-rmtcmd': without }, async host => {
    await assert.rejects(host.call('A/B', [{ out: 4 }]), { name: 'ConnectionError', code: 'protocol' });
  });
  const bomb = commandScript({
    program: () =>
      ProgramReply.encode({
        returnCode: 0,
        messageCount: 0,
        parameters: [{ length: 131_070, usage: Usage.outputCompressed, data: Buffer.from('1b0000ffff', 'hex') }],
      }),
  });
  await signedOn({ 'as-rmtcmd': bomb }, async host => {
    await assert.rejects(host.call('A/B', [{ out: 4 }]), { name: 'WireError', code: 'frame-too-large' });
  });
});

test('a procedure of a service program: by value and by reference, return value and errno', async () => {
  const script = programs((storage, name) => {
    assert.equal(name, 'QSYS/QZRUCLSP');
    assert.equal(charset(37).decode(storage[0] as Buffer), 'MATH      SHOP      ');
    assert.equal(charset(37).decode(storage[1] as Buffer), 'addUp\0');
    assert.deepEqual(storage[3], Buffer.from('0000000100000002', 'hex'));
    storage[6]?.set(Buffer.from('ffffffff00000011', 'hex'));
    storage[8]?.writeInt32BE(42);
  });
  await signedOn({ 'as-rmtcmd': script }, async host => {
    const parameters = { number: byValue(int32()), sum: out(int32()) };
    const outcome = await host.callProcedure('SHOP/MATH', 'addUp', parameters, { number: 5 }, { returns: 'integer' });
    assert.deepEqual(outcome, { values: { sum: 42 }, returned: -1, errno: 17 });
  });
});

test('what a server of a lower level does not know is written otherwise', () => {
  const usage = (parameter: RawParameter, level: number) => partOf(parameter, level).usage;
  const both = { inout: Buffer.from([1]) };
  assert.deepEqual([usage(both, 4), usage(both, 5)], [Usage.inOut, Usage.inOutExtended]);
  assert.deepEqual([usage(null, 5), usage(null, 6)], [Usage.inputAbsent, Usage.nothing]);
});

test('trailing zeros are left out, long input is run-length encoded', () => {
  assert.equal(partOf(Buffer.from([1, 0, 0]), 10).data.length, 1);
  const long = partOf(Buffer.alloc(4000), 10);
  assert.deepEqual([long.usage, long.length, long.data.length], [Usage.inputCompressed, 4000, 5]);
  const random = Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251));
  assert.equal(partOf(random, 10).usage, Usage.input);
  const frame = CallProgram.encode({ program: 'P', library: 'L', messages: 0, parameterCount: 1, parameters: [long] });
  assert.deepEqual(storageOf(CallProgram.decode(frame).parameters[0]!, 1 << 20), Buffer.alloc(4000));
});

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { byValue, Decimal, type Host, HostError, PcmlDocument } from '@bigiron/client';
import {
  array,
  bytes,
  char,
  float8,
  indicator,
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
import { type ClientStage, openStage } from './signed-on.ts';

let stage: ClientStage;
before(async () => {
  stage = await openStage();
});
after(() => stage.clear());

const kinds = {
  text: inout(char(10)),
  varying: inout(varchar(20)),
  number: inout(int32()),
  long: inout(int64()),
  float: inout(float8()),
  packed: inout(packed(15, 5)),
  zoned: inout(zoned(9, 2)),
  flag: inout(indicator()),
  large: inout(bytes(2000)),
  nothing: optional(char(5)),
  pattern: out(bytes(3000)),
};

const line = structure({ item: char(8), quantity: zoned(5), price: packed(7, 2) });
const invoice = {
  customer: char(10),
  lines: array(line, 5),
  count: int16(),
  discount: inout(packed(3, 1)),
  total: out(packed(9, 2)),
};
const noLine = { item: '', quantity: 0, price: 0 };
const order = {
  lines: [
    { item: 'BOLT', quantity: 3, price: '19.99' },
    { item: 'NUT', quantity: 1, price: '0.03' },
    noLine,
    noLine,
    noLine,
  ],
  count: 2,
};

const numbers = 'SHOP/NUMBERS';
const pcmlFile = join(fileURLToPath(new URL('../../command', import.meta.url)), 'invoice.pcml');

for (const tls of [false, true]) {
  suite(`programs with the TypeScript client, ${tls ? 'over TLS' : 'plain'}`, () => {
    let host: Host;
    before(async () => {
      host = await stage.signOn('ALICE', tls);
    });

    test('parameters of every kind, in, out and in-out, run-length encoded and null', async () => {
      const large = Buffer.alloc(2000);
      for (let i = 0; i < 100; i++) large[i] = i;
      const values = {
        ...{ text: 'ABC', varying: 'XYZ', number: -21, long: 2n ** 60n, float: 1.25, flag: true, large },
        ...{ packed: '1234567890.12345', zoned: '-1234.56' },
      };
      const { large: reversed, pattern, ...rest } = await host.call('TEST/KINDS', kinds, { ...values, nothing: null });
      assert.deepEqual(rest, {
        ...{ text: 'CBA', varying: 'ZYX', number: -42, long: 2n ** 61n, float: 2.5, flag: false },
        ...{ packed: Decimal.parse('2469135780.24690'), zoned: Decimal.parse('2469.12') },
      });
      assert.deepEqual(Buffer.from(reversed), Buffer.from(large).reverse());
      assert.deepEqual(Buffer.from(pattern), Buffer.alloc(3000, 'null'));
      const again = await host.call('TEST/KINDS', kinds, { ...values, nothing: 'text' });
      assert.deepEqual(Buffer.from(again.pattern), Buffer.alloc(3000, 'text'));
    });

    test('structures and arrays', async () => {
      const { total, discount } = await host.call('SHOP/INVOICE', invoice, {
        ...order,
        customer: 'SMITH',
        discount: '33.3',
      });
      assert.deepEqual([String(total), String(discount)], ['48.00', '20.0']);
    });

    test('bytes, to an executable', async () => {
      const [, sum] = await host.call('SHOP/CHECKSUM', [Buffer.from('an executable'), { out: 4 }]);
      assert.equal(sum?.length, 4);
    });

    test('what goes wrong is a HostError with the message of the program or of the system', async () => {
      const blocked = { ...order, customer: 'BLOCKED', discount: 0 };
      await assert.rejects(host.call('SHOP/INVOICE', invoice, blocked), error => {
        assert.ok(error instanceof HostError);
        assert.deepEqual([error.messageId, error.messages.at(-1)?.text], ['CPF9898', 'Customer BLOCKED is blocked.']);
        return true;
      });
      const garbage = [
        Buffer.alloc(10),
        Buffer.alloc(85, 0x89),
        Buffer.alloc(2),
        { inout: Buffer.alloc(2) },
        { out: 5 },
      ];
      await assert.rejects(host.call('SHOP/INVOICE', garbage), { messageId: 'MCH1202' });
      await assert.rejects(host.call('SHOP/INVOICE', []), { messageId: 'MCH0802' });
      await assert.rejects(host.call('SHOP/SHIP', [Buffer.alloc(4), { out: 10 }]), { messageId: 'MCH0601' });
      for (const missing of ['SHOP/NOTHING', 'NOWHERE/NOTHING', 'NOTHING']) {
        await assert.rejects(host.call(missing, []), { messageId: 'MCH3401' });
      }
    });

    test('procedures of a service program: by value, by reference, return value and errno', async () => {
      const two = { a: byValue(int32()), b: byValue(int32()) };
      const sum = await host.callProcedure(numbers, 'add', two, { a: 40, b: 2 }, { returns: 'integer' });
      assert.deepEqual(sum, { values: {}, returned: 42, errno: 0 });
      const upper = await host.callProcedure(
        numbers,
        'upper',
        { text: inout(char(10)) },
        { text: 'Grow up' },
        { returns: 'integer' },
      );
      assert.deepEqual(upper.values, { text: 'GROW UP' });
      const divide = { ...two, quotient: out(int32()) };
      const byZero = await host.callProcedure(numbers, 'divide', divide, { a: 1, b: 0 }, { returns: 'integer' });
      assert.deepEqual([byZero.returned, byZero.errno], [-1, 33]);
      const plain = await host.callProcedure(numbers, 'divide', divide, { a: -7, b: 2 });
      assert.deepEqual(plain, { values: { quotient: -3 }, returned: 0, errno: 0 });
      await assert.rejects(host.callProcedure(numbers, 'ADD', two, { a: 1, b: 2 }), { messageId: 'CPF226E' });
    });

    test('PCML: a program, a service program and one of the system', async () => {
      const pcml = new PcmlDocument(await readFile(pcmlFile, 'utf8'));
      const { values } = await host.callPcml(pcml, 'invoice', { ...order, customer: 'SMITH', discount: '12.5' });
      assert.deepEqual([String(values.total), String(values.discount)], ['52.50', '12.5']);
      assert.equal((await host.callPcml(pcml, 'add', { a: -40, b: 42 })).returned, 2);
      const job = await host.callPcml(pcml, 'jobInformation');
      const receiver = job.values.receiver as { name: string; user: string; number: string };
      assert.deepEqual([receiver.name, receiver.user], ['QZRCSRVS', 'QUSER']);
    });
  });
}

test('a program may be called along the library list, and by who is allowed to only', async () => {
  const [alice, bob] = [await stage.signOn('ALICE'), await stage.signOn('BOB')];
  await alice.command('ADDLIBLE SHOP');
  const { total } = await alice.call('INVOICE', invoice, { ...order, customer: 'SMITH', discount: 0 });
  assert.equal(String(total), '60.00');
  const officer = await stage.officer();
  await officer.command('GRTOBJAUT OBJ(SHOP/INVOICE) OBJTYPE(*PGM) USER(BOB) AUT(*EXCLUDE)');
  await assert.rejects(bob.call('SHOP/INVOICE', invoice, { ...order, customer: 'SMITH', discount: 0 }), {
    name: 'HostError',
  });
});

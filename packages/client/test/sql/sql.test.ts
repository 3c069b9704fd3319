import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SqlType } from '@bigiron/wire/hostserver/database/index';
import { Decimal, type Host, type Lob, type SqlError, type SqlPoolOptions } from '../../src/index.ts';
import type { ScriptedHost } from '../scripted-host.ts';
import { signedOn } from '../signed-on.ts';
import { column, DatabaseScript, largeObject, type Scripted, type ScriptOptions } from './database-script.ts';

const ids = [column('ID', SqlType.integer, 4)];
const block = (from: number, count: number) => Array.from({ length: count }, (_, index) => [from + index]);

interface Stage {
  readonly host: Host;
  readonly scripted: ScriptedHost;
  readonly database: DatabaseScript;
}

function on(
  statements: Readonly<Record<string, Scripted>>,
  work: (stage: Stage) => Promise<void>,
  options: ScriptOptions = {},
): Promise<void> {
  const database = new DatabaseScript(statements, options);
  return signedOn({ 'as-database': database.script }, (host, scripted) => work({ host, scripted, database }));
}

const pool: SqlPoolOptions = { pool: { maximum: 1 } };

test('attributes and libraries are said once, on the first use', () =>
  on({}, async ({ host, database }) => {
    const sql = host.sql({
      ...pool,
      naming: 'system',
      libraries: ['A', '*LIBL', 'B'],
      client: { application: 'tests' },
    });
    assert.deepEqual(database.asked, []);
    await sql.execute('SET PATH X');
    await sql.execute('SET PATH Y');
    assert.deepEqual(database.asked, ['attributes', 'libraries FA LB', 'immediate SET PATH X', 'immediate SET PATH Y']);
    const { naming, dateFormat, formats, autocommit, application, defaultLibrary } = database.attributes;
    assert.deepEqual([naming, dateFormat, formats, autocommit, application], [1, 5, 0xf2, 0xe8, 'tests']);
    assert.equal(defaultLibrary, undefined);
  }));

test('with SQL naming the first library is the schema', () =>
  on({}, async ({ host, database }) => {
    await host.sql({ ...pool, libraries: ['A', 'B'] }).execute('SET PATH X');
    assert.equal(database.attributes.defaultLibrary, 'A');
    assert.equal(database.asked[1], 'libraries CA LB');
  }));

test('rows come block by block, each asked for while the one before is read, and no further', () =>
  on({ SELECT: { columns: ids, blocks: [block(1, 2), block(3, 2), block(5, 1)] } }, async ({ host, database }) => {
    const rows: unknown[] = [];
    const asked: number[] = [];
    for await (const row of host.sql(pool).query('SELECT')) {
      rows.push(row);
      await new Promise(setImmediate);
      asked.push(database.asked.filter(one => one === 'fetch').length);
    }
    assert.deepEqual(
      rows,
      [1, 2, 3, 4, 5].map(ID => ({ ID })),
    );
    assert.ok(asked[0]! <= 1 && asked[1]! <= 1 && asked[2]! <= 2, asked.join());
  }));

test('leaving the loop closes the cursor and gives the connection back', () =>
  on(
    { SELECT: { columns: ids, blocks: [block(1, 2), block(3, 2), block(5, 2), block(7, 2)] } },
    async ({ host, database }) => {
      const sql = host.sql(pool);
      for await (const _ of sql.query('SELECT')) break;
      await sql.execute('SET X');
      assert.ok(database.asked.includes('(180a)'), database.asked.join());
      assert.deepEqual(await sql.query('SELECT').first(), { ID: 1 });
    },
  ));

test('statements stay prepared for the next use; DDL forgets them', () =>
  on({ SELECT: { columns: ids, blocks: [block(1, 1)] } }, async ({ host, database }) => {
    const sql = host.sql(pool);
    for (let times = 0; times < 3; times++) assert.deepEqual(await sql.query('SELECT').all(), [{ ID: 1 }]);
    assert.deepEqual(await sql.query('SELECT').first(), { ID: 1 });
    assert.equal(database.asked.filter(one => one === 'prepare SELECT').length, 1);
    await sql.execute('ALTER TABLE T');
    await sql.query('SELECT').all();
    assert.equal(database.asked.filter(one => one === 'prepare SELECT').length, 2);
  }));

test('values of every type, exact', () => {
  const columns = [
    column('BIG', SqlType.bigint, 8),
    column('DEC', SqlType.decimal, 16, { precision: 31, scale: 2 }),
    column('ZON', SqlType.numeric, 5, { precision: 5, scale: 2 }),
    column('FLT', SqlType.float, 8),
    column('FIX', SqlType.char, 4),
    column('VAR', SqlType.varchar, 12),
    column('BIT', SqlType.varbinary, 12, { ccsid: 65535 }),
    column('DAY', SqlType.date, 10),
    column('CLK', SqlType.time, 8),
    column('STP', SqlType.timestamp, 26),
    column('FLG', SqlType.boolean, 1),
    column('NIL', SqlType.integer | 1, 4),
  ];
  const row = [
    9007199254740993n,
    '12345678901234567890123456789.50',
    '-1.25',
    1.5,
    'ab',
    'ab ',
    Buffer.from([0, 255]),
    '2024-02-29',
    '13.05.09',
    '2024-02-29-13.05.09.123456',
    true,
    null,
  ];
  return on({ SELECT: { columns, blocks: [[row]] } }, async ({ host }) => {
    const found = await host.sql(pool).query('SELECT').first();
    assert.deepEqual(found, {
      BIG: 9007199254740993n,
      DEC: Decimal.parse('12345678901234567890123456789.50'),
      ZON: Decimal.parse('-1.25'),
      FLT: 1.5,
      FIX: 'ab  ',
      VAR: 'ab ',
      BIT: Buffer.from([0, 255]),
      DAY: '2024-02-29',
      CLK: '13:05:09',
      STP: '2024-02-29 13:05:09.123456',
      FLG: true,
      NIL: null,
    });
  });
});

test('a host that writes dates in its own way is understood, and formats of before V5R4', () => {
  const columns = [column('DAY', SqlType.date, 8), column('CLK', SqlType.time, 8)];
  const script = { SELECT: { columns, blocks: [[['02/29/24', '01:05 PM']]] } };
  const check = async ({ host }: Stage) =>
    assert.deepEqual(await host.sql(pool).query('SELECT').all(), [{ DAY: '2024-02-29', CLK: '13:05:00' }]);
  const formats = { dateFormat: 1, timeFormat: 1 };
  return on(script, check, formats).then(() => on(script, check, { ...formats, old: true }));
});

test('parameters: conversions, digits cut as in assignments, a wrong number of them', () => {
  const markers = [
    column('', SqlType.integer, 4, { direction: 0xf0 }),
    column('', SqlType.decimal, 5, { precision: 9, scale: 2, direction: 0xf0 }),
    column('', SqlType.timestamp, 26, { direction: 0xf0 }),
    column('', SqlType.time, 8, { direction: 0xf0 }),
    column('', SqlType.varchar, 12, { direction: 0xf0 }),
  ];
  return on({ INSERT: { markers, count: 1 } }, async ({ host, database }) => {
    const sql = host.sql(pool);
    const outcome = await sql.execute('INSERT', [7, '1.239', '2024-02-29 13:05:09', '13:05:09', null]);
    assert.deepEqual(outcome, { count: 1, warning: undefined, keys: [] });
    assert.deepEqual(database.parameters, [[7, '1.23', '2024-02-29-13.05.09.000000', '13.05.09', null]]);
    await assert.rejects(sql.execute('INSERT', [1]), RangeError);
    await assert.rejects(sql.execute('INSERT', ['x', 1, null, null, null]), { sqlcode: -420, sqlstate: '22018' });
    await assert.rejects(sql.execute('INSERT', [1, '123456789', null, null, null]), {
      sqlcode: -302,
      sqlstate: '22003',
    });
    await assert.rejects(sql.execute('INSERT', [1, 1, null, null, 'far too long']), {
      sqlcode: -302,
      sqlstate: '22001',
    });
    await sql.batch('INSERT', [
      [1, Decimal.parse('-5'), null, null, 'a'],
      [2, 5n, null, null, 'b'],
    ]);
    assert.deepEqual(database.parameters.slice(1), [
      [1, '-5.00', null, null, 'a'],
      [2, '5.00', null, null, 'b'],
    ]);
  });
});

test('errors carry SQLCODE, SQLSTATE, message id, texts and position', () =>
  on({ SELECT: { columns: ids, fails: [-204, '42704', ''] } }, async ({ host }) => {
    const sql = host.sql(pool);
    await assert.rejects(sql.query('SELECT').all(), (error: SqlError) => {
      assert.deepEqual(
        [error.name, error.sqlcode, error.sqlstate, error.messageId, error.message, error.help, error.position],
        ['SqlError', -204, '42704', 'SQL0204', 'Not there.', 'Why.', 7],
      );
      return true;
    });
    await assert.rejects(sql.query('SELECT NONSENSE').all(), { sqlcode: -104 });
    await assert.rejects(sql.execute('SELECT'), TypeError);
  }));

test('transactions commit, roll back, and give their connection back', () =>
  on({ 'INSERT 1': { count: 1 } }, async ({ host, database }) => {
    const sql = host.sql(pool);
    {
      await using transaction = await sql.transaction({ isolation: 'serializable' });
      await transaction.execute('INSERT 1');
      assert.deepEqual([database.attributes.commitLevel, database.attributes.autocommit], [4, 0xd5]);
      await transaction.commit();
      await assert.rejects(transaction.execute('INSERT 1'), /has ended/);
    }
    assert.deepEqual([database.attributes.commitLevel, database.attributes.autocommit], [0, 0xe8]);
    await assert.rejects(
      sql.inTransaction(async transaction => {
        await transaction.savepoint('S');
        throw new Error('mine');
      }),
      /mine/,
    );
    assert.deepEqual(
      database.asked.filter(one => one !== 'attributes'),
      ['immediate INSERT 1', 'commit', 'immediate SAVEPOINT "S" ON ROLLBACK RETAIN CURSORS', 'rollback'],
    );
  }));

test('an aborted statement is cancelled on another connection; this one goes on', () =>
  on(
    { SLOW: { columns: ids, hangs: true }, FAST: { columns: ids, blocks: [block(1, 1)] } },
    async ({ host, scripted, database }) => {
      const sql = host.sql(pool);
      await assert.rejects(sql.query('SLOW', [], { signal: AbortSignal.timeout(50) }).all(), { name: 'TimeoutError' });
      assert.ok(database.asked.includes('cancel QZDASOINITQUSER     123456'));
      assert.deepEqual(await sql.query('FAST').all(), [{ ID: 1 }]);
      assert.equal(scripted.opened('as-database'), 2);
    },
  ));

test('a host that cannot cancel loses the connection instead', () =>
  on(
    { SLOW: { columns: ids, hangs: true }, FAST: { columns: ids, blocks: [block(1, 1)] } },
    async ({ host, database }) => {
      const sql = host.sql(pool);
      await assert.rejects(sql.query('SLOW', [], { timeout: 50 }).all(), { code: 'timed-out' });
      assert.deepEqual(
        database.asked.filter(one => one.startsWith('cancel')),
        [],
      );
      assert.deepEqual(await sql.query('FAST').all(), [{ ID: 1 }]);
    },
    { functionalLevel: 'V5R3M00004' },
  ));

test('procedures: values out, and several results', () => {
  const markers = [
    column('A', SqlType.integer, 4, { direction: 0xf0 }),
    column('B', SqlType.decimal, 5, { precision: 9, scale: 2, direction: 0xf2 }),
    column('C', SqlType.varchar, 12, { direction: 0xf1 }),
  ];
  const call: Scripted = {
    markers,
    outputs: [1, '2.50', 'out'],
    returned: 4,
    results: [
      { columns: ids, rows: [[1], [2]] },
      { columns: [column('NAME', SqlType.varchar, 12)], rows: [['x']] },
    ],
  };
  return on({ 'CALL P(?, ?, ?)': call }, async ({ host, database }) => {
    const sql = host.sql(pool);
    await using result = await sql.call('CALL P(?, ?, ?)', [1, 1.25, null]);
    assert.deepEqual(result.outputs, [undefined, Decimal.parse('2.50'), 'out']);
    assert.deepEqual([result.returnValue, result.resultSets], [4, 2]);
    const all: unknown[] = [];
    for await (const one of result) all.push([one.columns.map(({ name }) => name), await one.all()]);
    assert.deepEqual(all, [
      [['ID'], [{ ID: 1 }, { ID: 2 }]],
      [['NAME'], [{ NAME: 'x' }]],
    ]);
    assert.equal(database.asked.filter(one => one === 'open next').length, 2);
    await sql.execute('SET X');
  });
});

test('large objects are read piece by piece, and written', () => {
  const columns = [column('DOC', SqlType.clobLocator, 4, { lobMaximum: 1 << 20 })];
  const markers = [column('', SqlType.clobLocator, 4, { locator: 9, direction: 0xf0 })];
  return on({ SELECT: { columns, blocks: [[[7]]] }, INSERT: { markers, count: 1 } }, async ({ host, database }) => {
    const sql = host.sql(pool);
    for await (const { DOC } of sql.query<{ DOC: Lob }>('SELECT')) {
      assert.equal(await DOC.length(), largeObject.length);
      assert.equal(await DOC.text(), 'A'.repeat(largeObject.length));
      assert.deepEqual(await DOC.bytes(), largeObject);
    }
    assert.deepEqual(database.asked.filter(one => one.startsWith('lob')).slice(2, 4), [
      'lob 0 262144',
      'lob 262144 37856',
    ]);
    async function* pieces() {
      yield 'A';
      yield 'B';
    }
    await sql.execute('INSERT', [pieces()]);
    assert.deepEqual([database.written, database.parameters], [['c1', 'c2'], [[9]]]);
  });
});

test('keys that the host has given', () => {
  const keys = 'SELECT "ID" FROM NEW TABLE (INSERT INTO T VALUES(DEFAULT))';
  return on({ [keys]: { columns: ids, count: 1, blocks: [block(41, 1)] } }, async ({ host }) => {
    const { count, keys: given } = await host.sql(pool).execute('INSERT INTO T VALUES(DEFAULT)', [], { keys: ['ID'] });
    assert.deepEqual([count, given], [1, [{ ID: 41 }]]);
  });
});

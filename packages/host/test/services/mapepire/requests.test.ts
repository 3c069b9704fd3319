import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { SqlError } from '../../../src/database/error.ts';
import { EscapeError, type Message, MessageType } from '../../../src/system/messages/message.ts';
import type { ScriptedStatement } from './scripted-database.ts';
import { stage } from './stage.ts';

const int4 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const int8 = (value: bigint) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
};
const double = (value: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
};

const items: ScriptedStatement = {
  columns: { ID: { name: 'INTEGER' }, NAME: { name: 'CHAR', length: 6, ccsid: 37 } },
  rows: [1, 2, 3, 4, 5].map(id => [int4(id), Buffer.from(`item ${id}`.padEnd(8))]),
};
const values: ScriptedStatement = {
  columns: {
    BIG: { name: 'BIGINT' },
    PRICE: { name: 'DECIMAL', precision: 31, scale: 2 },
    RATE: { name: 'DOUBLE' },
    DAY: { name: 'DATE' },
    BITS: { name: 'VARBINARY', length: 4 },
    TEXT: { name: 'VARCHAR', length: 10, ccsid: 37 },
    NONE: { name: 'INTEGER' },
    YES: { name: 'BOOLEAN' },
  },
  rows: [
    [
      int8(9007199254740993n),
      // 12345678901234567890.50, as PostgreSQL sends it.
      Buffer.from('000600040000000204d2162e23340d801ed21388', 'hex'),
      double(1),
      int4(9827),
      Buffer.from([0, 255]),
      Buffer.from('ab  '),
      null,
      Buffer.from([1]),
    ],
  ],
};
const insert: ScriptedStatement = {
  markers: [
    { type: { name: 'INTEGER' }, nullable: true, mode: 'IN', name: 'ID' },
    { type: { name: 'VARCHAR', length: 10, ccsid: 37 }, nullable: true, mode: 'IN', name: 'NAME' },
  ],
  outcome: { count: 1 },
};

test('a request needs a connection, which connect makes', async t => {
  const { open, rooms, database } = stage(t, { 'SELECT 1': items });
  const client = await open();
  const refused = await client.ask('sql', { sql: 'SELECT 1' });
  assert.deepEqual(
    [refused.success, refused.error, refused.sql_rc, refused.sql_state],
    [false, 'Not connected', 0, null],
  );
  const pinged = await client.ask('ping');
  assert.deepEqual([pinged.alive, pinged.success], [true, false]);
  assert.equal((await client.ask('getdbjob')).job, '??????/??????/??????');

  const props =
    'naming=system;libraries=LIB1,LIB2;date format=eur;auto commit=false;transaction isolation=read committed';
  const connected = await client.ask('connect', { technique: 'tcp', application: 'tests', props });
  assert.deepEqual([connected.success, connected.job], [true, '123456/QUSER/QZDASOINIT']);
  assert.equal(typeof connected.execution_time, 'number');
  assert.deepEqual(rooms.started[0]?.libraries.user, ['LIB1', 'LIB2']);
  const { clientApplication, ...attributes } = database.opened[0] ?? {};
  assert.equal(clientApplication, 'tests');
  assert.deepEqual(
    [attributes.naming, attributes.dateFormat, attributes.autocommit, attributes.isolation, attributes.defaultSchema],
    ['system', '*EUR', false, '*CS', undefined],
  );
  assert.equal((await client.ask('getdbjob')).job, '123456/QUSER/QZDASOINIT');
  assert.deepEqual([(await client.ask('ping')).db_alive], [true]);

  assert.equal((await client.ask('exit')).success, true);
  assert.equal(rooms.started[0]?.ended, true);
  assert.equal((await client.ask('sql', { sql: 'SELECT 1' })).error, 'Not connected');
});

test('rows come in blocks until there are no more', async t => {
  const { open } = stage(t, { 'SELECT * FROM ITEMS': items });
  const client = await open();
  await client.ask('connect');
  const first = await client.ask('sql', { sql: 'SELECT * FROM ITEMS', rows: 2 });
  assert.deepEqual(first.data, [
    { ID: 1, NAME: 'item 1' },
    { ID: 2, NAME: 'item 2' },
  ]);
  assert.deepEqual([first.is_done, first.has_results, first.update_count], [false, true, -1]);
  const metadata = first.metadata as { columns: Record<string, unknown>[]; job: string; column_count: number };
  assert.deepEqual([metadata.column_count, metadata.job], [2, '123456/QUSER/QSQSRVR']);
  assert.deepEqual(metadata.columns[1], {
    name: 'NAME',
    type: 'CHAR',
    display_size: 6,
    label: 'NAME',
    precision: 6,
    scale: 0,
    autoIncrement: false,
    nullable: 1,
    readOnly: true,
    writeable: false,
  });
  const more = await client.ask('sqlmore', { cont_id: first.id, rows: 2 });
  assert.deepEqual([(more.data as unknown[]).length, more.is_done], [2, false]);
  const last = await client.ask('sqlmore', { cont_id: first.id, rows: 2 });
  assert.deepEqual([last.data, last.is_done], [[{ ID: 5, NAME: 'item 5' }], true]);
  const after = await client.ask('sqlmore', { cont_id: first.id });
  assert.deepEqual([after.data, after.is_done, after.success], [[], true, true]);
  assert.equal((await client.ask('sqlclose', { cont_id: first.id })).success, true);
  assert.equal((await client.ask('sqlmore', { cont_id: 'never' })).error, 'Bad request: invalid correlation ID');
  assert.equal((await client.ask('sqlmore')).error, 'Bad request: Correlation ID not specified');
});

test('values as the JDBC driver gives them, numbers with all their digits, terse rows as arrays', async t => {
  const { open } = stage(t, { 'SELECT V': values });
  const client = await open();
  await client.ask('connect', { props: 'date format=usa' });
  const { data, is_done } = await client.ask('sql', { sql: 'SELECT V', terse: true });
  assert.equal(is_done, true);
  const [row] = data as unknown[][];
  assert.deepEqual(row?.slice(3), ['11/27/2026', '00FF', 'ab  ', null, true]);
  assert.match(client.texts.at(-1) ?? '', /"data":\[\[9007199254740993,12345678901234567890\.50,1\.0,"/);
});

test('prepared statements: parameters as text, null, batches', async t => {
  const { open, database } = stage(t, { INSERT: insert });
  const client = await open();
  await client.ask('connect');
  const prepared = await client.ask('prepare_sql', { sql: 'INSERT' });
  assert.equal(prepared.parameter_count, 2);
  assert.deepEqual((prepared.metadata as { parameters: unknown[] }).parameters[0], {
    type: 'INTEGER',
    mode: 'IN',
    precision: 10,
    scale: 0,
    name: 'ID',
  });
  const done = await client.ask('execute', { cont_id: prepared.id, parameters: ['7', null] });
  assert.deepEqual([done.update_count, done.is_done, done.has_results, done.data], [1, true, false, []]);
  const batch = await client.ask('execute', {
    cont_id: prepared.id,
    parameters: [
      [1, 'a'],
      [2, 'b'],
    ],
  });
  assert.deepEqual([batch.batch_added, batch.update_count], [2, 2]);
  assert.deepEqual(database.bound, [
    [7, null],
    [1, 'a'],
    [2, 'b'],
  ]);
  const few = await client.ask('execute', { cont_id: prepared.id, parameters: [1] });
  assert.deepEqual([few.success, few.sql_state, few.sql_rc], [false, '07001', -99999]);
  const many = await client.ask('prepare_sql_execute', { sql: 'INSERT', parameters: [1, 2, 3] });
  assert.equal(many.sql_state, '07009');
  const wrong = await client.ask('prepare_sql_execute', { sql: 'INSERT', parameters: ['x', 'y'] });
  assert.equal(wrong.sql_state, '07006');
});

test('numbers in parameters keep their digits', async t => {
  const big: ScriptedStatement = { markers: [{ type: { name: 'BIGINT' }, nullable: true, mode: 'IN' }] };
  const { open, database } = stage(t, { BIG: big });
  const client = await open();
  await client.ask('connect');
  client.socket.send('{"id":"x","type":"prepare_sql_execute","sql":"BIG","parameters":[-9007199254740993]}');
  await client.reply('x');
  assert.deepEqual(database.bound, [[-9007199254740993n]]);
});

test('CALL: values that come back, and a result', async t => {
  const call: ScriptedStatement = {
    ...items,
    class: 'call',
    markers: [
      { type: { name: 'INTEGER' }, nullable: true, mode: 'IN', name: 'A' },
      { type: { name: 'DECIMAL', precision: 9, scale: 2 }, nullable: true, mode: 'OUT', name: 'B' },
      { type: { name: 'DATE' }, nullable: true, mode: 'INOUT', name: 'C' },
    ],
    outcome: { outputs: [1, '12.50', '2026-11-27'] },
  };
  const { open, database } = stage(t, { 'CALL P(?,?,?)': call });
  const client = await open();
  await client.ask('connect', { props: 'date format=eur' });
  const reply = await client.ask('prepare_sql_execute', {
    sql: 'CALL P(?,?,?)',
    parameters: [1, null, '01.02.2024'],
    rows: 1,
  });
  assert.deepEqual(database.bound, [[1, null, '2024-02-01']]);
  assert.deepEqual([reply.has_results, reply.is_done, (reply.data as unknown[]).length], [true, false, 1]);
  const outputs = reply.output_parms as Record<string, unknown>[];
  assert.deepEqual(
    outputs.map(({ index, name, value }) => [index, name, value]),
    [
      [1, 'A', undefined],
      [2, 'B', 12.5],
      [3, 'C', '27.11.2026'],
    ],
  );
  assert.match(client.texts.at(-1) ?? '', /"value":12\.50\b/);
  const more = await client.ask('sqlmore', { cont_id: reply.id, rows: 10 });
  assert.deepEqual([(more.data as unknown[]).length, more.is_done], [4, true]);
});

test('errors carry SQLCODE and SQLSTATE, and the connection goes on', async t => {
  const { open } = stage(t, { BAD: { fails: new SqlError(-803, []) }, GOOD: items });
  const client = await open();
  await client.ask('connect');
  const failed = await client.ask('sql', { sql: 'BAD' });
  assert.deepEqual([failed.success, failed.sql_rc, failed.sql_state], [false, -803, '23505']);
  assert.match(String(failed.error), /^\[SQL0803\] /);
  assert.equal((await client.ask('sql', { sql: 'no such' })).sql_rc, -104);
  assert.equal((await client.ask('sql', { sql: 'GOOD' })).success, true);
  assert.equal((await client.ask('dove', { sql: 'GOOD' })).success, false);
  assert.equal((await client.ask('nonsense')).error, 'Unknown request type: nonsense');
  assert.equal((await client.ask('sql')).error, 'Bad request: sql is missing');
});

test('access=read only lets queries through', async t => {
  const { open } = stage(t, { SELECT: items, INSERT: insert });
  const client = await open();
  await client.ask('connect', { props: 'access=read only' });
  assert.equal((await client.ask('sql', { sql: 'SELECT' })).success, true);
  const refused = await client.ask('sql', { sql: 'INSERT' });
  assert.deepEqual([refused.success, refused.sql_state], [false, '42987']);
});

test('what is no request is answered, too', async t => {
  const { open } = stage(t, {});
  const client = await open();
  client.socket.send('{"id":');
  const broken = await client.reply('unparseable_1');
  assert.deepEqual([broken.success, broken.unparseable], [false, '{"id":']);
  client.socket.send('{"type":"ping"}');
  assert.equal((await client.reply('incomplete_2')).success, false);
});

test('requests run in order; those that need no database do not wait', async t => {
  let go = () => {};
  const gate = new Promise<void>(resolve => {
    go = resolve;
  });
  const { open, database } = stage(t, { SLOW: { ...insert, markers: [], until: gate }, FAST: items });
  const client = await open();
  await client.ask('connect');
  for (const [id, sql] of [
    ['s1', 'SLOW'],
    ['s2', 'FAST'],
  ])
    client.socket.send(JSON.stringify({ id, type: 'sql', sql }));
  await client.ask('ping');
  await client.ask('getversion');
  assert.deepEqual(database.asked, ['SLOW']);
  go();
  await client.reply('s2');
  assert.deepEqual(
    client.replies.map(({ id }) => id).filter(id => String(id).startsWith('s')),
    ['s1', 's2'],
  );
});

test('a client that goes away ends its job, and what runs in it', async t => {
  const { open, database, rooms } = stage(t, { SLOW: { until: new Promise(() => {}) } });
  const client = await open();
  await client.ask('connect');
  client.socket.send(JSON.stringify({ id: 's', type: 'sql', sql: 'SLOW' }));
  await client.ask('ping');
  client.socket.terminate();
  await once(client.socket, 'close');
  for (let tries = 0; tries < 100 && !rooms.started[0]?.ended; tries++) await new Promise(setImmediate);
  assert.deepEqual(database.asked, ['SLOW', 'cancel', 'close']);
  assert.equal(rooms.started[0]?.ended, true);
});

test('a job that is ended while a statement runs: the statement stops, and says so', async t => {
  const { open, database, rooms } = stage(t, { SLOW: { until: new Promise(() => {}) } });
  const client = await open();
  await client.ask('connect');
  const running = client.ask('sql', { sql: 'SLOW' });
  await client.ask('ping');
  rooms.started[0]?.requestEnd({ immediate: true, delay: 0 });
  assert.equal((await running).sql_rc, -952);
  assert.equal((await client.ask('sql', { sql: 'SLOW' })).error, 'Not connected');
  assert.deepEqual(database.asked, ['SLOW', 'cancel', 'close']);
});

test('a job that was ended is no connection any more', async t => {
  const { open, rooms } = stage(t, { SELECT: items });
  const client = await open();
  await client.ask('connect');
  rooms.started[0]?.requestEnd({ immediate: true, delay: 0 });
  assert.equal((await client.ask('sql', { sql: 'SELECT' })).error, 'Not connected');
  assert.equal((await client.ask('connect')).success, true);
  assert.equal((await client.ask('sql', { sql: 'SELECT' })).success, true);
});

test('cl tells what is in the job log, also when the command fails', async t => {
  const message = (id: string, type: Message['type'], text: string): Message => ({
    id,
    type,
    severity: 40,
    text,
    help: 'Help.',
    file: 'QCPFMSG',
    library: 'QSYS',
    data: Buffer.from('41', 'hex'),
  });
  const { open } = stage(
    t,
    {},
    {
      async run(job, text) {
        job.log.send(message('CPC2102', MessageType.completion, `Done: ${text}`));
        if (!text.includes('BAD')) return;
        const cause = message('CPF2110', MessageType.escape, 'Library BAD not found.');
        job.log.send(cause);
        throw new EscapeError(cause);
      },
    },
  );
  const client = await open();
  await client.ask('connect');
  const good = await client.ask('cl', { cmd: 'DSPLIB GOOD' });
  const [row] = good.data as Record<string, unknown>[];
  assert.deepEqual([good.success, good.is_done], [true, true]);
  assert.deepEqual(
    [row?.MESSAGE_ID, row?.MESSAGE_TYPE, row?.SEVERITY, row?.MESSAGE_TEXT, row?.SUMMARY],
    ['CPC2102', 'COMPLETION', 40, 'Done: DSPLIB GOOD', 'CPC2102 [COMP]: Done: DSPLIB GOOD'],
  );
  const bad = await client.ask('cl', { cmd: 'DSPLIB BAD' });
  assert.deepEqual(
    [bad.success, bad.sql_rc, bad.sql_state, bad.error],
    [false, -443, '38501', '[CPF2110] Library BAD not found.'],
  );
  assert.equal((bad.data as unknown[]).length, 2);
});

test('a trace is kept in memory when it is wanted', async t => {
  const { open } = stage(t, {});
  const client = await open();
  const set = await client.ask('setconfig', { tracedest: 'IN_MEM', tracelevel: 'DATASTREAM' });
  assert.deepEqual([set.tracedest, set.tracelevel], ['IN_MEM', 'DATASTREAM']);
  await client.ask('ping');
  assert.match(String((await client.ask('gettracedata')).tracedata), /in: \{"id":"r2","type":"ping"\}/);
  assert.equal((await client.ask('setconfig', { tracelevel: 'LOUD' })).success, false);
  assert.equal((await client.ask('setconfig', { tracedest: 'FILE' })).success, false);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../../src/system/messages/shipped-catalogue.ts';
import { sqlRoom } from '../session/sql-room.ts';

test('services tell of the job, its objects and the system, with arguments by position and name', async t => {
  const room = await sqlRoom(t);
  const sql = await room.session();
  await sql.run('CREATE SCHEMA SHOP');
  await sql.run('CREATE TABLE SHOP.T (A INTEGER)');
  await room.system.dataAreas.create(sql.job, {
    name: 'AREA',
    library: 'SHOP',
    type: '*DEC',
    length: 5,
    decimals: 2,
    value: { type: '*DEC', decimal: '12.50' },
  });
  assert.deepEqual(
    await sql.rows(
      `SELECT OBJNAME, OBJTYPE, OBJATTRIBUTE, OBJOWNER FROM TABLE(QSYS2.OBJECT_STATISTICS('SHOP', '*ALL')) AS X ORDER BY 1`,
    ),
    [
      ['AREA', '*DTAARA', '', 'QSECOFR'],
      ['T', '*FILE', 'PF', 'QSECOFR'],
    ],
  );
  assert.deepEqual(
    await sql.rows(
      'SELECT OBJNAME FROM TABLE(QSYS2.OBJECT_STATISTICS(OBJTYPELIST => ?, OBJECT_SCHEMA => ?)) AS X',
      '*DTAARA',
      'SHOP',
    ),
    [['AREA']],
  );
  assert.deepEqual(
    await sql.rows(
      `SELECT DATA_AREA_TYPE, LENGTH, DATA_AREA_VALUE FROM TABLE(QSYS2.DATA_AREA_INFO('AREA', 'SHOP')) AS X`,
    ),
    [['*DEC', '5', '12.50']],
  );
  const list = (
    await sql.rows('SELECT SYSTEM_SCHEMA_NAME FROM QSYS2.LIBRARY_LIST_INFO ORDER BY ORDINAL_POSITION')
  ).flat();
  assert.deepEqual(list, [...sql.job.libraries.system, ...sql.job.libraries.user]);
  assert.equal(
    await sql.value(`SELECT CURRENT_CHARACTER_VALUE FROM QSYS2.SYSTEM_VALUE_INFO WHERE SYSTEM_VALUE_NAME = 'QDATFMT'`),
    room.system.values.get('QDATFMT'),
  );
  assert.equal(
    await sql.value(`SELECT USER_CLASS_NAME FROM QSYS2.USER_INFO WHERE AUTHORIZATION_NAME = 'QSECOFR'`),
    '*SECOFR',
  );
  sql.job.log.send(catalogue.diagnostic('CPF2204', ['NOBODY']));
  assert.deepEqual(
    await sql.rows(
      `SELECT MESSAGE_ID, MESSAGE_TYPE FROM TABLE(QSYS2.JOBLOG_INFO('*')) AS X ORDER BY ORDINAL_POSITION DESC FETCH FIRST 1 ROW ONLY`,
    ),
    [['CPF2204', 'DIAGNOSTIC']],
  );
  assert.ok(
    (await sql.rows(`SELECT JOB_NAME FROM TABLE(QSYS2.ACTIVE_JOB_INFO(JOB_NAME_FILTER => 'QZDA*')) AS X`)).length >= 1,
  );
});

test('messages and data queue entries are read by their services, and refusals are errors', async t => {
  const room = await sqlRoom(t);
  const sql = await room.session();
  const { messageQueues, dataQueues } = room.system;
  await messageQueues.create(sql.job, { name: 'MSGS', library: 'QGPL' });
  await messageQueues.send(
    sql.job,
    [{ name: 'MSGS', library: 'QGPL' }],
    catalogue.informational('CPF2204', ['NOBODY']),
  );
  assert.deepEqual(
    await sql.rows(`SELECT MESSAGE_ID, FROM_USER FROM TABLE(QSYS2.MESSAGE_QUEUE_INFO('MSGS', 'QGPL')) AS M`),
    [['CPF2204', 'QSECOFR']],
  );
  const attributes = {
    maximumLength: 50,
    sequence: '*FIFO',
    keyLength: 0,
    senderId: false,
    force: false,
    autoReclaim: false,
  } as const;
  await dataQueues.create(sql.job, { name: 'Q', library: 'QGPL', ...attributes });
  await sql.run(`CALL QSYS2.SEND_DATA_QUEUE(MESSAGE_DATA => 'hello', DATA_QUEUE => 'Q', DATA_QUEUE_LIBRARY => 'QGPL')`);
  assert.equal(await sql.value(`SELECT MESSAGE_DATA FROM TABLE(QSYS2.RECEIVE_DATA_QUEUE('Q', 'QGPL')) AS R`), 'hello');
  assert.deepEqual(await sql.rows(`SELECT MESSAGE_DATA FROM TABLE(QSYS2.RECEIVE_DATA_QUEUE('Q', 'QGPL')) AS R`), []);
  await sql.run(`CALL QSYS2.SEND_DATA_QUEUE_UTF8('grün', 'Q', 'QGPL')`);
  assert.equal(
    await sql.value(`SELECT MESSAGE_DATA_UTF8 FROM TABLE(QSYS2.RECEIVE_DATA_QUEUE('Q', 'QGPL')) AS R`),
    'grün',
  );
  await assert.rejects(sql.rows(`SELECT * FROM TABLE(QSYS2.MESSAGE_QUEUE_INFO('NONE', 'QGPL')) AS M`), {
    sqlcode: -443,
  });
  await assert.rejects(sql.rows(`SELECT * FROM TABLE(QSYS2.MESSAGE_QUEUE_INFO()) AS M`), { sqlcode: -440 });
});

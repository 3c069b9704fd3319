import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sqlRoom } from '../session/sql-room.ts';

const code = (sqlcode: number, ...tokens: string[]) => (tokens.length === 0 ? { sqlcode } : { sqlcode, tokens });

test('a table has its columns, keys and checks, and gives way to a second one of its name only when it is dropped', async t => {
  const room = await sqlRoom(t);
  const sql = await room.session();
  await sql.run('CREATE SCHEMA SHOP');
  await sql.run(`CREATE TABLE SHOP.ORDERS (
    ID INTEGER NOT NULL GENERATED ALWAYS AS IDENTITY (START WITH 10 INCREMENT BY 5) PRIMARY KEY,
    CUSTOMER FOR COLUMN CUST CHAR(10) NOT NULL,
    PRICE DECIMAL(9, 2) DEFAULT 1.50,
    NOTE VARCHAR(20) NOT NULL DEFAULT,
    TAKEN DATE NOT NULL DEFAULT CURRENT DATE,
    CHECK (PRICE > 0))`);
  await sql.run(`INSERT INTO SHOP.ORDERS (CUSTOMER) VALUES ('ANNA')`);
  await sql.run(`INSERT INTO SHOP.ORDERS (CUST, PRICE) VALUES ('BERT', 2)`);
  assert.deepEqual(await sql.rows('SELECT ID, CUSTOMER, PRICE, NOTE FROM SHOP.ORDERS ORDER BY ID'), [
    ['10', 'ANNA      ', '1.50', ''],
    ['15', 'BERT      ', '2.00', ''],
  ]);
  await assert.rejects(sql.run(`INSERT INTO SHOP.ORDERS (CUST, PRICE) VALUES ('C', -2)`), code(-545));
  await assert.rejects(sql.run('CREATE TABLE SHOP.ORDERS (A INTEGER)'), code(-601, 'ORDERS', 'SHOP', 'FILE'));
  await sql.run('DROP TABLE SHOP.ORDERS');
  await assert.rejects(sql.rows('SELECT * FROM SHOP.ORDERS'), code(-204));
  await sql.run('CREATE TABLE SHOP.ORDERS (A INTEGER)');
  assert.deepEqual(await sql.rows('SELECT * FROM SHOP.ORDERS'), []);
});

test('what a definition gets wrong is told with the code and names of Db2', async t => {
  const room = await sqlRoom(t);
  const sql = await room.session();
  await sql.run('CREATE SCHEMA SHOP');
  await sql.run('CREATE TABLE SHOP.PARENT (ID INTEGER NOT NULL PRIMARY KEY, C CHAR(3), UNIQUE (C))');
  const refusals: [string, number, string[]?][] = [
    ['CREATE TABLE NOLIB.T (A INTEGER)', -204, ['NOLIB', 'QSYS', 'LIB']],
    ['CREATE TABLE SHOP.T (A INTEGER, B INTEGER, A INTEGER)', -612, ['A']],
    ['CREATE TABLE SHOP.T (A INTEGER, PRIMARY KEY (B))', -205, ['B', 'T', 'SHOP']],
    ['CREATE TABLE SHOP.T (A INTEGER, PRIMARY KEY (A, A))', -537, ['A']],
    ['CREATE TABLE SHOP.T (A INTEGER PRIMARY KEY, B INTEGER PRIMARY KEY)', -624, ['T', 'SHOP']],
    ['CREATE TABLE SHOP.T (A CHAR(4), FOREIGN KEY (A) REFERENCES SHOP.PARENT)', -538],
    [
      'CREATE TABLE SHOP.T (A INTEGER, CONSTRAINT F FOREIGN KEY (A) REFERENCES SHOP.PARENT (C, ID))',
      -573,
      ['PARENT', 'SHOP'],
    ],
    ['CREATE TABLE SHOP.T (A INTEGER, FOREIGN KEY (A) REFERENCES SHOP.NONE)', -204, ['NONE', 'SHOP', 'FILE']],
    ['CREATE TABLE SHOP.T (A INTEGER NOT NULL REFERENCES SHOP.PARENT ON DELETE SET NULL)', -629],
    ['CREATE TABLE SHOP.T (A DECIMAL(99))', -604],
    [`CREATE TABLE SHOP.T (A INTEGER DEFAULT 'X')`, -574, ['A']],
    ['CREATE TABLE SHOP.T (A CLOB, PRIMARY KEY (A))', -350, ['A']],
    ['CREATE TABLE SHOP.T (A NOTYPE)', -204],
    ['DROP TABLE SHOP.NONE', -204, ['NONE', 'SHOP', 'FILE']],
    ['CREATE INDEX SHOP.I ON SHOP.PARENT (NONE)', -205, ['NONE', 'PARENT', 'SHOP']],
    ['CREATE VIEW SHOP.V AS SELECT NONE FROM SHOP.PARENT', -206],
    ['CREATE VIEW SHOP.V AS SELECT ID + 1 FROM SHOP.PARENT', -153],
    ['CREATE VIEW SHOP.V (A, B) AS SELECT ID FROM SHOP.PARENT', -158],
  ];
  for (const [text, sqlcode, tokens = []] of refusals) {
    await assert.rejects(sql.run(text), code(sqlcode, ...tokens), text);
  }
});

test('a definition belongs to the unit of work: seen by the session, not by others, and gone with a rollback', async t => {
  const room = await sqlRoom(t);
  const one = await room.session({ autocommit: false, isolation: '*CS' });
  const other = await room.session();
  await one.run('CREATE SCHEMA SHOP');
  await one.run('CREATE TABLE SHOP.T (A INTEGER)');
  await one.run('INSERT INTO SHOP.T VALUES (1)');
  assert.deepEqual(await one.rows('SELECT * FROM SHOP.T'), [['1']]);
  await assert.rejects(other.rows('SELECT * FROM SHOP.T'), code(-204));
  await one.session.rollback();
  await assert.rejects(one.rows('SELECT * FROM SHOP.T'), code(-204));
  await one.run('CREATE SCHEMA SHOP');
  await one.run('CREATE TABLE SHOP.T (A INTEGER)');
  await one.session.commit();
  assert.deepEqual(await other.rows('SELECT * FROM SHOP.T'), []);
  // Part of the unit of work is undone.
  await one.run('CREATE TABLE SHOP.U (A INTEGER)');
  await one.run('SAVEPOINT S ON ROLLBACK RETAIN CURSORS');
  await one.run('CREATE TABLE SHOP.V (A INTEGER)');
  await one.run('ROLLBACK TO SAVEPOINT S');
  await assert.rejects(one.rows('SELECT * FROM SHOP.V'), code(-204));
  assert.deepEqual(await one.rows('SELECT * FROM SHOP.U'), []);
  // A statement that fails undoes only itself.
  await assert.rejects(one.run('CREATE TABLE SHOP.W (A INTEGER, A INTEGER)'), code(-612));
  assert.deepEqual(await one.rows('SELECT * FROM SHOP.U'), []);
  await one.session.commit();
  assert.deepEqual(await other.rows('SELECT * FROM SHOP.U'), []);
});

test('long names have a system name, and both find the table and its columns', async t => {
  const room = await sqlRoom(t);
  const sql = await room.session();
  await sql.run('CREATE SCHEMA SHOP');
  const long = `CUSTOMER_ADDRESSES_${'X'.repeat(100)}`;
  await sql.run(`CREATE TABLE SHOP.${long} (STREET_AND_NUMBER INTEGER, STREET_AND_OTHER INTEGER)`);
  await sql.run(`INSERT INTO SHOP.${long} VALUES (1, 2)`);
  assert.deepEqual(await sql.rows('SELECT STREE00001, STREE00002 FROM SHOP.CUSTO00001'), [['1', '2']]);
  await sql.run('CREATE TABLE SHOP.CUSTOMER_ADDRESSES (A INTEGER)');
  assert.deepEqual(await sql.rows('SELECT * FROM SHOP.CUSTO00002'), []);
  await sql.run('CREATE TABLE SHOP.CUSTOMER_LIST FOR SYSTEM NAME CLIST (A INTEGER)');
  assert.deepEqual(await sql.rows('SELECT * FROM SHOP.CLIST'), []);
  await sql.run('CREATE TABLE SHOP."mixed Case" (A INTEGER)');
  assert.deepEqual(await sql.rows('SELECT * FROM SHOP."mixed Case"'), []);
  const names = await room.system.objects.list(sql.job, { name: '*ALL', library: 'SHOP' }, '*FILE');
  assert.deepEqual(
    names.map(({ name }) => name),
    ['"mixe0001"', 'CLIST', 'CUSTO00001', 'CUSTO00002'],
  );
});

test('tables go with what deletes their objects, and take their relations and views along', async t => {
  const room = await sqlRoom(t);
  const sql = await room.session();
  await sql.run('CREATE SCHEMA SHOP');
  await sql.run('CREATE SCHEMA OTHER');
  await sql.run('CREATE TABLE SHOP.T (A INTEGER NOT NULL PRIMARY KEY)');
  await sql.run('CREATE VIEW OTHER.V AS SELECT A FROM SHOP.T');
  await sql.run('CREATE VIEW OTHER.W AS SELECT A FROM OTHER.V');
  await sql.run('CREATE TABLE OTHER.CHILD (A INTEGER REFERENCES SHOP.T)');
  await room.system.objects.delete(sql.job, { name: 'T', library: 'SHOP' }, '*FILE');
  await assert.rejects(sql.rows('SELECT * FROM SHOP.T'), code(-204));
  for (let tries = 0; ; tries++) {
    const left = await room.system.objects.list(sql.job, { name: '*ALL', library: 'OTHER' });
    if (left.length === 1 || tries === 50) {
      assert.deepEqual(
        left.map(({ name }) => name),
        ['CHILD'],
      );
      break;
    }
  }
  await sql.run('INSERT INTO OTHER.CHILD VALUES (5)');
  await room.system.libraries.clear(sql.job, 'OTHER');
  await assert.rejects(sql.rows('SELECT * FROM OTHER.CHILD'), code(-204));
  await sql.run('CREATE TABLE OTHER.CHILD (A INTEGER)');
  await room.system.libraries.delete(sql.job, 'OTHER');
  await sql.run('CREATE SCHEMA OTHER');
  await sql.run('CREATE TABLE OTHER.CHILD (A INTEGER)');
});

test('temporary tables are those of one session', async t => {
  const room = await sqlRoom(t);
  const one = await room.session();
  const other = await room.session();
  await one.run('DECLARE GLOBAL TEMPORARY TABLE WORK (A INTEGER, B VARCHAR(5)) ON COMMIT PRESERVE ROWS');
  await other.run('DECLARE GLOBAL TEMPORARY TABLE SESSION.WORK (C DATE)');
  await one.run(`INSERT INTO SESSION.WORK VALUES (1, 'x')`);
  assert.deepEqual(await one.rows('SELECT * FROM QTEMP.WORK'), [['1', 'x']]);
  assert.deepEqual(await other.rows('SELECT * FROM SESSION.WORK'), []);
  await assert.rejects(one.run('DECLARE GLOBAL TEMPORARY TABLE WORK (A INTEGER)'), code(-601));
  await one.run('DECLARE GLOBAL TEMPORARY TABLE WORK (A DATE) WITH REPLACE');
  assert.deepEqual(await one.rows('SELECT A FROM SESSION.WORK'), []);
  await one.run('CREATE INDEX QTEMP.WORKI ON QTEMP.WORK (A)');
  await one.run('CREATE VIEW QTEMP.WORKV AS SELECT A FROM QTEMP.WORK');
  assert.deepEqual(await one.rows('SELECT * FROM QTEMP.WORKV'), []);
  await one.run('DROP TABLE QTEMP.WORK');
  await assert.rejects(one.rows('SELECT * FROM QTEMP.WORKV'), code(-204));
});

test('a commit takes the rows of declared temporary tables away, unless they are to stay', async t => {
  const room = await sqlRoom(t);
  const sql = await room.session({ autocommit: false, isolation: '*CS' });
  await sql.run('DECLARE GLOBAL TEMPORARY TABLE FLEETING (A INTEGER)');
  await sql.run('DECLARE GLOBAL TEMPORARY TABLE LASTING (A INTEGER) ON COMMIT PRESERVE ROWS');
  for (const name of ['FLEETING', 'LASTING']) await sql.run(`INSERT INTO SESSION.${name} VALUES (1)`);
  await sql.session.commit();
  assert.deepEqual(await sql.rows('SELECT A FROM SESSION.FLEETING'), []);
  assert.deepEqual(await sql.rows('SELECT A FROM SESSION.LASTING'), [['1']]);
  await sql.run('DELETE FROM SESSION.LASTING');
  await sql.run('DROP TABLE SESSION.FLEETING');
  await sql.session.rollback();
  assert.deepEqual(await sql.rows('SELECT A FROM SESSION.LASTING'), [['1']]);
  assert.deepEqual(await sql.rows('SELECT A FROM SESSION.FLEETING'), []);
});

test('tables are made like others and from queries', async t => {
  const room = await sqlRoom(t);
  const sql = await room.session();
  await sql.run('CREATE SCHEMA SHOP');
  await sql.run(`CREATE TABLE SHOP.A (ID INTEGER NOT NULL, NAME VARCHAR(10) DEFAULT 'none')`);
  await sql.run(`INSERT INTO SHOP.A VALUES (1, 'one'), (2, 'two')`);
  await sql.run('CREATE TABLE SHOP.B LIKE SHOP.A');
  await sql.run('INSERT INTO SHOP.B (ID) VALUES (7)');
  assert.deepEqual(await sql.rows('SELECT * FROM SHOP.B'), [['7', 'none']]);
  await sql.run('CREATE TABLE SHOP.C AS (SELECT ID * 2 AS TWICE, NAME FROM SHOP.A) WITH DATA');
  assert.deepEqual(await sql.rows('SELECT TWICE, NAME FROM SHOP.C ORDER BY 1'), [
    ['2', 'one'],
    ['4', 'two'],
  ]);
  await sql.run('CREATE TABLE SHOP.D (X, Y) AS (SELECT * FROM SHOP.A) WITH NO DATA');
  assert.deepEqual(await sql.rows('SELECT X, Y FROM SHOP.D'), []);
  await sql.run('CREATE OR REPLACE TABLE SHOP.A (NAME VARCHAR(20), EXTRA INTEGER DEFAULT 5)');
  assert.deepEqual(await sql.rows('SELECT NAME, EXTRA FROM SHOP.A ORDER BY 1'), [
    ['one', '5'],
    ['two', '5'],
  ]);
});

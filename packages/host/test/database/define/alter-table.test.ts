import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Client, sqlRoom } from '../session/sql-room.ts';

const code = (sqlcode: number, ...tokens: string[]) => (tokens.length === 0 ? { sqlcode } : { sqlcode, tokens });

async function shop(t: Parameters<typeof sqlRoom>[0]): Promise<Client> {
  const room = await sqlRoom(t);
  const sql = await room.session();
  await sql.run('CREATE SCHEMA SHOP');
  await sql.run('SET SCHEMA SHOP');
  return sql;
}

test('columns are added to rows that are there, changed with their values, and dropped', async t => {
  const sql = await shop(t);
  await sql.run('CREATE TABLE T (ID INTEGER NOT NULL, NAME VARCHAR(10), PRICE DECIMAL(5, 2))');
  await sql.run(`INSERT INTO T VALUES (1, 'one', 1.25), (2, 'two', 2.5)`);
  await sql.run(
    `ALTER TABLE T ADD COLUMN KIND CHAR(2) NOT NULL DEFAULT 'AB' BEFORE NAME ADD COLUMN SERIAL BIGINT GENERATED ALWAYS AS IDENTITY`,
  );
  assert.deepEqual(await sql.rows('SELECT * FROM T ORDER BY ID'), [
    ['1', 'AB', 'one', '1.25', '1'],
    ['2', 'AB', 'two', '2.50', '2'],
  ]);
  await sql.run('ALTER TABLE T ALTER COLUMN ID SET DATA TYPE BIGINT ALTER COLUMN NAME SET DATA TYPE VARCHAR(40)');
  await sql.run('ALTER TABLE T ALTER COLUMN PRICE SET DATA TYPE DECIMAL(9, 3) ALTER COLUMN PRICE SET DEFAULT 7');
  await sql.run(`INSERT INTO T (ID, NAME) VALUES (5000000000, 'a name that is longer than before')`);
  assert.deepEqual(await sql.rows('SELECT ID, NAME, PRICE FROM T ORDER BY ID'), [
    ['1', 'one', '1.250'],
    ['2', 'two', '2.500'],
    ['5000000000', 'a name that is longer than before', '7.000'],
  ]);
  await sql.run('ALTER TABLE T DROP COLUMN KIND');
  assert.deepEqual(await sql.rows('SELECT * FROM T WHERE ID = 1'), [['1', 'one', '1.250', '1']]);
  await assert.rejects(sql.run('ALTER TABLE T ADD COLUMN X INTEGER NOT NULL'), code(-193, 'X'));
  await assert.rejects(sql.run('ALTER TABLE T ADD COLUMN NAME INTEGER'), code(-612, 'NAME'));
  await assert.rejects(sql.run('ALTER TABLE T ALTER COLUMN NONE SET DEFAULT 1'), code(-205));
  await assert.rejects(sql.run('ALTER TABLE T ALTER COLUMN NAME SET DATA TYPE VARCHAR(3)'), code(-404, 'NAME'));
  await assert.rejects(sql.run('ALTER TABLE T ALTER COLUMN ID SET DATA TYPE DATE'), code(-190));
  await sql.run(`UPDATE T SET NAME = NULL WHERE ID = 1`);
  await assert.rejects(sql.run('ALTER TABLE T ALTER COLUMN NAME SET NOT NULL'), code(-407));
  await sql.run('CREATE TABLE ONE (A INTEGER)');
  await assert.rejects(sql.run('ALTER TABLE ONE DROP COLUMN A'), code(-195, 'ONE', 'SHOP'));
});

test('views and indexes of a table follow its columns or go with them', async t => {
  const sql = await shop(t);
  await sql.run('CREATE TABLE T (ID INTEGER, NAME VARCHAR(10), EXTRA INTEGER)');
  await sql.run(`INSERT INTO T VALUES (1, 'one', 5)`);
  await sql.run('CREATE VIEW V AS SELECT ID, NAME FROM T');
  await sql.run('CREATE VIEW W AS SELECT NAME FROM V');
  await sql.run('CREATE VIEW X AS SELECT EXTRA FROM T');
  await sql.run('CREATE INDEX I ON T (EXTRA)');
  await sql.run('ALTER TABLE T ALTER COLUMN NAME SET DATA TYPE VARCHAR(40)');
  assert.deepEqual(await sql.rows('SELECT * FROM W'), [['one']]);
  assert.deepEqual(
    await sql.rows(`SELECT TABLE_NAME, LENGTH FROM QSYS2.SYSCOLUMNS WHERE TABLE_SCHEMA = 'SHOP' AND COLUMN_NAME = 'NAME'
    ORDER BY 1`),
    [
      ['T', '40'],
      ['V', '40'],
      ['W', '40'],
    ],
  );
  await assert.rejects(sql.run('ALTER TABLE T DROP COLUMN EXTRA RESTRICT'), code(-196, 'EXTRA', 'T', 'SHOP'));
  assert.deepEqual(await sql.rows('SELECT * FROM X'), [['5']]);
  await sql.run('ALTER TABLE T DROP COLUMN EXTRA CASCADE');
  await assert.rejects(sql.rows('SELECT * FROM X'), code(-204));
  assert.deepEqual(await sql.rows('SELECT * FROM W'), [['one']]);
  assert.deepEqual(await sql.rows(`SELECT INDEX_NAME FROM QSYS2.SYSINDEXES WHERE TABLE_SCHEMA = 'SHOP'`), []);
  await sql.run('CREATE OR REPLACE VIEW V AS SELECT ID * 10 AS ID, NAME FROM T');
  assert.deepEqual(await sql.rows('SELECT * FROM V'), [['10', 'one']]);
  assert.deepEqual(await sql.rows('SELECT * FROM W'), [['one']]);
});

test('constraints are added to tables whose rows keep them, and dropped', async t => {
  const sql = await shop(t);
  await sql.run('CREATE TABLE P (ID INTEGER NOT NULL, C INTEGER)');
  await sql.run('CREATE TABLE K (PARENT INTEGER)');
  await sql.run('INSERT INTO P VALUES (1, 1), (2, 1)');
  await sql.run('INSERT INTO K VALUES (3)');
  await assert.rejects(sql.run('ALTER TABLE P ADD CONSTRAINT U UNIQUE (C)'), code(-603));
  await assert.rejects(sql.run('ALTER TABLE P ADD CONSTRAINT Z CHECK (C > 5)'), code(-544, 'Z'));
  await sql.run('ALTER TABLE P ADD CONSTRAINT PK PRIMARY KEY (ID)');
  await assert.rejects(sql.run('ALTER TABLE P ADD PRIMARY KEY (C)'), code(-624));
  await assert.rejects(sql.run('ALTER TABLE K ADD CONSTRAINT FK FOREIGN KEY (PARENT) REFERENCES P'), code(-667, 'FK'));
  await sql.run('DELETE FROM K');
  await sql.run('ALTER TABLE K ADD CONSTRAINT FK FOREIGN KEY (PARENT) REFERENCES P ON DELETE CASCADE');
  await assert.rejects(sql.run('INSERT INTO K VALUES (3)'), code(-530));
  await assert.rejects(sql.run('ALTER TABLE P DROP PRIMARY KEY RESTRICT'), code(-616));
  await assert.rejects(sql.run('ALTER TABLE P DROP CONSTRAINT NONE'), code(-204));
  await assert.rejects(sql.run('DROP TABLE P RESTRICT'), code(-616));
  await sql.run('ALTER TABLE P DROP PRIMARY KEY CASCADE');
  await sql.run('INSERT INTO K VALUES (3)');
  assert.deepEqual(await sql.rows(`SELECT CONSTRAINT_NAME FROM QSYS2.SYSCST WHERE CONSTRAINT_SCHEMA = 'SHOP'`), []);
});

test('identity columns begin anew, row change timestamps move', async t => {
  const sql = await shop(t);
  await sql.run(`CREATE TABLE T (ID DECIMAL(9, 0) NOT NULL GENERATED ALWAYS AS IDENTITY (START WITH 5), A INTEGER,
    CHANGED TIMESTAMP NOT NULL GENERATED ALWAYS FOR EACH ROW ON UPDATE AS ROW CHANGE TIMESTAMP)`);
  await sql.run('INSERT INTO T (A) VALUES (1), (2)');
  assert.deepEqual(await sql.rows('SELECT ID, A FROM T ORDER BY ID'), [
    ['5', '1'],
    ['6', '2'],
  ]);
  const before = await sql.value('SELECT CHANGED FROM T WHERE A = 1');
  await sql.run('UPDATE T SET A = 10 WHERE A = 1');
  assert.ok((await sql.value('SELECT CHANGED FROM T WHERE A = 10'))! > before!);
  await sql.run('ALTER TABLE T ALTER COLUMN ID RESTART WITH 100');
  await sql.run('INSERT INTO T (A) VALUES (3)');
  assert.equal(await sql.value('SELECT ID FROM T WHERE A = 3'), '100');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sqlRoom } from '../session/sql-room.ts';

const code = (sqlcode: number, ...tokens: string[]) => (tokens.length === 0 ? { sqlcode } : { sqlcode, tokens });

test('sequences count as they are defined', async t => {
  const room = await sqlRoom(t);
  const sql = await room.session({ defaultSchema: 'SHOP' });
  await sql.run('CREATE SCHEMA SHOP');
  await sql.run('CREATE SEQUENCE S AS DECIMAL(5, 0) START WITH 10 INCREMENT BY 10');
  await sql.run('CREATE TABLE S (A INTEGER)');
  assert.equal(await sql.value('VALUES NEXT VALUE FOR S'), '10');
  assert.equal(await sql.value('VALUES NEXT VALUE FOR S'), '20');
  await sql.run('ALTER SEQUENCE S RESTART WITH 70 INCREMENT BY 1');
  assert.equal(await sql.value('VALUES NEXT VALUE FOR S'), '70');
  assert.equal(await sql.value('VALUES NEXT VALUE FOR S'), '71');
  await assert.rejects(sql.run('ALTER SEQUENCE S RESTART WITH 3'), code(-846));
  await assert.rejects(sql.run('CREATE SEQUENCE S'), code(-601, 'S', 'SHOP', 'SEQUENCE'));
  await assert.rejects(sql.run('CREATE SEQUENCE BAD AS DECIMAL(5, 2)'), code(-846));
  await sql.run('DROP SEQUENCE S');
  await assert.rejects(sql.run('DROP SEQUENCE S'), code(-204));
  await sql.run('DROP SEQUENCE IF EXISTS S');
});

test('aliases name what they stand for, now or later', async t => {
  const room = await sqlRoom(t);
  const sql = await room.session({ defaultSchema: 'SHOP' });
  await sql.run('CREATE SCHEMA SHOP');
  await sql.run('CREATE ALIAS A FOR SHOP.T');
  await assert.rejects(sql.rows('SELECT * FROM A'), code(-204));
  await sql.run('CREATE TABLE T (X INTEGER)');
  await sql.run('INSERT INTO A VALUES (3)');
  assert.deepEqual(await sql.rows('SELECT * FROM A'), [['3']]);
  await assert.rejects(sql.run('CREATE ALIAS B FOR A'), code(-513));
  await assert.rejects(sql.run('DROP TABLE A'), code(-156));
  await sql.run('DROP ALIAS A');
});

test('distinct types are types of columns, and keep what is of them', async t => {
  const room = await sqlRoom(t);
  const sql = await room.session({ defaultSchema: 'SHOP' });
  await sql.run('CREATE SCHEMA SHOP');
  await sql.run('CREATE TYPE SHOP.MONEY AS DECIMAL(9, 2)');
  await sql.run('CREATE TABLE T (X SHOP.MONEY)');
  assert.deepEqual(
    await sql.rows(`SELECT DATA_TYPE, USER_DEFINED_TYPE_NAME FROM QSYS2.SYSCOLUMNS WHERE TABLE_SCHEMA = 'SHOP'`),
    [['DISTINCT', 'MONEY']],
  );
  await assert.rejects(sql.run('DROP TYPE SHOP.MONEY RESTRICT'), code(-616));
});

test('unique indexes take one NULL, or as many as there are where they are told so', async t => {
  const room = await sqlRoom(t);
  const sql = await room.session({ defaultSchema: 'SHOP' });
  await sql.run('CREATE SCHEMA SHOP');
  await sql.run('CREATE TABLE T (A INTEGER, B INTEGER)');
  await sql.run('CREATE UNIQUE INDEX I ON T (A)');
  await sql.run('CREATE UNIQUE WHERE NOT NULL INDEX J ON T (B)');
  await sql.run('INSERT INTO T VALUES (NULL, NULL)');
  await assert.rejects(sql.run('INSERT INTO T VALUES (NULL, 1)'), code(-803));
  await sql.run('INSERT INTO T VALUES (1, NULL)');
  await sql.run('CREATE INDEX K ON T (A + B) WHERE A > 5');
  assert.deepEqual(
    await sql.rows(`SELECT INDEX_NAME, IS_UNIQUE FROM QSYS2.SYSINDEXES WHERE TABLE_SCHEMA = 'SHOP' ORDER BY 1`),
    [
      ['I', 'U'],
      ['J', 'V'],
      ['K', 'D'],
    ],
  );
  await sql.run('DROP INDEX I');
  await sql.run('INSERT INTO T VALUES (NULL, 1)');
});

test('a table that is renamed is found under its new name, with its views and keys', async t => {
  const room = await sqlRoom(t);
  const sql = await room.session({ defaultSchema: 'SHOP' });
  await sql.run('CREATE SCHEMA SHOP');
  await sql.run('CREATE TABLE T (A INTEGER NOT NULL PRIMARY KEY)');
  await sql.run('CREATE VIEW V AS SELECT A FROM T');
  await sql.run('INSERT INTO T VALUES (1)');
  await sql.run('RENAME TABLE T TO A_MUCH_LONGER_NAME');
  await assert.rejects(sql.rows('SELECT * FROM T'), code(-204));
  assert.deepEqual(await sql.rows('SELECT * FROM A_MUC00001'), [['1']]);
  assert.deepEqual(await sql.rows('SELECT * FROM V'), [['1']]);
  await sql.run('CREATE TABLE T (B INTEGER)');
  await assert.rejects(sql.run('RENAME TABLE T TO A_MUCH_LONGER_NAME'), code(-601));
});

test('who may use and change definitions is object authority', async t => {
  const room = await sqlRoom(t);
  const owner = await room.session({ defaultSchema: 'SHOP' });
  const anna = await room.session({ defaultSchema: 'SHOP' }, 'ANNA');
  await owner.run('CREATE SCHEMA SHOP');
  await owner.run('CREATE TABLE T (A INTEGER)');
  await assert.rejects(anna.rows('SELECT * FROM T'), code(-551, 'T', 'SHOP', 'FILE'));
  await owner.run('GRANT SELECT, INSERT ON T TO ANNA');
  await anna.run('INSERT INTO T VALUES (1)');
  assert.deepEqual(await anna.rows('SELECT * FROM T'), [['1']]);
  await assert.rejects(anna.run('DELETE FROM T'), code(-551));
  await assert.rejects(anna.run('ALTER TABLE T ADD COLUMN B INTEGER'), code(-551));
  await assert.rejects(anna.run('DROP TABLE T'), code(-551));
  await assert.rejects(anna.run('GRANT SELECT ON T TO PUBLIC'), code(-551));
  await owner.run('REVOKE INSERT ON T FROM ANNA');
  await assert.rejects(anna.run('INSERT INTO T VALUES (2)'), code(-551));
  await owner.run('GRANT ALL ON T TO PUBLIC');
  await assert.rejects(owner.run('GRANT SELECT ON T TO NOBODY'), code(-204));
  await owner.run('CREATE SCHEMA CLOSED');
  await owner.run('REVOKE ALL ON SCHEMA CLOSED FROM PUBLIC');
  await assert.rejects(anna.run('CREATE TABLE CLOSED.T (A INTEGER)'), (error: { sqlcode: number }) =>
    [-551, -552].includes(error.sqlcode),
  );
});

test('with system naming definitions go to the current library and are found along the library list', async t => {
  const room = await sqlRoom(t);
  const sql = await room.session({ naming: 'system' });
  await sql.run('CREATE SCHEMA SHOP');
  sql.job.libraries = { ...sql.job.libraries, current: 'SHOP' };
  await sql.run('CREATE TABLE T (A INTEGER)');
  await sql.run('INSERT INTO SHOP/T VALUES (1)');
  await sql.run('CREATE INDEX I ON T (A)');
  await sql.run('CREATE VIEW V AS SELECT A FROM T');
  assert.deepEqual(await sql.rows('SELECT * FROM V'), [['1']]);
  await sql.run('ALTER TABLE T ALTER COLUMN A SET DATA TYPE BIGINT');
  assert.deepEqual(await sql.rows('SELECT * FROM SHOP.V'), [['1']]);
  await sql.run('DROP TABLE T');
});

test('a schema is dropped with everything in it, unless it must be empty', async t => {
  const room = await sqlRoom(t);
  const sql = await room.session({ defaultSchema: 'SHOP' });
  await sql.run('CREATE SCHEMA SHOP');
  await assert.rejects(sql.run('CREATE SCHEMA SHOP'), code(-601, 'SHOP', 'QSYS', 'LIB'));
  await sql.run('CREATE TABLE T (A INTEGER)');
  await assert.rejects(sql.run('DROP SCHEMA SHOP RESTRICT'), code(-616));
  await sql.run('DROP SCHEMA SHOP CASCADE');
  await assert.rejects(sql.rows('SELECT * FROM T'), code(-204));
  await assert.rejects(sql.run('DROP SCHEMA SHOP'), code(-204, 'SHOP', 'QSYS', 'LIB'));
});

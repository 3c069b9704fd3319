import assert from 'node:assert/strict';
import { test } from 'node:test';
import { metadataProcedures } from '../../../src/database/catalog/metadata/index.ts';
import type { SqlValue } from '../../../src/database/types/sql-type.ts';
import { type Client, decode, sqlRoom } from '../session/sql-room.ts';

const jdbc = `DATATYPE='JDBC';JDBCVER='4.0';DYNAMIC=0;REPORTPUBLICPRIVILEGES=1;CURSORHOLD=1`;

/** The rows that a metadata procedure gives, by column name. */
async function call(sql: Client, name: string, ...values: SqlValue[]): Promise<Record<string, string | null>[]> {
  const outcome = await sql.run(`CALL SYSIBM.${name}(${values.map(() => '?').join(', ')})`, ...values);
  const [cursor] = outcome.resultSets!;
  const rows: Record<string, string | null>[] = [];
  const sink = (bytes: Buffer, start: number, end: number) => {
    const row = decode(bytes.subarray(start, end), cursor!.columns);
    rows.push(Object.fromEntries(cursor!.columns.map((column, index) => [column.name, row[index]!])));
  };
  for (let last = await cursor!.fetch({ rows: 1000, sink }); !last.atEnd; )
    last = await cursor!.fetch({ rows: 1000, sink });
  await cursor!.close();
  return rows;
}

const pick = (rows: readonly Record<string, string | null>[], ...names: string[]) =>
  rows.map(row => names.map(name => row[name]));

test('every metadata procedure answers', async t => {
  const room = await sqlRoom(t);
  const sql = await room.session();
  for (const { name, parameters } of metadataProcedures.values()) {
    const values = parameters.map(({ name: parameter, type }) => {
      if (parameter === 'OPTIONS') return jdbc;
      return type.name === 'SMALLINT' ? 0 : null;
    });
    await call(sql, name, ...values);
  }
});

test('tables, columns, keys and indexes are told as JDBC wants them', async t => {
  const room = await sqlRoom(t);
  const sql = await room.session();
  await sql.run('CREATE SCHEMA SHOP');
  await sql.run(
    `CREATE TABLE SHOP.CUSTOMER (ID INTEGER NOT NULL, NAME VARCHAR(20) DEFAULT 'x', CONSTRAINT CKEY PRIMARY KEY (ID))`,
  );
  await sql.run(`CREATE TABLE SHOP.ORDERS (ID BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY, OWNER INTEGER NOT NULL, PRICE DECIMAL(9, 2),
    AT_TIME TIMESTAMP, BITS VARCHAR(7) FOR BIT DATA,
    CONSTRAINT OF_CUSTOMER FOREIGN KEY (OWNER) REFERENCES SHOP.CUSTOMER ON DELETE CASCADE)`);
  await sql.run('CREATE INDEX SHOP.BY_PRICE ON SHOP.ORDERS (PRICE DESC, ID)');
  await sql.run('CREATE VIEW SHOP.CHEAP AS SELECT ID FROM SHOP.ORDERS WHERE PRICE < 1');
  const tables = await call(sql, 'SQLTABLES', null, 'SHOP', '%', null, jdbc);
  assert.deepEqual(pick(tables, 'TABLE_CAT', 'TABLE_SCHEM', 'TABLE_NAME', 'TABLE_TYPE'), [
    ['BIGIRON', 'SHOP', 'CUSTOMER', 'TABLE'],
    ['BIGIRON', 'SHOP', 'ORDERS', 'TABLE'],
    ['BIGIRON', 'SHOP', 'CHEAP', 'VIEW'],
  ]);
  assert.deepEqual(pick(await call(sql, 'SQLTABLES', null, 'SHOP', '%', `'VIEW'`, jdbc), 'TABLE_NAME'), [['CHEAP']]);
  assert.deepEqual(pick(await call(sql, 'SQLTABLES', null, 'SHOP', 'C\\_%', null, jdbc), 'TABLE_NAME'), []);
  const schemas = await call(sql, 'SQLTABLES', '%', '%', '%', '%', `${jdbc};GETSCHEMAS=2`);
  assert.ok(pick(schemas, 'TABLE_SCHEM').flat().includes('SHOP'));
  const columns = await call(sql, 'SQLCOLUMNS', null, 'SHOP', 'ORDERS', '%', jdbc);
  assert.deepEqual(
    pick(
      columns,
      'COLUMN_NAME',
      'DATA_TYPE',
      'TYPE_NAME',
      'COLUMN_SIZE',
      'DECIMAL_DIGITS',
      'NULLABLE',
      'IS_AUTOINCREMENT',
    ),
    [
      ['ID', '-5', 'BIGINT', '19', '0', '0', 'YES'],
      ['OWNER', '4', 'INTEGER', '10', '0', '0', 'NO'],
      ['PRICE', '3', 'DECIMAL', '9', '2', '1', 'NO'],
      ['AT_TIME', '93', 'TIMESTAMP', '26', '6', '1', 'NO'],
      ['BITS', '-3', 'VARCHAR () FOR BIT DATA', '7', null, '1', 'NO'],
    ],
  );
  assert.deepEqual(
    pick(await call(sql, 'SQLPRIMARYKEYS', null, 'SHOP', 'CUSTOMER', jdbc), 'COLUMN_NAME', 'KEY_SEQ', 'PK_NAME'),
    [['ID', '1', 'CKEY']],
  );
  const foreign = await call(sql, 'SQLFOREIGNKEYS', null, null, null, null, 'SHOP', 'ORDERS', jdbc);
  assert.deepEqual(
    pick(foreign, 'PKTABLE_NAME', 'PKCOLUMN_NAME', 'FKCOLUMN_NAME', 'DELETE_RULE', 'UPDATE_RULE', 'FK_NAME', 'PK_NAME'),
    [['CUSTOMER', 'ID', 'OWNER', '0', '3', 'OF_CUSTOMER', 'CKEY']],
  );
  const indexes = await call(sql, 'SQLSTATISTICS', null, 'SHOP', 'ORDERS', 1, 0, jdbc);
  assert.deepEqual(
    pick(indexes, 'INDEX_NAME', 'NON_UNIQUE', 'ORDINAL_POSITION', 'COLUMN_NAME', 'ASC_OR_DESC').filter(
      ([name]) => name !== null,
    ),
    [
      ['BY_PRICE', '1', '1', 'PRICE', 'D'],
      ['BY_PRICE', '1', '2', 'ID', 'A'],
    ],
  );
  assert.deepEqual(
    pick(await call(sql, 'SQLSPECIALCOLUMNS', 1, null, 'SHOP', 'CUSTOMER', 0, 1, jdbc), 'COLUMN_NAME', 'SCOPE'),
    [['ID', '2']],
  );
  const rights = await call(sql, 'SQLTABLEPRIVILEGES', null, 'SHOP', 'CUSTOMER', jdbc);
  assert.deepEqual(pick(rights, 'GRANTEE', 'PRIVILEGE', 'IS_GRANTABLE'), [
    ...['DELETE', 'INSERT', 'REFERENCES', 'SELECT', 'UPDATE'].map(name => ['QSECOFR', name, 'YES']),
  ]);
  const dummy = await call(sql, 'SQLCOLUMNS', null, 'SYSIBM', 'SYSDUMMY1', null, jdbc);
  assert.deepEqual(pick(dummy, 'COLUMN_NAME', 'TYPE_NAME'), [['IBMREQD', 'CHAR']]);
});

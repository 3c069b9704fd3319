import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { drivers, nameOf, openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.clear());

const list = (name: string, ...rows: (string | null)[][]) => rows.map(row => ({ name, row }));
const some = (name: string, yes: boolean) => ({ name, some: String(yes) });

const expected = (schema: string) => [
  { name: 'schema', count: 0 },
  { name: 'parent', count: 0 },
  { name: 'child', count: 0 },
  { name: 'view', count: 0 },
  { name: 'product', product: 'DB2 UDB for AS/400', major: 7, quote: '"' },
  ...list('tables', [schema, 'CUSTOMERS', 'TABLE'], [schema, 'ORDERS', 'TABLE'], [schema, 'NAMES', 'VIEW']),
  ...list(
    'columns',
    ['ID', 'INTEGER', '10', '0', '0', '1'],
    ['NAME', 'VARCHAR', '30', null, '0', '2'],
    ['CREDIT', 'DECIMAL', '9', '2', '1', '3'],
  ),
  ...list('primary keys', ['ID', '1']),
  ...list('imported keys', ['CUSTOMERS', 'ID', 'ORDERS', 'CUSTOMER']),
  ...list('exported keys', ['ORDERS', 'CUSTOMER']),
  ...list('index info', ['CUSTOMERS', 'ID'], ['CUSTOMERS', null]),
  ...list('best row', ['ID']),
  ...list('schemas', [schema]),
  ...list('table types', ['ALIAS'], ['MATERIALIZED QUERY TABLE'], ['SYSTEM TABLE'], ['TABLE'], ['VIEW']),
  ...[some('types', true), some('catalogs', true), some('procedures', false), some('functions', false)],
  ...[some('table privileges', true), some('user types', false)],
];

for (const [i, driver] of drivers.entries()) {
  test(`metadata of the database, ${nameOf(driver)}`, async t => {
    const seen = await stage.run(t, driver, 'Metadata', `META${i}`);
    if (seen !== undefined) assert.deepEqual(seen, expected(`META${i}`));
  });
}

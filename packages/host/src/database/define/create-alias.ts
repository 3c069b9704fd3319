import { ownSystemName } from '../catalog/names.ts';
import type { TableDefinition } from '../catalog/table-definition.ts';
import { insertTable } from '../catalog/write/table.ts';
import { SqlError } from '../error.ts';
import type { CreateAlias } from '../sql/ast/index.ts';
import type { Definition } from './context.ts';
import { dropRelation } from './drop-relation.ts';
import { findRelation, findRelationIn } from './find.ts';
import { targetLibrary, targetOf } from './names.ts';
import { createObject, freeName } from './object.ts';

/** CREATE ALIAS. What it names need not exist, but may not be an alias (-513). */
export async function createAlias(definition: Definition, statement: CreateAlias): Promise<void> {
  const { name, library } = targetOf(definition, statement.name);
  const existing = await findRelationIn(definition, [library], name);
  if (existing !== null) {
    if (statement.ifNotExists === true) return;
    if (statement.orReplace !== true || existing.kind !== 'A') throw new SqlError(-601, [name, library, 'FILE']);
    await dropRelation(definition, existing, 'CREATE ALIAS');
  }
  const behind = await findRelation(definition, statement.target);
  if (behind?.kind === 'A')
    throw new SqlError(-513, [behind.name, behind.library], undefined, { position: statement.target.at });
  const { member } = statement.target;
  const target = {
    library: behind?.library ?? targetLibrary(definition, statement.target.schema),
    name: behind?.name ?? statement.target.name.name,
    ...(member === undefined ? {} : { member: member.name }),
  };
  const alias = { kind: 'A', library, name, relationSchema: '', relationName: '', updatable: true } as const;
  const rest = { columns: [], constraints: [], target };
  if (library === 'QTEMP') {
    const { temporary } = definition.catalog;
    const taken = new Set([...temporary.state.values()].map(({ systemName }) => systemName));
    const systemName = statement.systemName?.name ?? ownSystemName(name) ?? freeName(name, taken);
    temporary.set({ id: 0n, systemName, recordFormat: systemName, ...alias, ...rest });
    return;
  }
  const object = { name, library, type: '*FILE', attribute: 'DDMF', statement: 'CREATE ALIAS' } as const;
  const created = await createObject(definition, { ...object, systemName: statement.systemName });
  const { id, systemName } = created;
  const stored: TableDefinition = { id, systemName, recordFormat: systemName, ...alias, ...rest };
  await insertTable(definition.connection, created.library, stored);
}

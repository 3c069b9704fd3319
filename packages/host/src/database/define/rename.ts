import { objectName, ownSystemName, quoted, relationName } from '../catalog/names.ts';
import type { TableDefinition } from '../catalog/table-definition.ts';
import { SqlError } from '../error.ts';
import type { Rename } from '../sql/ast/index.ts';
import type { Definition } from './context.ts';
import { findRelationIn, requireRelation } from './find.ts';
import { indexRelationName, relationText, requireLength, requireSystemName } from './names.ts';
import { freeSystemName } from './object.ts';
import { asSql } from './refusal.ts';
import { recordNumberIndex } from './relation.ts';

/** RENAME of a table, view or index. Views and keys of the table follow; a system name that is not given is made as by CREATE. */
export async function rename(definition: Definition, statement: Rename): Promise<void> {
  const { connection, job, rooms } = definition;
  const relation =
    statement.type === 'INDEX'
      ? await requireRelation(definition, statement.name, 'INDEX')
      : await requireRelation(definition, statement.name, 'TABLE', 'VIEW');
  const { library, id } = relation;
  const name = statement.to?.name ?? relation.name;
  if (statement.to !== undefined) requireLength(statement.to);
  if (name !== relation.name && (await findRelationIn(definition, [library], name)) !== null) {
    throw new SqlError(-601, [name, library, 'FILE'], undefined, { position: statement.at });
  }
  const newRelationName = renamedRelation(relation, name);
  const words = { T: 'TABLE', P: 'TABLE', V: 'VIEW', L: 'VIEW', I: 'INDEX', A: 'TABLE' } as const;
  if (newRelationName !== relation.relationName) {
    const old = relationText(relation.relationSchema, relation.relationName);
    const texts = [`ALTER ${words[relation.kind]} ${old} RENAME TO ${quoted(newRelationName)}`];
    if (relation.kind === 'T' || relation.kind === 'P') {
      const key = relationText(relation.relationSchema, recordNumberIndex(relation.relationName));
      texts.push(`ALTER INDEX IF EXISTS ${key} RENAME TO ${quoted(recordNumberIndex(newRelationName))}`);
    }
    await connection.script(texts.join(';\n'));
  }
  if (library === 'QTEMP') {
    const { temporary } = definition.catalog;
    temporary.delete(relation.name);
    temporary.set({
      ...relation,
      name,
      relationName: newRelationName,
      systemName: ownSystemName(name) ?? relation.systemName,
    });
    return;
  }
  const systemName =
    statement.systemName !== undefined
      ? objectName(requireSystemName(statement.systemName))
      : (ownSystemName(name) ?? (await freeSystemName(definition, { library, name, type: '*FILE' })));
  const subject = { name: relation.name, library, type: 'FILE', statement: 'RENAME' };
  const object = { name: objectName(relation.systemName), library: objectName(library) };
  await asSql(subject, rooms.objects.rename(job, object, '*FILE', systemName));
  await connection.query(
    'UPDATE sql_table SET name = $2, system_name = $3, relation_name = $4, altered = now() WHERE id = $1',
    [id, name, systemName, newRelationName],
  );
}

function renamedRelation(relation: TableDefinition, name: string): string {
  if (relation.kind !== 'I') return relationName(name);
  return indexRelationName(relation.library, name, { library: relation.relationSchema });
}

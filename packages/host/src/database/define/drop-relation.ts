import { objectName } from '../catalog/names.ts';
import type { TableDefinition } from '../catalog/table-definition.ts';
import type { Definition } from './context.ts';
import { relationText } from './names.ts';
import { asSql } from './refusal.ts';

const words = { T: 'TABLE', P: 'TABLE', V: 'VIEW', L: 'VIEW', I: 'INDEX' } as const;

/** Deletes a table, view, alias or index with everything that depends on it. Errors: -551. */
export async function dropRelation(
  definition: Definition,
  relation: TableDefinition,
  statement: string,
): Promise<void> {
  const { library, name, systemName, kind, relationSchema, relationName } = relation;
  if (library !== 'QTEMP') {
    const subject = { name, library, type: 'FILE', statement };
    const object = { name: objectName(systemName), library: objectName(library) };
    await asSql(subject, definition.rooms.objects.delete(definition.job, object, '*FILE'));
    return;
  }
  if (kind !== 'A') {
    await definition.connection.script(
      `DROP ${words[kind]} IF EXISTS ${relationText(relationSchema, relationName)} CASCADE`,
    );
  }
  definition.catalog.temporary.delete(name);
  await forgetGone(definition);
}

/** What was in QTEMP and went with something else. */
export async function forgetGone({ connection, catalog: { temporary } }: Definition): Promise<void> {
  const relations = [...temporary.state.values()].filter(({ kind }) => kind !== 'A');
  const { rows } = await connection.query<{ name: string }>(
    `SELECT name FROM unnest($1::text[], $2::text[]) AS r (name, relation) WHERE to_regclass(relation) IS NULL`,
    [
      relations.map(({ name }) => name),
      relations.map(({ relationSchema, relationName }) => relationText(relationSchema, relationName)),
    ],
  );
  for (const { name } of rows) temporary.delete(name);
}

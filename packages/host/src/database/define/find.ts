import { objectName } from '../catalog/names.ts';
import { readDefinitions } from '../catalog/read/definition.ts';
import type { RelationKind, TableDefinition } from '../catalog/table-definition.ts';
import { SqlError } from '../error.ts';
import type { ObjectName } from '../sql/ast/index.ts';
import type { DefinitionContext } from './context.ts';
import { librariesOf, libraryShown } from './names.ts';

/** The table, view, alias or index that a name means; null when there is none. SQL names count before system names. */
export async function findRelation(context: DefinitionContext, name: ObjectName): Promise<TableDefinition | null> {
  return findRelationIn(context, librariesOf(context, name), name.name.name);
}

export async function findRelationIn(
  { catalog, connection }: DefinitionContext,
  libraries: readonly string[],
  name: string,
): Promise<TableDefinition | null> {
  for (const library of libraries) {
    if (library !== 'QTEMP') continue;
    const found = catalog.temporary.definition(name);
    if (found !== undefined) return found;
  }
  const { rows } = await connection.query<{ id: bigint }>(
    `SELECT t.id FROM unnest($1::text[]) WITH ORDINALITY AS w (library, number)
     JOIN object l ON l.library = 1 AND l.type = '*LIB' AND l.job = '' AND l.name = w.library
     JOIN sql_table t ON t.library = l.id AND (t.name = $2 OR t.system_name = $2)
     ORDER BY w.number, t.name <> $2 LIMIT 1`,
    [libraries.filter(library => library !== 'QTEMP').map(objectName), name],
  );
  if (rows[0] === undefined) return null;
  return (await readDefinitions(connection, [rows[0].id]))[0] ?? null;
}

/** Kinds by the word that a statement uses; TABLE also means physical files. */
const kinds: Readonly<Record<string, readonly RelationKind[]>> = {
  TABLE: ['T', 'P'],
  VIEW: ['V', 'L'],
  INDEX: ['I'],
  ALIAS: ['A'],
};

/** As {@link findRelation}: -204 when there is none, -159 when it is of another kind. */
export async function requireRelation(
  context: DefinitionContext,
  name: ObjectName,
  ...wanted: readonly ('TABLE' | 'VIEW' | 'INDEX' | 'ALIAS')[]
): Promise<TableDefinition> {
  const found = await findRelation(context, name);
  const at = { position: name.at };
  if (found === null) throw new SqlError(-204, [name.name.name, libraryShown(context, name), 'FILE'], undefined, at);
  if (wanted.some(kind => kinds[kind]!.includes(found.kind))) return found;
  throw new SqlError(
    wanted.length === 1 && wanted[0] === 'TABLE' ? -156 : -159,
    [found.name, found.library],
    undefined,
    at,
  );
}

/** The table behind a name, through aliases. */
export async function requireTable(context: DefinitionContext, name: ObjectName): Promise<TableDefinition> {
  const found = await findRelation(context, name);
  if (found?.kind === 'A' && found.target !== undefined) {
    const behind = await findRelationIn(context, [found.target.library], found.target.name);
    if (behind !== null && (behind.kind === 'T' || behind.kind === 'P')) return behind;
  }
  return requireRelation(context, name, 'TABLE');
}

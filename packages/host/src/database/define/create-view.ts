import { Right } from '../../system/authority/rights.ts';
import { objectName, ownSystemName, relationName } from '../catalog/names.ts';
import type { TableDefinition, ViewDefinition } from '../catalog/table-definition.ts';
import { ensureSchema } from '../catalog/write/schema.ts';
import { addDependencies, insertTable, insertView, replaceColumns } from '../catalog/write/table.ts';
import { SqlError } from '../error.ts';
import type { CreateView } from '../sql/ast/index.ts';
import type { CompiledQuery, Definition } from './context.ts';
import { queryColumns } from './copied-columns.ts';
import { rebuildViews, viewsOn } from './dependent-views.ts';
import { findRelationIn } from './find.ts';
import { relationText, type Target, targetOf } from './names.ts';
import { createObject, freeName } from './object.ts';
import { asSql } from './refusal.ts';
import { sourceText } from './source-text.ts';
import { createViewRelation } from './view-relation.ts';

const checks = { LOCAL: 'Y', CASCADED: 'C' } as const;

/** CREATE VIEW. A view that is replaced stays the object that it was, and views on it are made anew. */
export async function createView(definition: Definition, statement: CreateView): Promise<void> {
  const target = targetOf(definition, statement.name);
  const existing = await findRelationIn(definition, [target.library], target.name);
  if (existing !== null && statement.ifNotExists === true) return;
  if (existing !== null && (statement.orReplace !== true || existing.kind !== 'V')) {
    throw new SqlError(-601, [target.name, target.library, 'FILE'], undefined, { position: statement.at });
  }
  const compiled = await definition.compiler.query(statement.query);
  await requireRead(definition, compiled);
  const columns = queryColumns(compiled.columns, statement.columns, statement.query.at);
  const made = await makeObject(definition, statement, target, existing);
  const view: TableDefinition = {
    ...made,
    kind: 'V',
    ...target,
    relationName: relationName(target.name),
    recordFormat: statement.recordFormat?.name ?? made.systemName,
    updatable: false,
    columns,
    constraints: [],
    view: viewOf(definition, statement),
  };
  const above = existing === null ? [] : await viewsOn(definition, existing);
  if (existing !== null) {
    await definition.connection.script(`DROP VIEW ${relationText(view.relationSchema, view.relationName)} CASCADE`);
  }
  const complete = await createViewRelation(definition, view, compiled.sql);
  await store(definition, made.library, complete, compiled, existing);
  await rebuildViews(definition, above);
}

function viewOf(definition: Definition, { query, checkOption }: CreateView): ViewDefinition {
  const { attributes, job, text } = definition;
  const { naming, defaultSchema } = attributes;
  return {
    definition: sourceText(definition, query),
    statement: text,
    checkOption: checkOption === undefined ? 'N' : checks[checkOption],
    naming,
    ...(defaultSchema === undefined ? {} : { defaultSchema }),
    definer: job.profile.name,
  };
}

async function makeObject(
  definition: Definition,
  statement: CreateView,
  { name, library }: Target,
  existing: TableDefinition | null,
) {
  const { connection, catalog } = definition;
  if (existing !== null) {
    const { rows } = await connection.query<{ library: bigint }>('SELECT library FROM object WHERE id = $1', [
      existing.id,
    ]);
    const { id, systemName, relationSchema } = existing;
    return { id, library: rows[0]?.library ?? 0n, systemName, relationSchema };
  }
  if (library === 'QTEMP') {
    const taken = new Set([...catalog.temporary.state.values()].map(one => one.systemName));
    const systemName = statement.systemName?.name ?? ownSystemName(name) ?? freeName(name, taken);
    return { id: 0n, library: 0n, systemName, relationSchema: 'pg_temp' };
  }
  const created = await createObject(definition, {
    name,
    library,
    type: '*FILE',
    attribute: 'LF',
    systemName: statement.systemName,
    statement: 'CREATE VIEW',
  });
  return { ...created, relationSchema: await ensureSchema(connection, created.library, library) };
}

async function store(
  { connection, catalog, rooms, job }: Definition,
  library: bigint,
  view: TableDefinition,
  { tables }: CompiledQuery,
  existing: TableDefinition | null,
): Promise<void> {
  if (view.library === 'QTEMP') {
    catalog.temporary.set(view);
    return;
  }
  if (existing === null) await insertTable(connection, library, view);
  else {
    await connection.query('DELETE FROM sql_dependency WHERE dependent = $1', [view.id]);
    await connection.query('UPDATE sql_table SET updatable = $2 WHERE id = $1', [view.id, view.updatable]);
    await replaceColumns(connection, view.id, view.columns);
    await insertView(connection, view.id, view.view!);
    const name = { name: objectName(view.systemName), library: objectName(view.library) };
    const object = await rooms.objects.resolve(job, name, '*FILE', 0);
    await rooms.objects.touch(object, { text: object.text });
  }
  await addDependencies(
    connection,
    view.id,
    tables.map(({ id }) => id).filter(id => id > 0n),
  );
}

/** Who makes a view must be able to read what it shows: -551. */
async function requireRead({ rooms, job }: Definition, { tables }: CompiledQuery): Promise<void> {
  for (const { id, library, name, systemName } of tables) {
    if (id <= 0n || library === 'QTEMP') continue;
    const subject = { name, library, type: 'FILE', statement: 'CREATE VIEW' };
    const object = { name: objectName(systemName), library: objectName(library) };
    await asSql(subject, rooms.objects.resolve(job, object, '*FILE', Right.objectOperational | Right.read));
  }
}

import { readDefinitions } from '../catalog/read/definition.ts';
import type { ColumnDefinition, TableDefinition } from '../catalog/table-definition.ts';
import { replaceColumns } from '../catalog/write/table.ts';
import { SqlError } from '../error.ts';
import type { SelectStatement } from '../sql/ast/index.ts';
import { parseStatement } from '../sql/parse.ts';
import type { Definition } from './context.ts';
import { queryColumns } from './copied-columns.ts';
import { dropRelation } from './drop-relation.ts';
import { relationText } from './names.ts';
import { createViewRelation } from './view-relation.ts';

/** The views that show a table, and those that show them, each after what it is made of. */
export async function viewsOn({ connection }: Definition, table: TableDefinition): Promise<TableDefinition[]> {
  const { rows } = await connection.query<{ id: bigint }>(
    `WITH RECURSIVE above (id, depth) AS (
       SELECT dependent, 1 FROM sql_dependency WHERE referenced = $1
       UNION SELECT d.dependent, a.depth + 1 FROM above a JOIN sql_dependency d ON d.referenced = a.id
     )
     SELECT a.id FROM above a JOIN sql_view USING (id) GROUP BY a.id ORDER BY max(a.depth)`,
    [table.id],
  );
  return readDefinitions(
    connection,
    rows.map(({ id }) => id),
  );
}

/** Takes the relations of views away, so that what they show can be changed. */
export async function dropViewRelations({ connection }: Definition, views: readonly TableDefinition[]): Promise<void> {
  const texts = views.map(
    view => `DROP VIEW IF EXISTS ${relationText(view.relationSchema, view.relationName)} CASCADE`,
  );
  if (texts.length > 0) await connection.script(texts.join(';\n'));
}

/**
 * Makes the relations of views again, with the columns that they have now. A view whose text is no longer possible is deleted, or, with
 * `restrict`, that is an error.
 */
export async function rebuildViews(
  definition: Definition,
  views: readonly TableDefinition[],
  restrict?: () => SqlError,
): Promise<void> {
  for (const view of views) {
    try {
      await rebuild(definition, view);
    } catch (error) {
      if (!(error instanceof SqlError)) throw error;
      if (restrict !== undefined) throw restrict();
      await dropRelation(definition, view, 'ALTER TABLE');
    }
  }
}

async function rebuild(definition: Definition, view: TableDefinition): Promise<void> {
  const { compiler, connection, catalog } = definition;
  catalog.changed();
  const { definition: text, naming, defaultSchema, definer } = view.view!;
  const query = parseStatement(text, { naming, decimalPoint: '.' }).statement as SelectStatement;
  const rules = { naming, defaultSchema: defaultSchema ?? (naming === 'sql' ? definer : undefined) };
  const compiled = await compiler.query(query, rules);
  const names = view.columns.map(({ name, systemName }) => ({
    name,
    delimited: true,
    at: 0,
    systemName: { name: systemName, delimited: true, at: 0 },
  }));
  const columns = queryColumns(compiled.columns, names, 0).map((column, index): ColumnDefinition => {
    const { heading, text: label, comment } = view.columns[index]!;
    return {
      ...column,
      ...(heading === undefined ? {} : { heading }),
      ...(label === undefined ? {} : { text: label }),
      ...(comment === undefined ? {} : { comment }),
    };
  });
  const rebuilt = await createViewRelation(definition, { ...view, columns }, compiled.sql);
  await replaceColumns(connection, view.id, rebuilt.columns);
}

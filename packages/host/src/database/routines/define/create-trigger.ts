import type { CatalogView, Described, DescribedKind } from '../../catalog/catalog.ts';
import type { TableDescription } from '../../catalog/description.ts';
import { literal, objectName, quoted, relationName } from '../../catalog/names.ts';
import { describe, type TableDefinition } from '../../catalog/table-definition.ts';
import { insertTrigger } from '../../catalog/write/trigger.ts';
import { unlearned } from '../../compile/compilation.ts';
import type { Definition } from '../../define/context.ts';
import { findStored } from '../../define/create-sequence.ts';
import { requireRelation } from '../../define/find.ts';
import { relationText, targetOf } from '../../define/names.ts';
import { createObject } from '../../define/object.ts';
import { asSql } from '../../define/refusal.ts';
import { SqlError } from '../../error.ts';
import type { CreateTrigger, Identifier } from '../../sql/ast/index.ts';
import { positionedCursors } from '../interpret/context.ts';
import { PgScope } from '../plpgsql/pg-scope.ts';
import { refusal } from '../plpgsql/refusal.ts';
import { triggerResult } from '../plpgsql/return.ts';
import { RoutineText } from '../plpgsql/routine-text.ts';
import { emit } from '../plpgsql/statement.ts';
import { namesOf } from './naming.ts';
import { checkTables } from './tables.ts';

/**
 * CREATE TRIGGER: a trigger of PostgreSQL with a function in PL/pgSQL. Triggers fire in the order in which they were made. Errors: -601,
 * -204, -156, -159, -205, -696, -697, -270.
 */
export async function createTrigger(statement: CreateTrigger, definition: Definition): Promise<void> {
  const { connection, attributes, job } = definition;
  const target = targetOf(definition, statement.name);
  const wanted = statement.time === 'INSTEAD OF' ? 'VIEW' : 'TABLE';
  const table = await requireRelation(definition, statement.table, wanted);
  checkClauses(statement);
  await replaceExisting(definition, statement, target);

  const { body, tables } = await triggerBody(definition, statement, table);
  await checkTables(definition, tables);
  const created = await createObject(definition, {
    ...target,
    type: '*PGM',
    attribute: 'CLE',
    systemName: statement.systemName,
    statement: 'CREATE TRIGGER',
  });
  const relation = relationName(`${String(created.id).padStart(19, '0')} ${target.library}.${target.name} trigger`);
  const procedure = relationText(table.relationSchema, relation);
  await connection.script(
    [
      `CREATE FUNCTION ${procedure}() RETURNS trigger LANGUAGE plpgsql AS ${literal(body)}`,
      ...triggerTexts(statement, table, relation, procedure),
    ].join(';\n'),
  );
  const columns = statement.events.flatMap(({ columns: list }) => list ?? []).map(({ name }) => name);
  await insertTrigger(connection, {
    ...created,
    name: target.name,
    table: table.id,
    relationName: relation,
    time: statement.time,
    events: statement.events.map(({ event }) => event),
    ...(columns.length === 0 ? {} : { columns }),
    forEach: statement.forEach,
    mode: statement.mode ?? 'DB2SQL',
    definition: definition.text,
    naming: attributes.naming,
    ...(attributes.defaultSchema === undefined ? {} : { defaultSchema: attributes.defaultSchema }),
    definer: job.profile.name,
  });
}

/** Errors: -697 OLD and NEW are rows of triggers FOR EACH ROW; -696 tables of none that changes the row or a view. */
function checkClauses({ oldRow, newRow, oldTable, newTable, forEach, time, events, name }: CreateTrigger): void {
  const at = { position: name.at };
  if (forEach === 'STATEMENT' && (oldRow ?? newRow) !== undefined) throw new SqlError(-697, [], undefined, at);
  if (time !== 'AFTER' && (oldTable ?? newTable) !== undefined)
    throw new SqlError(-696, [name.name.name], undefined, at);
  const has = (event: string) => events.some(one => one.event === event);
  if ((oldTable ?? oldRow) !== undefined && !has('UPDATE') && !has('DELETE'))
    throw new SqlError(-696, [name.name.name], undefined, at);
  if ((newTable ?? newRow) !== undefined && !has('UPDATE') && !has('INSERT'))
    throw new SqlError(-696, [name.name.name], undefined, at);
  if ((oldTable ?? newTable) !== undefined && events.some(({ columns }) => columns !== undefined))
    throw refusal('UPDATE OF with a transition table', name.at);
}

async function replaceExisting(
  definition: Definition,
  statement: CreateTrigger,
  target: { readonly library: string; readonly name: string },
): Promise<void> {
  const existing = await findStored(definition, 'sql_trigger', target);
  if (existing === undefined) return;
  if (statement.orReplace !== true)
    throw new SqlError(-601, [target.name, target.library, 'PGM'], undefined, { position: statement.name.at });
  const { rooms, job } = definition;
  const object = { name: existing.object, library: objectName(target.library) };
  const subject = { ...target, type: 'PGM', statement: 'CREATE TRIGGER' };
  await asSql(subject, rooms.objects.delete(job, object, '*PGM'));
}

function triggerBody(definition: Definition, statement: CreateTrigger, table: TableDefinition) {
  const { catalog, attributes } = definition;
  return catalog.settle(view => {
    try {
      const facts = { result: { kind: 'trigger' }, positioned: positionedCursors(statement.body) } as const;
      const seen = withTransitionTables(view, statement, describe(table));
      const text = new RoutineText(seen, attributes, namesOf(definition), facts);
      const scope = rowScope(statement, table);
      const condition = statement.when && text.condition(statement.when, scope);
      const body = emit(statement.body, scope, text);
      const guarded = condition === undefined ? body : `IF ${condition} THEN\n${body}\nEND IF;`;
      const declared = text.declarations.length === 0 ? '' : `DECLARE\n${text.declarations.join('\n')}\n`;
      return {
        body: `#variable_conflict use_column\n${declared}BEGIN\n${guarded}\nRETURN ${triggerResult};\nEND`,
        tables: [...text.tables.values()].filter(use => use.table.id !== 0n),
      };
    } catch (error) {
      if (error === unlearned) return undefined;
      throw error;
    }
  });
}

/** Columns of OLD and NEW, under their correlation names. NEW of a BEFORE trigger can be assigned to. */
function rowScope({ oldRow, newRow }: CreateTrigger, { columns }: TableDefinition): PgScope {
  let scope: PgScope | undefined;
  const rows = [
    [oldRow, 'OLD'],
    [newRow, 'NEW'],
  ] as const;
  for (const [name, row] of rows) {
    if (name === undefined) continue;
    scope = new PgScope(scope, { label: name.name, qualified: true });
    for (const column of columns) {
      const variable = {
        ...({ name: column.name, type: column.type, kind: 'transition', constant: row === 'OLD' } as const),
        text: `${row}.${quoted(column.relationColumn)}`,
      };
      scope.variables.set(column.name, variable);
      if (column.systemName !== column.name) scope.variables.set(column.systemName, variable);
    }
  }
  return new PgScope(scope);
}

/** Transition tables are found like tables of QTEMP: before all others, by their name alone. */
function withTransitionTables(
  view: CatalogView,
  { oldTable, newTable }: CreateTrigger,
  table: TableDescription,
): CatalogView {
  const names = [oldTable, newTable].flatMap(one => (one === undefined ? [] : [one.name]));
  return {
    find<K extends DescribedKind>(kind: K, library: string, name: string): Described[K] | null | undefined {
      if (kind !== 'table' || !names.includes(name)) return view.find(kind, library, name);
      const relation = quoted(name);
      return { ...table, id: 0n, name, systemName: name, relation, updatable: false } as Described[K];
    },
  };
}

/** PostgreSQL has transition tables for one event only, so that several events need several triggers. */
function triggerTexts(
  statement: CreateTrigger,
  { relationSchema, relationName: table, columns }: TableDefinition,
  relation: string,
  procedure: string,
): string[] {
  const { time, events, forEach, oldTable, newTable } = statement;
  const on = `ON ${relationText(relationSchema, table)}`;
  const each = `FOR EACH ${forEach} EXECUTE FUNCTION ${procedure}()`;
  const texts = events.map(({ event, columns: list }) => {
    if (list === undefined) return event as string;
    return `${event} OF ${list.map(column => columnText(column, columns, statement)).join(', ')}`;
  });
  if ((oldTable ?? newTable) === undefined)
    return [`CREATE TRIGGER ${quoted(relation)} ${time} ${texts.join(' OR ')} ${on} ${each}`];
  return events.map(({ event }, index) => {
    const tables = [
      ...(oldTable !== undefined && event !== 'INSERT' ? [`OLD TABLE AS ${quoted(oldTable.name)}`] : []),
      ...(newTable !== undefined && event !== 'DELETE' ? [`NEW TABLE AS ${quoted(newTable.name)}`] : []),
    ];
    const referencing = tables.length === 0 ? '' : `REFERENCING ${tables.join(' ')} `;
    const name = index === 0 ? relation : relationName(`${relation} ${index}`);
    return `CREATE TRIGGER ${quoted(name)} ${time} ${event} ${on} ${referencing}${each}`;
  });
}

function columnText({ name, at }: Identifier, columns: TableDefinition['columns'], { table }: CreateTrigger): string {
  const column = columns.find(one => one.name === name || one.systemName === name);
  if (column === undefined)
    throw new SqlError(-205, [name, table.name.name, table.schema?.name ?? ''], undefined, { position: at });
  return quoted(column.relationColumn);
}

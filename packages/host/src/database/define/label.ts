import { Right } from '../../system/authority/rights.ts';
import { objectName } from '../catalog/names.ts';
import type { TableDefinition } from '../catalog/table-definition.ts';
import { SqlError } from '../error.ts';
import type { LabelOrComment } from '../sql/ast/index.ts';
import { requireColumn } from './constraints.ts';
import type { Definition } from './context.ts';
import { findStored } from './create-sequence.ts';
import { findRoutine, objectOf, routineNotFound } from './drop-routine.ts';
import { requireRelation } from './find.ts';
import { librariesOf, libraryShown } from './names.ts';
import { asSql, type Subject } from './refusal.ts';

/** Longest texts: LABEL ON, COMMENT ON, SQL Reference. */
const longestLabel = 50;
const longestHeading = 60;
const longestComment = 2000;

/** LABEL ON and COMMENT ON. The label of an object is its text; a column has a heading, and a text of its own. */
export async function labelOrComment(definition: Definition, statement: LabelOrComment): Promise<void> {
  const { kind, type, name, value = '' } = statement;
  const longest = kind === 'comment' ? longestComment : longestLabel;
  if (value.length > longest) throw new SqlError(-433, [value.slice(0, 64)], undefined, { position: statement.at });
  switch (type) {
    case 'COLUMN':
      return ofColumns(definition, statement);
    case 'TABLE':
      return ofRelation(definition, statement, await requireRelation(definition, name, 'TABLE', 'VIEW', 'ALIAS'));
    case 'INDEX':
      return ofRelation(definition, statement, await requireRelation(definition, name, 'INDEX'));
    case 'ALIAS':
      return ofRelation(definition, statement, await requireRelation(definition, name, 'ALIAS'));
    case 'SEQUENCE':
      return ofStored(definition, statement, 'sql_sequence', '*DTAARA');
    case 'TYPE':
      return ofStored(definition, statement, 'sql_type', '*SQLUDT');
    case 'VARIABLE':
      return ofStored(definition, statement, 'sql_variable', '*SRVPGM');
    case 'TRIGGER':
      return ofStored(definition, statement, 'sql_trigger', '*PGM');
    case 'PROCEDURE':
    case 'FUNCTION':
    case 'ROUTINE':
      return ofRoutine(definition, statement);
    case 'PARAMETER':
      return ofParameters(definition, statement);
    case 'CONSTRAINT':
      return ofConstraint(definition, statement);
    case 'SCHEMA':
      return ofSchema(definition, statement);
    default:
      throw new SqlError(-204, [name.name.name, libraryShown(definition, name), type], undefined, {
        position: name.at,
      });
  }
}

async function ofColumns(definition: Definition, { kind, name, columns = [] }: LabelOrComment): Promise<void> {
  const table = await requireRelation(definition, name, 'TABLE', 'VIEW');
  const changes = columns.map(({ name: column, text = false, value }) => {
    const longest = kind === 'comment' ? longestComment : text ? longestLabel : longestHeading;
    if (value.length > longest) throw new SqlError(-433, [value.slice(0, 64)], undefined, { position: column.at });
    const field = kind === 'comment' ? 'comment' : text ? 'text' : 'heading';
    return { column: requireColumn(table, column), field, value } as const;
  });
  if (table.library === 'QTEMP') {
    const labelled = table.columns.map(column => {
      const own = changes.filter(change => change.column === column);
      return { ...column, ...Object.fromEntries(own.map(({ field, value }) => [field, value])) };
    });
    definition.catalog.temporary.set({ ...table, columns: labelled });
    return;
  }
  await changeObject(definition, table.systemName, '*FILE', subjectOf(table, kind));
  for (const { column, field, value } of changes) {
    await definition.connection.query(`UPDATE sql_column SET ${field} = $3 WHERE table_id = $1 AND name = $2`, [
      table.id,
      column.name,
      value,
    ]);
  }
}

async function ofRelation(
  definition: Definition,
  { kind, value = '' }: LabelOrComment,
  table: TableDefinition,
): Promise<void> {
  if (table.library === 'QTEMP') {
    definition.catalog.temporary.set({ ...table, [kind === 'label' ? 'text' : 'comment']: value });
    return;
  }
  const subject = subjectOf(table, kind);
  await changeObject(definition, table.systemName, '*FILE', subject, kind === 'label' ? value : undefined);
  if (kind === 'comment') await comment(definition, 'sql_table', table.id, value);
}

async function ofStored(
  definition: Definition,
  { kind, name, value = '' }: LabelOrComment,
  table: 'sql_sequence' | 'sql_type' | 'sql_variable' | 'sql_trigger',
  type: `*${string}`,
): Promise<void> {
  for (const library of librariesOf(definition, name)) {
    const found = await findStored(definition, table, { library, name: name.name.name });
    if (found === undefined) continue;
    const subject = { name: found.name, library, type: type.slice(1), statement: statementName(kind) };
    await changeObject(definition, found.object, type, subject, kind === 'label' ? value : undefined);
    if (kind === 'comment') await comment(definition, table, found.id, value);
    return;
  }
  const tokens = [name.name.name, libraryShown(definition, name), type.slice(1)];
  throw new SqlError(-204, tokens, undefined, { position: name.at });
}

async function ofRoutine(definition: Definition, statement: LabelOrComment): Promise<void> {
  const wanted = statement as LabelOrComment & { type: 'PROCEDURE' | 'FUNCTION' | 'ROUTINE' };
  const routine = await findRoutine(definition, wanted);
  if (routine === undefined) throw routineNotFound(definition, wanted);
  const { kind, value = '' } = statement;
  const object = await objectOf(definition, routine.id);
  const { specificName: name, library } = routine;
  const subject = { name, library, type: object.type.slice(1), statement: statementName(kind) };
  await changeObject(definition, object.name, object.type, subject, kind === 'label' ? value : undefined);
  if (kind === 'comment') await comment(definition, 'sql_routine', routine.id, value);
}

async function ofParameters(
  definition: Definition,
  { kind, name, specific, columns = [] }: LabelOrComment,
): Promise<void> {
  const wanted = { type: 'ROUTINE', name, ...(specific === undefined ? {} : { specific }) } as const;
  const routine = await findRoutine(definition, wanted);
  if (routine === undefined) throw routineNotFound(definition, wanted);
  if (kind === 'label') return;
  for (const { name: parameter, value } of columns) {
    const { count } = await definition.connection.query(
      'UPDATE sql_parameter SET comment = $3 WHERE routine_id = $1 AND name = $2',
      [routine.id, parameter.name, value],
    );
    if (count === 0) throw new SqlError(-204, [parameter.name, routine.specificName, 'PARAMETER']);
  }
}

async function ofConstraint(definition: Definition, { kind, name, value = '' }: LabelOrComment): Promise<void> {
  const { count } = await definition.connection.query(
    `UPDATE sql_constraint c SET comment = CASE WHEN $4 THEN $3 ELSE comment END FROM object l
     WHERE l.id = c.library AND l.name = ANY ($1) AND c.name = $2`,
    [librariesOf(definition, name).map(objectName), name.name.name, value, kind === 'comment'],
  );
  if (count > 0) return;
  throw new SqlError(-204, [name.name.name, libraryShown(definition, name), 'CST'], undefined, { position: name.at });
}

async function ofSchema({ job, rooms }: Definition, { kind, name, value = '' }: LabelOrComment): Promise<void> {
  if (kind === 'comment') return;
  const subject = { name: name.name.name, library: 'QSYS', type: 'LIB', statement: 'LABEL ON' };
  await asSql(subject, rooms.libraries.change(job, objectName(name.name.name), { text: value }));
}

/** Tells all processes of a change of an object, for who may change it; with a text that becomes its own. */
async function changeObject(
  { job, rooms }: Definition,
  name: string,
  type: `*${string}`,
  subject: Subject,
  text?: string,
): Promise<void> {
  const qualified = { name: objectName(name), library: objectName(subject.library) };
  const object = await asSql(subject, rooms.objects.resolve(job, qualified, type, Right.objectAlter));
  await rooms.objects.touch(object, { text: text ?? object.text });
}

async function comment({ connection }: Definition, table: string, id: bigint, value: string): Promise<void> {
  await connection.query(`UPDATE ${table} SET comment = $2 WHERE id = $1`, [id, value]);
}

function subjectOf({ name, library }: TableDefinition, kind: LabelOrComment['kind']): Subject {
  return { name, library, type: 'FILE', statement: statementName(kind) };
}

function statementName(kind: LabelOrComment['kind']): string {
  return kind === 'label' ? 'LABEL ON' : 'COMMENT ON';
}

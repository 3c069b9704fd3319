import { columnSystemNames } from '../catalog/names.ts';
import type { ColumnDefinition } from '../catalog/table-definition.ts';
import { SqlError } from '../error.ts';
import type { ColumnDefinition as ColumnSyntax, DefaultClause } from '../sql/ast/index.ts';
import type { SqlType } from '../types/sql-type.ts';
import { type DeclaredType, declaredType } from './column-type.ts';
import type { DefinitionContext } from './context.ts';
import { columnRelationName, requireLength, requireSystemName } from './names.ts';
import { identityOf } from './sequence-options.ts';
import { sourceText } from './source-text.ts';

/** Columns that PostgreSQL has room for, with the relative record number. Db2 for i has 8000. */
const mostColumns = 1_500;

const rowChangeTimestamp: SqlType = { name: 'TIMESTAMP', precision: 6 };

/** A column that has no system name yet, unless one was given. */
export type UnnamedColumn = Omit<ColumnDefinition, 'systemName'> & { readonly systemName?: string };

/** A column as a statement defines it, without its constraints. Errors: -193, -372, -373, -683, -846 and those of types. */
export async function columnOf(context: DefinitionContext, column: ColumnSyntax): Promise<UnnamedColumn> {
  const { name, generated, hidden = false } = column;
  requireLength(name);
  const at = { position: column.at };
  if (column.fieldProcedure !== undefined) throw new SqlError(-270, ['FIELDPROC'], undefined, at);
  const declared = await typeOfColumn(context, column);
  const { type } = declared;
  const kind = generatedKind(column, type);
  const nullable = column.notNull !== true && kind === undefined && type.name !== 'ROWID';
  if (kind === undefined && column.default !== undefined) refuseDefault(column.default, type, name.name);
  return {
    name: name.name,
    ...(column.systemName === undefined ? {} : { systemName: requireSystemName(column.systemName) }),
    relationColumn: columnRelationName(name.name),
    ...declared,
    nullable,
    hasDefault: nullable || kind !== undefined || column.default !== undefined,
    hidden,
    updatable: true,
    ...(column.default === undefined || kind !== undefined
      ? {}
      : { defaultText: defaultText(context, column.default, nullable) }),
    ...(kind === undefined ? {} : { generated: kind }),
    ...(generated?.as === 'EXPRESSION' ? { expressionText: sourceText(context, generated.expression!) } : {}),
    ...(generated?.as === 'IDENTITY' ? { identity: identityOf(name.name, type, generated.identity ?? {}) } : {}),
  };
}

async function typeOfColumn(
  context: DefinitionContext,
  { type, generated, name }: ColumnSyntax,
): Promise<DeclaredType> {
  if (type !== undefined) return declaredType(context, type);
  if (generated?.as === 'ROW CHANGE TIMESTAMP') return { type: rowChangeTimestamp };
  throw new SqlError(-104, [name.name, 'data type'], undefined, { position: name.at });
}

function generatedKind(
  { generated, type, name }: ColumnSyntax,
  { name: typeName }: SqlType,
): ColumnDefinition['generated'] {
  if (typeName === 'ROWID' && (generated === undefined || generated.as === 'IDENTITY' || generated.as === 'ROWID'))
    return 'rowid';
  if (generated === undefined) return undefined;
  switch (generated.as) {
    case 'IDENTITY':
      return generated.always ? 'identity always' : 'identity by default';
    case 'ROW CHANGE TIMESTAMP':
      if (typeName !== 'TIMESTAMP') throw new SqlError(-683, [name.name]);
      return 'row change timestamp';
    case 'EXPRESSION':
      return 'expression';
    default:
      throw new SqlError(-270, [`GENERATED AS ${generated.as}`], undefined, { position: (type ?? generated).at });
  }
}

/** Also checks that CCSIDs and lengths of LOBs and DATALINK allow a default: only NULL and an empty one. */
function refuseDefault({ value }: DefaultClause, type: SqlType, name: string): void {
  if (value === undefined) return;
  if (type.name === 'ROWID' || type.name === 'XML') {
    if (!(value.kind === 'literal' && value.type === 'null')) throw new SqlError(-373, [name]);
  }
}

/** What SYSCOLUMNS shows: the text of the value; without one, that of NULL or nothing, which stands for the type's own. */
function defaultText(context: DefinitionContext, { value }: DefaultClause, nullable: boolean): string {
  if (value !== undefined) return sourceText(context, value);
  return nullable ? 'NULL' : '';
}

/** Gives system names to columns, and refuses too many (-680) and doubles (-612). */
export function named(columns: readonly UnnamedColumn[]): ColumnDefinition[] {
  if (columns.length > mostColumns) throw new SqlError(-680);
  const systemNames = columnSystemNames(columns);
  const seen = new Set<string>();
  for (const [index, { name }] of columns.entries()) {
    const systemName = systemNames[index]!;
    if (seen.has(name) || (systemName !== name && seen.has(systemName))) throw new SqlError(-612, [name]);
    seen.add(name).add(systemName);
  }
  const once = (as: (column: { readonly generated?: ColumnDefinition['generated'] }) => boolean) => {
    const double = columns.filter(as)[1];
    if (double !== undefined) throw new SqlError(-372, [double.name]);
  };
  once(({ generated }) => generated?.startsWith('identity') === true);
  once(({ generated }) => generated === 'row change timestamp');
  once(({ generated }) => generated === 'rowid');
  return columns.map((column, index) => ({ ...column, systemName: systemNames[index]! }));
}

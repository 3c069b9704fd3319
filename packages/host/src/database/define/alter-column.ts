import { quoted } from '../catalog/names.ts';
import type { ColumnDefinition, TableDefinition } from '../catalog/table-definition.ts';
import { describeColumn } from '../catalog/table-definition.ts';
import { SqlError } from '../error.ts';
import type { AlterAction, ColumnChange } from '../sql/ast/index.ts';
import { ensureCollations } from './collation.ts';
import { defaultValue, isInteger } from './column-text.ts';
import { columnTypeText, declaredType } from './column-type.ts';
import { requireColumn } from './constraints.ts';
import type { Definition } from './context.ts';
import { relationText } from './names.ts';
import { onRows } from './pg-errors.ts';
import { identitySequence, rowChange } from './relation.ts';
import { identityOf, sequenceText } from './sequence-options.ts';
import { sourceText } from './source-text.ts';

/** ALTER COLUMN: type, default, NULL, identity and hidden, each as far as the statement says something about it. */
export async function alterColumn(
  definition: Definition,
  table: TableDefinition,
  { name, change, at }: AlterAction & { readonly kind: 'alter-column' },
): Promise<TableDefinition> {
  const before = requireColumn(table, name);
  let column = before;
  const texts: string[] = [];
  const alter = (what: string) =>
    texts.push(
      `ALTER TABLE ${relationText(table.relationSchema, table.relationName)} ALTER COLUMN ${quoted(before.relationColumn)} ${what}`,
    );

  if (change.type !== undefined) column = await alterType(definition, table, column, change.type, at, alter);
  if (change.generated !== undefined) column = alterGenerated(table, column, change, alter, texts);
  if (change.identity !== undefined) column = alterIdentity(table, column, change, alter, texts);
  if (change.default !== undefined) column = await alterDefault(definition, column, change.default, alter);
  if (change.notNull !== undefined) column = alterNullable(table, column, change.notNull, alter);
  if (change.hidden !== undefined) column = { ...column, hidden: change.hidden };
  if (texts.length > 0) {
    const tooLong = () => new SqlError(-404, [column.name]);
    const outOfRange = () => new SqlError(-406, [column.name]);
    const noValue = () => new SqlError(-420, [column.name, 'CAST']);
    await onRows(definition.connection.script(texts.join(';\n')), {
      '22001': tooLong,
      '22003': outOfRange,
      '22018': noValue,
      '22P02': noValue,
      '22007': () => new SqlError(-181, [column.name]),
      '22008': () => new SqlError(-181, [column.name]),
      '23502': () => new SqlError(-407, [column.name]),
      '42804': () => new SqlError(-190, [column.name, table.name]),
      '42846': () => new SqlError(-190, [column.name, table.name]),
    });
  }
  return { ...table, columns: table.columns.map(one => (one === before ? column : one)) };
}

type Alter = (what: string) => void;

async function alterType(
  definition: Definition,
  table: TableDefinition,
  column: ColumnDefinition,
  syntax: NonNullable<ColumnChange['type']>,
  at: number,
  alter: Alter,
): Promise<ColumnDefinition> {
  const declared = await declaredType(definition, syntax);
  const { distinctType: _, ...rest } = column;
  const altered = { ...rest, ...declared };
  if (column.generated === 'expression')
    throw new SqlError(-190, [column.name, table.name], undefined, { position: at });
  await ensureCollations(definition.connection, [altered]);
  const reference = { kind: 'column', name: { name: column.name, delimited: true, at }, at } as const;
  const scope = [describeColumn(column)];
  let using: string;
  try {
    using = await definition.compiler.expression(reference, scope, { name: column.name, type: declared.type });
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    throw new SqlError(-190, [column.name, table.name], undefined, { position: at, cause: error });
  }
  // A default of the old type need not be one of the new type: it is put back as far as it can be.
  const hasText = column.generated === undefined && column.defaultText !== undefined;
  if (hasText) alter('DROP DEFAULT');
  alter(`SET DATA TYPE ${columnTypeText(declared.type)} USING ${using}`);
  if (hasText) {
    const { rows } = await definition.connection.query<{ sql: string }>(
      `SELECT pg_get_expr(d.adbin, d.adrelid) AS sql FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
       WHERE d.adrelid = to_regclass($1) AND a.attname = $2`,
      [relationText(table.relationSchema, table.relationName), column.relationColumn],
    );
    const text = columnTypeText(declared.type).replace(/ COLLATE .*/, '');
    if (rows[0] !== undefined) alter(`SET DEFAULT (${rows[0].sql})::${text}`);
  }
  return altered;
}

async function alterDefault(
  definition: Definition,
  { defaultText: _, ...column }: ColumnDefinition,
  clause: NonNullable<ColumnChange['default']>,
  alter: Alter,
): Promise<ColumnDefinition> {
  if (clause === 'DROP') {
    alter('DROP DEFAULT');
    return { ...column, hasDefault: column.nullable };
  }
  const text = clause.value === undefined ? (column.nullable ? 'NULL' : '') : sourceText(definition, clause.value);
  const altered = { ...column, defaultText: text, hasDefault: true };
  const value = await defaultValue(definition, altered, clause.value);
  alter(value === undefined ? 'DROP DEFAULT' : `SET DEFAULT ${value}`);
  return altered;
}

function alterNullable(
  table: TableDefinition,
  column: ColumnDefinition,
  notNull: boolean,
  alter: Alter,
): ColumnDefinition {
  const inKey = table.constraints.some(({ type, columns }) => type === 'PRIMARY KEY' && columns.includes(column.name));
  if (!notNull && (inKey || column.generated !== undefined)) throw new SqlError(-190, [column.name, table.name]);
  alter(notNull ? 'SET NOT NULL' : 'DROP NOT NULL');
  if (!notNull) return { ...column, nullable: true, hasDefault: true };
  const { defaultText, ...rest } = column;
  const hasText = defaultText !== undefined && defaultText !== 'NULL';
  const hasDefault = hasText || column.generated !== undefined;
  return { ...rest, ...(hasText ? { defaultText } : {}), nullable: false, hasDefault };
}

function alterGenerated(
  table: TableDefinition,
  column: ColumnDefinition,
  { generated }: ColumnChange,
  alter: Alter,
  texts: string[],
): ColumnDefinition {
  if (generated === 'DROP') {
    if (column.generated === undefined) throw new SqlError(-190, [column.name, table.name]);
    alter(
      column.generated === 'expression'
        ? 'DROP EXPRESSION'
        : column.identity !== undefined && isInteger(column)
          ? 'DROP IDENTITY'
          : 'DROP DEFAULT',
    );
    const { generated: _, identity: __, expressionText: ___, ...rest } = column;
    return { ...rest, hasDefault: column.nullable };
  }
  if (generated!.as === 'ROW CHANGE TIMESTAMP') {
    alter('SET DEFAULT clock_timestamp()::timestamp');
    const altered = { ...column, generated: 'row change timestamp', hasDefault: true } as const;
    texts.push(...rowChange(table, altered));
    return altered;
  }
  if (generated!.as !== 'IDENTITY' || !isInteger(column) || column.nullable) {
    throw new SqlError(-190, [column.name, table.name]);
  }
  const kind = generated!.always ? 'identity always' : 'identity by default';
  if (column.identity !== undefined) return { ...column, generated: kind };
  const identity = identityOf(column.name, column.type, generated!.identity ?? {});
  alter('DROP DEFAULT');
  alter(`ADD GENERATED BY DEFAULT AS IDENTITY (${sequenceText(identity)})`);
  return { ...column, generated: kind, identity, hasDefault: true };
}

function alterIdentity(
  table: TableDefinition,
  column: ColumnDefinition,
  { identity: options = {} }: ColumnChange,
  alter: Alter,
  texts: string[],
): ColumnDefinition {
  if (column.identity === undefined) throw new SqlError(-190, [column.name, table.name]);
  const identity = identityOf(column.name, column.type, options, column.identity);
  const restart =
    options.restart === undefined
      ? ''
      : ` RESTART WITH ${options.restart === true ? identity.start : BigInt(options.restart)}`;
  if (isInteger(column)) {
    for (const option of sequenceText(identity).match(
      /(START|INCREMENT|MINVALUE|MAXVALUE|NO CYCLE|CYCLE)( WITH| BY)?( -?\d+)?/g,
    ) ?? []) {
      alter(`SET ${option}`);
    }
    if (restart !== '') alter(restart.trim());
  } else {
    const sequence = relationText(table.relationSchema, identitySequence(table, column));
    texts.push(`ALTER SEQUENCE ${sequence} ${sequenceText(identity)}${restart}`);
  }
  return { ...column, identity };
}

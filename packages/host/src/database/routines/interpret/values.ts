import type { Compilation, ParameterSource, TableUse } from '../../compile/compilation.ts';
import type { Emitted } from '../../compile/emitted.ts';
import { emitCondition, emitExpression, placeWithoutTables } from '../../compile/expression.ts';
import { compileFullSelect } from '../../compile/query.ts';
import { SqlError } from '../../error.ts';
import { rowDecoder } from '../../rows/row.ts';
import { valueDecoder } from '../../rows/value.ts';
import { checkAuthority } from '../../session/authority.ts';
import type { Frame } from '../../session/frame.ts';
import { parameterOids } from '../../session/parameters.ts';
import type { Session } from '../../session/session.ts';
import type { Expression, FullSelect } from '../../sql/ast/index.ts';
import { emitAssignment } from '../../types/assign.ts';
import { coerce } from '../../types/coerce.ts';
import { pgTypeOf, type SqlType, type SqlValue } from '../../types/sql-type.ts';
import { isSimpleAssignment } from './target.ts';

/** A statement that brings one row of values, or none. */
export interface RowStatement {
  readonly sql: string;
  readonly parameters: readonly ParameterSource[];
  readonly types: readonly SqlType[];
  readonly tables: readonly TableUse[];
  /** It changes data, inside FINAL TABLE. */
  readonly changes: boolean;
}

/** A value that is wanted, and the type that it is to have in the end. */
export interface Wanted {
  readonly expression: Expression;
  readonly target?: { readonly name: string; readonly type: SqlType } | undefined;
}

/** Expressions without a FROM clause as one row. */
export function compileValues(wanted: readonly Wanted[], compilation: Compilation): RowStatement {
  const place = placeWithoutTables(compilation);
  const items = wanted.map(({ expression, target }) => {
    const value = emitExpression(expression, place, target?.type);
    return bring(value, target, expression.at, compilation);
  });
  return rowOf(
    `SELECT ${items.map(({ sql }, index) => `${sql} AS "c${index + 1}"`).join(', ')}`,
    items.map(({ type }) => type),
    compilation,
  );
}

/** A search condition: true, false or NULL. */
export function compileCondition(condition: Expression, compilation: Compilation): RowStatement {
  const sql = `SELECT (${emitCondition(condition, placeWithoutTables(compilation))}) AS "c1"`;
  return rowOf(sql, [{ name: 'BOOLEAN' }], compilation);
}

/** The row of a query for variables: SELECT INTO, `SET (a, b) = (SELECT ..)`. Errors: -117. */
export function compileRow(
  query: FullSelect,
  targets: readonly { readonly name: string; readonly type: SqlType }[],
  compilation: Compilation,
): RowStatement {
  const compiled = compileFullSelect(query, compilation, undefined, { expected: targets.map(({ type }) => type) });
  if (compiled.columns.length !== targets.length) throw new SqlError(-117, [], undefined, { position: query.at });
  const alias = compilation.alias('s');
  const items = compiled.columns.map(({ value }, index) =>
    bring({ ...value, nullable: true, sql: `${alias}."c${index + 1}"` }, targets[index], query.at, compilation),
  );
  const list = items.map(({ sql }, index) => `${sql} AS "c${index + 1}"`).join(', ');
  const before = compilation.changes.length === 0 ? '' : `WITH ${compilation.changes.join(', ')} `;
  return rowOf(
    `${before}SELECT ${list} FROM (${compiled.sql}) AS ${alias} LIMIT 2`,
    items.map(({ type }) => type),
    compilation,
  );
}

/** A value of another family than its target is converted on the way, by the rules of assignment. */
function bring(
  value: Emitted,
  target: Wanted['target'],
  position: number,
  { session }: Compilation,
): { readonly sql: string; readonly type: SqlType } {
  if (target === undefined) {
    if (value.type === undefined) throw new SqlError(-418, [], undefined, { position });
    return asText(value, value.type);
  }
  if (value.type !== undefined && isSimpleAssignment(value.type, target.type)) return asText(value, value.type);
  try {
    const sql =
      value.type === undefined
        ? coerce(value, target.type, session).sql
        : emitAssignment(value, target.type, target.name, session);
    return asText({ sql, pg: pgTypeOf(target.type) }, target.type);
  } catch (error) {
    if (!(error instanceof SqlError) || error.position !== undefined) throw error;
    throw new SqlError(error.sqlcode, error.tokens, undefined, { position, sqlstate: error.sqlstate });
  }
}

/** XML leaves PostgreSQL as text. */
function asText({ sql, pg }: Pick<Emitted, 'sql' | 'pg'>, type: SqlType) {
  return { sql: pg === 'xml' ? `(${sql})::text` : sql, type };
}

function rowOf(sql: string, types: readonly SqlType[], compilation: Compilation): RowStatement {
  const { parameters, tables, changes } = compilation;
  return { sql, types, parameters, tables: [...tables.values()], changes: changes.length > 0 };
}

/** Runs it. undefined when there was no row. Errors: -811 when there were several. */
export async function fetchRow(
  session: Session,
  frame: Frame | undefined,
  statement: RowStatement,
  markers: readonly SqlValue[] = [],
): Promise<SqlValue[] | undefined> {
  const { sql, parameters, types, tables, changes } = statement;
  await checkAuthority(tables, session.job, session.objects, frame?.adopted);
  await session.globals.ensure(parameters);
  await session.hostRows.ensure(parameters, markers, frame);
  const rows: SqlValue[][] = [];
  const decode = rowDecoder(
    types.map(type => {
      const pgType = pgTypeOf(type);
      return valueDecoder({ type, pgType: pgType === 'xml' ? 'text' : pgType });
    }),
  );
  const operation = {
    text: sql,
    types: parameterOids(parameters),
    params: session.parameters(parameters, markers, frame),
    raw: (bytes: Buffer, start: number, end: number) => {
      rows.push(decode(bytes, start, end));
    },
  };
  // Cursors that read on are left alone.
  if (changes || (session.alone && !session.unit.isReading)) await session.run([operation], changes);
  else {
    await session.unit.within([operation], false);
    session.unit.ended(session.alone);
  }
  if (rows.length > 1) throw new SqlError(-811);
  return rows[0];
}

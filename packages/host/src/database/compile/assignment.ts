import type { ColumnDescription, TableDescription } from '../catalog/description.ts';
import { SqlError } from '../error.ts';
import type { Expression, Identifier } from '../sql/ast/index.ts';
import { emitAssignment } from '../types/assign.ts';
import type { Formats } from '../types/formats.ts';
import type { Compilation } from './compilation.ts';
import type { Emitted } from './emitted.ts';
import { emitExpression, type Place } from './expression.ts';

/** A column that the statement gives a value. Errors: -205 (or -206), -121 for one that is named twice. */
export function targetColumn(table: TableDescription, { name, at }: Identifier, seen?: Set<string>): ColumnDescription {
  const column = table.columns.find(one => one.name === name) ?? table.columns.find(one => one.systemName === name);
  if (column === undefined) throw new SqlError(-206, [name], undefined, { position: at });
  if (seen?.has(column.name)) throw new SqlError(-121, [name], undefined, { position: at });
  seen?.add(column.name);
  return column;
}

/** The value for a column: DEFAULT, NULL, a marker with the type of the column, or an expression that is fitted to it. */
export function emitForColumn(expression: Expression, column: ColumnDescription, place: Place): string {
  if (expression.kind === 'default') return 'DEFAULT';
  if (column.generated === 'identity always' || column.generated === 'row change timestamp')
    throw new SqlError(-798, [column.name], undefined, { position: expression.at });
  if (expression.kind === 'marker') return markerForColumn(expression.index, column, place.compilation);
  if (expression.kind === 'literal' && expression.type === 'null') {
    if (!column.nullable) throw new SqlError(-407, [column.name], undefined, { position: expression.at });
    return 'NULL';
  }
  return fit(emitExpression(expression, place, column.type), column, expression.at, place.compilation.session);
}

/** Values of markers are fitted to the type of the column before they are sent. */
function markerForColumn(index: number, { name, type, nullable }: ColumnDescription, compilation: Compilation): string {
  return compilation.marker(index, type, { name, nullable }).sql;
}

export function fit(value: Emitted, column: ColumnDescription, position: number, formats: Formats): string {
  try {
    return emitAssignment(value, column.type, column.name, formats);
  } catch (error) {
    if (!(error instanceof SqlError) || error.position !== undefined) throw error;
    throw new SqlError(error.sqlcode, error.tokens, undefined, { position, sqlstate: error.sqlstate });
  }
}

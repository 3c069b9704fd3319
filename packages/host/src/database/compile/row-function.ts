import { SqlError } from '../error.ts';
import type { FunctionCall } from '../sql/ast/index.ts';
import { pgTypeOf, type SqlType } from '../types/sql-type.ts';
import type { Emitted } from './emitted.ts';
import type { Place } from './expression.ts';
import type { Scope, ScopeTable } from './scope.ts';

/** Functions whose argument is a table of the FROM clause, and what they say of its row. */
const functions: Readonly<Record<string, (table: ScopeTable) => Emitted>> = {
  RRN: table => value(`${table.alias}.rrn`, { name: 'DECIMAL', precision: 15, scale: 0 }, '::numeric(15,0)'),
  RID: table => value(`${table.alias}.rrn`, { name: 'BIGINT' }),
  DATAPARTITIONNAME: table => name(table.table!.systemName),
  DATAPARTITIONNUM: () => value('0', { name: 'INTEGER' }),
  DBPARTITIONNAME: () => name(''),
  DBPARTITIONNUM: () => value('0', { name: 'INTEGER' }),
};

/** Their names. */
export const rowFunctions: readonly string[] = Object.keys(functions);

/** `RRN(T)`. undefined for other functions. Errors: -206 for a table that is not there, -390 where rows have no number. */
export function emitRowFunction(call: FunctionCall, { scope }: Place): Emitted | undefined {
  const emit = functions[call.name.name.name];
  const argument = call.arguments[0]?.value;
  if (emit === undefined || call.arguments.length !== 1 || argument?.kind !== 'column') return undefined;
  const { name, qualifier } = argument;
  const table = tableOf(scope, name.name, qualifier?.name.name);
  if (table === undefined) throw new SqlError(-206, [name.name], undefined, { position: argument.at });
  if (table.table?.hasRrn !== true)
    throw new SqlError(-390, [call.name.name.name, ''], undefined, { position: call.at });
  return emit(table);
}

function tableOf(scope: Scope, name: string, library?: string): ScopeTable | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    const found = at.tables.find(table => table.name === name && (library === undefined || table.library === library));
    if (found !== undefined) return found;
  }
  return undefined;
}

function value(sql: string, type: SqlType, cast = ''): Emitted {
  return { sql: cast === '' ? sql : `(${sql}${cast})`, type, pg: pgTypeOf(type), nullable: false };
}

function name(text: string): Emitted {
  const type: SqlType = { name: 'VARCHAR', length: 18, ccsid: 37 };
  return { sql: `'${text.replaceAll("'", "''")}'::text`, type, pg: 'text', nullable: false };
}

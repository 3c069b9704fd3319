import { SqlError } from '../error.ts';
import type { Expression, XmlTable } from '../sql/ast/index.ts';
import { resolveType } from '../types/resolve.ts';
import { pgTypeOf, type SqlType } from '../types/sql-type.ts';
import type { Compilation } from './compilation.ts';
import { asText } from './emitted.ts';
import { emitExpression, type Place } from './expression.ts';
import { type CompiledReference, derived } from './from.ts';
import { quoteLiteral } from './quote.ts';
import type { Scope, ScopeColumn } from './scope.ts';

/** XMLTABLE of Db2 as that of PostgreSQL, which reads XPath 1.0: of XQuery what is XPath. Errors: -84 for several documents. */
export function compileXmlTable(table: XmlTable, compilation: Compilation, scope: Scope): CompiledReference {
  const place: Place = { compilation, scope };
  const [document] = table.passing;
  if (document === undefined || table.passing.length > 1)
    throw new SqlError(-84, [], undefined, { position: table.at });
  const xml = emitExpression(document.value, place, { name: 'XML', ccsid: 1208 });
  const content = xml.pg === 'xml' ? xml.sql : `XMLPARSE(DOCUMENT ${asText(xml)})`;
  const columns = table.columns.map(({ name, type, ordinality, at }, index): ScopeColumn => {
    if (ordinality) return made(name.name, index, { name: 'BIGINT' });
    if (type?.kind !== 'built-in-type') throw new SqlError(-84, [], undefined, { position: at });
    return made(name.name, index, resolveType(type, compilation.session));
  });
  const list = table.columns.map(({ name, ordinality, path, default: otherwise }, index) => {
    if (ordinality) return `"c${index + 1}" FOR ORDINALITY`;
    const { type, pg } = columns[index]!.value;
    const words = 'scale' in type! ? `numeric(${type.precision},${type.scale})` : pg;
    const where = path === undefined ? quoteLiteral(name.name) : constant(path, place);
    const missing = otherwise === undefined ? '' : ` DEFAULT ${emitExpression(otherwise, place, type).sql}`;
    return `"c${index + 1}" ${words} PATH ${where}${missing}`;
  });
  const names = table.namespaces?.map(({ uri, prefix }) =>
    prefix === undefined ? `DEFAULT ${constant(uri, place)}` : `${constant(uri, place)} AS "${prefix.name}"`,
  );
  const spaces = names === undefined || names.length === 0 ? '' : `XMLNAMESPACES(${names.join(', ')}), `;
  const sql = `XMLTABLE(${spaces}${rowPath(table.path, place)} PASSING ${content} COLUMNS ${list.join(', ')})`;
  return derived(sql, columns, table.correlation, compilation);
}

function made(name: string, index: number, type: SqlType): ScopeColumn {
  const pg = pgTypeOf(type);
  return { name, value: { sql: `"c${index + 1}"`, type, pg: pg === 'bpchar' ? 'text' : pg, nullable: true } };
}

/** `$d/a/b` of XQuery: the variable is the document, which XPath means anyway. */
function rowPath(expression: Expression, place: Place): string {
  return constant(expression, place).replace(/^'\s*\$[A-Za-z_]\w*(?=\/)/, "'");
}

function constant(expression: Expression, place: Place): string {
  const value = emitExpression(expression, place);
  if (value.constant === undefined) throw new SqlError(-171, ['1', 'XMLTABLE'], undefined, { position: expression.at });
  return quoteLiteral(value.constant);
}

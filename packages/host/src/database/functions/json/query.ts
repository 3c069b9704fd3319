import { asText } from '../../compile/emitted.ts';
import { coerce } from '../../types/coerce.ts';
import { convert } from '../../types/convert.ts';
import { isBytes, isText } from '../../types/family.ts';
import { derived, type Typed } from '../../types/settle.ts';
import { pgTypeOf, type SqlType } from '../../types/sql-type.ts';
import { isBytesArgument, textArgument, typed } from '../arguments.ts';
import type { BuiltIn, BuiltInCall } from '../built-in.ts';
import { anyString, invalidArgument, optionOf, scalar } from '../define.ts';

type NamedCall = BuiltInCall & { readonly name: string };
const clob: SqlType = { name: 'CLOB', length: 2_147_483_647, ccsid: 1208 };

/** JSON_VALUE and JSON_QUERY by those of PostgreSQL 17 and later: paths are SQL's in both. */
export const jsonQueries: readonly BuiltIn[] = [
  scalar({ names: ['JSON_VALUE'], counts: 2, expected: [anyString], emit: jsonValue }),
  scalar({ names: ['JSON_QUERY'], counts: 2, expected: [anyString], emit: jsonQuery }),
];

function jsonValue(call: NamedCall): Typed {
  const given = optionOf(call, 'RETURNING')?.type;
  const type: SqlType = given === undefined ? { name: 'VARCHAR', length: 4000, ccsid: 1208 } : call.resolve(given);
  if (isBytes(type) || type.name === 'XML') throw invalidArgument(1, call.name);
  // Characters are cut to their length afterwards; everything else PostgreSQL reads, so that ON ERROR counts for it.
  const pg = isText(type) ? 'text' : precise(type);
  const conditions = `${onCondition(call, 'EMPTY', type)}${onCondition(call, 'ERROR', type)}`;
  const found = `JSON_VALUE(${documentOf(call)}, db2.json_path(${textArgument(call, 1).text}) RETURNING ${pg}${conditions})`;
  const value: Typed = {
    ...derived(found, isText(type) ? clob : type, []),
    pg: isText(type) ? 'text' : pgTypeOf(type),
    nullable: true,
  };
  return isText(type) ? convert(value, type, call.session) : value;
}

function precise(type: SqlType): string {
  return type.name === 'DECIMAL' || type.name === 'NUMERIC'
    ? `numeric(${type.precision},${type.scale})`
    : pgTypeOf(type);
}

function jsonQuery(call: NamedCall): Typed {
  const given = optionOf(call, 'RETURNING')?.type;
  const type = given === undefined ? clob : call.resolve(given);
  const wrapper =
    optionOf(call, 'WITH WRAPPER', 'WITH CONDITIONAL WRAPPER', 'WITHOUT WRAPPER')?.keyword ?? 'WITHOUT WRAPPER';
  const unquoted = optionOf(call, 'OMIT QUOTES') !== undefined;
  const conditions = (['EMPTY', 'ERROR'] as const).map(on => queryCondition(call, on)).join('');
  const from = `JSON_QUERY(${documentOf(call)}, db2.json_path(${textArgument(call, 1).text})`;
  const sql = unquoted
    ? `${from} RETURNING text ${wrapper} OMIT QUOTES${conditions})`
    : `db2.json_text(${from} RETURNING jsonb ${wrapper}${conditions}))`;
  return convert({ ...derived(sql, clob, []), pg: 'text', nullable: true }, type, call.session);
}

/** With ERROR ON ERROR a text that is no JSON is an error, else there is nothing in it. */
function documentOf(call: NamedCall): string {
  const strict = optionOf(call, 'ERROR ON ERROR') !== undefined;
  const text = isBytesArgument(call, 0) ? `convert_from(${typed(call, 0).sql}, 'UTF8')` : textArgument(call, 0).text;
  return `db2.json_document(${text}, ${strict})`;
}

function onCondition(call: NamedCall, on: 'EMPTY' | 'ERROR', type: SqlType): string {
  const fallback = optionOf(call, `DEFAULT ON ${on}`);
  if (fallback?.value !== undefined) {
    const value = coerce(call.translate(fallback.value, type), type, call.session);
    return ` DEFAULT ${isText(type) ? asText(value) : value.sql} ON ${on}`;
  }
  return ` ${optionOf(call, `ERROR ON ${on}`) === undefined ? 'NULL' : 'ERROR'} ON ${on}`;
}

function queryCondition(call: NamedCall, on: 'EMPTY' | 'ERROR'): string {
  for (const action of ['ERROR', 'EMPTY ARRAY', 'EMPTY OBJECT']) {
    if (optionOf(call, `${action} ON ${on}`) !== undefined) return ` ${action} ON ${on}`;
  }
  return ` NULL ON ${on}`;
}

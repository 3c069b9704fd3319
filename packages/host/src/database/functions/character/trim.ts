import { isGraphic, type StringType } from '../../types/family.ts';
import type { SqlType } from '../../types/sql-type.ts';
import { bytesArgument, isBytesArgument, result, textArgument, typed } from '../arguments.ts';
import type { BuiltInCall } from '../built-in.ts';
import { anyString, keywordAt, scalar, varchar } from '../define.ts';

type Side = 'btrim' | 'ltrim' | 'rtrim';

export const trim = [
  scalar({
    names: ['TRIM', 'STRIP'],
    counts: [1, 3],
    expected: [anyString],
    keywords: ['BOTH', 'B', 'LEADING', 'L', 'TRAILING', 'T'],
    emit: call => trimmed(call, sideOf(call), keywordAt(call, 1) === undefined ? 1 : 2),
  }),
  scalar({ names: ['BTRIM'], counts: [1, 2], expected: [anyString], emit: call => trimmed(call, 'btrim') }),
  scalar({ names: ['LTRIM'], counts: [1, 2], expected: [anyString], emit: call => trimmed(call, 'ltrim') }),
  scalar({ names: ['RTRIM'], counts: [1, 2], expected: [anyString], emit: call => trimmed(call, 'rtrim') }),
];

function sideOf(call: BuiltInCall): Side {
  const side = call.call.options?.[0]?.keyword ?? keywordAt(call, 1) ?? 'BOTH';
  if (side === 'LEADING' || side === 'L') return 'ltrim';
  return side === 'TRAILING' || side === 'T' ? 'rtrim' : 'btrim';
}

function trimmed(call: BuiltInCall & { readonly name: string }, side: Side, place = 1) {
  if (isBytesArgument(call, 0)) {
    const source = typed(call, 0);
    const blank = source.type.name === 'CHAR' || source.type.name === 'VARCHAR' ? `'\\x40'::bytea` : `'\\x00'::bytea`;
    const what = call.args.length > place ? bytesArgument(call, place).sql : blank;
    return result(`${side}(${source.sql}, ${what})`, varying(source.type), call);
  }
  const source = textArgument(call, 0);
  const what = call.args.length > place ? textArgument(call, place).text : `' '`;
  return result(`${side}(${source.text}, ${what})`, varying(source.type), call, 'text');
}

function varying(type: SqlType): SqlType {
  const source = type as StringType;
  if (source.name === 'BINARY') return { ...source, name: 'VARBINARY' };
  if (isGraphic(source)) return source.name === 'GRAPHIC' ? { ...source, name: 'VARGRAPHIC' } : source;
  return source.name === 'CHAR' ? varchar(source.length, source.ccsid) : source;
}

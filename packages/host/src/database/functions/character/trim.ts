import { isGraphic, type StringType } from '../../types/family.ts';
import type { SqlType } from '../../types/sql-type.ts';
import { bytesArgument, isBytesArgument, result, textArgument, typed } from '../arguments.ts';
import type { BuiltInCall } from '../built-in.ts';
import { anyString, optionOf, scalar, varchar } from '../define.ts';

type Side = 'btrim' | 'ltrim' | 'rtrim';

export const trim = [
  scalar({
    names: ['TRIM', 'STRIP'],
    counts: [1, 2],
    expected: [anyString],
    emit: call => trimmed(call, sideOf(call)),
  }),
  scalar({ names: ['BTRIM'], counts: [1, 2], expected: [anyString], emit: call => trimmed(call, 'btrim') }),
  scalar({ names: ['LTRIM'], counts: [1, 2], expected: [anyString], emit: call => trimmed(call, 'ltrim') }),
  scalar({ names: ['RTRIM'], counts: [1, 2], expected: [anyString], emit: call => trimmed(call, 'rtrim') }),
];

function sideOf(call: BuiltInCall): Side {
  if (optionOf(call, 'LEADING', 'L') !== undefined) return 'ltrim';
  return optionOf(call, 'TRAILING', 'T') === undefined ? 'btrim' : 'rtrim';
}

function trimmed(call: BuiltInCall & { readonly name: string }, side: Side) {
  if (isBytesArgument(call, 0)) {
    const source = typed(call, 0);
    const blank = source.type.name === 'CHAR' || source.type.name === 'VARCHAR' ? `'\\x40'::bytea` : `'\\x00'::bytea`;
    const what = call.args.length === 2 ? bytesArgument(call, 1).sql : blank;
    return result(`${side}(${source.sql}, ${what})`, varying(source.type), call);
  }
  const source = textArgument(call, 0);
  const what = call.args.length === 2 ? textArgument(call, 1).text : `' '`;
  return result(`${side}(${source.text}, ${what})`, varying(source.type), call, 'text');
}

function varying(type: SqlType): SqlType {
  const source = type as StringType;
  if (source.name === 'BINARY') return { ...source, name: 'VARBINARY' };
  if (isGraphic(source)) return source.name === 'GRAPHIC' ? { ...source, name: 'VARGRAPHIC' } : source;
  return source.name === 'CHAR' ? varchar(source.length, source.ccsid) : source;
}

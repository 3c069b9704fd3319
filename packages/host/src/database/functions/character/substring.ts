import { isBitData, isGraphic, type StringType } from '../../types/family.ts';
import type { SqlType } from '../../types/sql-type.ts';
import {
  constantInteger,
  integerArgument,
  isBytesArgument,
  result,
  type TextArgument,
  textArgument,
  typed,
} from '../arguments.ts';
import type { BuiltInCall } from '../built-in.ts';
import { anyString, integer, scalar, varchar } from '../define.ts';

type NamedCall = BuiltInCall & { readonly name: string };
const expected = [anyString, integer];

export const substring = [
  scalar({ names: ['SUBSTR'], counts: [2, 3], expected, emit: substr }),
  scalar({
    names: ['SUBSTRING'],
    counts: [2, 3],
    expected,
    emit(call) {
      const from = integerArgument(call, 1);
      const length = call.args.length === 3 ? `, ${integerArgument(call, 2)}` : '';
      if (isBytesArgument(call, 0)) {
        return result(`substr(${typed(call, 0).sql}, ${from}${length})`, varying(typed(call, 0).type), call);
      }
      const source = textArgument(call, 0);
      return result(`substr(${source.text}, ${from}${length})`, varying(source.type), call, 'text');
    },
  }),
  scalar({ names: ['LEFT', 'STRLEFT'], counts: 2, expected, emit: call => end(call, 'left') }),
  scalar({ names: ['RIGHT', 'STRRIGHT'], counts: 2, expected, emit: call => end(call, 'right') }),
];

/**
 * SUBSTR lies within the greatest length of its string (-138), and is filled up with blanks where the actual one is shorter. Source: SUBSTR,
 * SQL Reference.
 */
function substr(call: NamedCall) {
  const bytes = isBytesArgument(call, 0);
  const source = bytes ? typed(call, 0) : textArgument(call, 0);
  const type = source.type as StringType;
  const text = bytes ? source.sql : (source as TextArgument).text;
  const start = integerArgument(call, 1);
  const [from, count] = [constantInteger(call, 1), constantInteger(call, 2)];
  const most = type.length;
  if (call.args.length === 2) {
    const left = from === undefined ? most : Math.max(most - from + 1, 1);
    const target = { ...varying(type), length: left } as SqlType;
    return result(`db2.substr(${text}, ${start}, ${most})`, target, call, bytes ? 'bytea' : 'text');
  }
  const fixed =
    count !== undefined && count > 0 && (type.name === 'CHAR' || type.name === 'GRAPHIC' || type.name === 'BINARY');
  const length = Math.max(count ?? most, 1);
  const target = fixed ? ({ ...type, length } as SqlType) : ({ ...varying(type), length } as SqlType);
  const within = from !== undefined && count !== undefined && from >= 1 && count >= 0 && from + count - 1 <= most;
  if (within && !bytes) {
    const part = `substr(${text}, ${start}, ${count})`;
    const sql = fixed ? `${part}::bpchar(${count})` : `rpad(${part}, ${count})`;
    return result(fixed ? `(${sql})` : sql, target, call, fixed ? 'bpchar' : 'text');
  }
  const pad = bytes ? `, ${type.name === 'BINARY' || type.name === 'VARBINARY' ? 0 : 64}` : '';
  const sql = `db2.substr(${text}, ${start}, ${integerArgument(call, 2)}, ${most}${pad})`;
  if (bytes) return result(sql, target, call);
  return fixed ? result(`(${sql}::bpchar(${count}))`, target, call) : result(sql, target, call, 'text');
}

/** LEFT and RIGHT take so many characters, blanks where there are not enough; never more than the greatest length. */
function end(call: NamedCall, side: 'left' | 'right') {
  const source = textArgument(call, 0);
  const sql = `db2.${side}(${source.text}, ${integerArgument(call, 1)}, ${source.length})`;
  return result(sql, varying(source.type), call, 'text');
}

function varying(type: SqlType): SqlType {
  const source = type as StringType;
  if (isGraphic(source)) return source.name === 'GRAPHIC' ? { ...source, name: 'VARGRAPHIC' } : source;
  if (source.name === 'BINARY') return { ...source, name: 'VARBINARY' };
  if (source.name === 'CHAR')
    return isBitData(source) ? { ...source, name: 'VARCHAR' } : varchar(source.length, source.ccsid);
  return source;
}

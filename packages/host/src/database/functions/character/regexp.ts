import { integerArgument, nullable, result, textArgument } from '../arguments.ts';
import type { BuiltInCall } from '../built-in.ts';
import { anyString, integer, scalar, varchar } from '../define.ts';

type NamedCall = BuiltInCall & { readonly name: string };

/** PostgreSQL's regular expressions are not ICU's in every corner; the usual ones mean the same. */
export const regexp = [
  scalar({
    names: ['REGEXP_COUNT', 'REGEXP_MATCH_COUNT'],
    counts: [2, 4],
    expected: [anyString, anyString, integer, anyString],
    emit(call) {
      const sql = `regexp_count(${text(call, 0)}, ${text(call, 1)}, ${number(call, 2, 1)}, ${flags(call, 3)})`;
      return result(sql, integer, call);
    },
  }),
  scalar({
    names: ['REGEXP_INSTR'],
    counts: [2, 7],
    expected: [anyString, anyString, integer, integer, integer, anyString, integer],
    emit(call) {
      const parts = [number(call, 2, 1), number(call, 3, 1), number(call, 4, 0), flags(call, 5), number(call, 6, 0)];
      return result(`regexp_instr(${text(call, 0)}, ${text(call, 1)}, ${parts.join(', ')})`, integer, call);
    },
  }),
  scalar({
    names: ['REGEXP_SUBSTR', 'REGEXP_EXTRACT'],
    counts: [2, 6],
    expected: [anyString, anyString, integer, integer, anyString, integer],
    emit(call) {
      const parts = [number(call, 2, 1), number(call, 3, 1), flags(call, 4), number(call, 5, 0)];
      const sql = `regexp_substr(${text(call, 0)}, ${text(call, 1)}, ${parts.join(', ')})`;
      return nullable(result(sql, varchar(textArgument(call, 0).length, textArgument(call, 0).ccsid), call, 'text'));
    },
  }),
  scalar({
    names: ['REGEXP_REPLACE'],
    counts: [2, 6],
    expected: [anyString, anyString, anyString, integer, integer, anyString],
    emit(call) {
      const source = textArgument(call, 0);
      const by = call.args.length > 2 ? `db2.regexp_replacement(${text(call, 2)})` : `''`;
      const parts = [by, number(call, 3, 1), number(call, 4, 0), flags(call, 5)];
      const length = Math.max(source.length, 4000);
      return result(
        `regexp_replace(${source.text}, ${text(call, 1)}, ${parts.join(', ')})`,
        varchar(length, source.ccsid),
        call,
        'text',
      );
    },
  }),
];

function text(call: NamedCall, index: number): string {
  return textArgument(call, index).text;
}

function number(call: NamedCall, index: number, otherwise: number): string {
  return call.args.length > index ? integerArgument(call, index) : String(otherwise);
}

/** `c`, `i`, `m`, `n`, `s`, `x` as PostgreSQL has them: in ICU a point is no line end unless `n` or `s` says so. */
function flags(call: NamedCall, index: number): string {
  return call.args.length > index ? `db2.regexp_flags(${text(call, index)})` : `'p'`;
}

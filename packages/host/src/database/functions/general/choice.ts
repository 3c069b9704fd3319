import type { Emitted } from '../../compile/emitted.ts';
import { SqlError } from '../../error.ts';
import { coerce } from '../../types/coerce.ts';
import { commonType } from '../../types/common.ts';
import { emitComparison } from '../../types/compare.ts';
import { derived, type Typed } from '../../types/settle.ts';
import type { SqlType } from '../../types/sql-type.ts';
import { nullable, result, textArgument, typed } from '../arguments.ts';
import type { BuiltIn, BuiltInCall } from '../built-in.ts';
import { anyString, boolean, sameAsOthers, scalar } from '../define.ts';

type NamedCall = BuiltInCall & { readonly name: string };
const most = 200;

export const choice: readonly BuiltIn[] = [
  scalar({ names: ['COALESCE', 'VALUE'], counts: [2, most], expected: [sameAsOthers], emit: coalesce }),
  scalar({ names: ['IFNULL', 'NVL'], counts: [2, most], expected: [sameAsOthers], emit: coalesce }),
  scalar({
    names: ['NULLIF'],
    counts: 2,
    expected: [sameAsOthers],
    emit(call) {
      const [first, second] = [typed(call, 0), call.args[1]!];
      const same = emitComparison('=', first, second, call.session);
      return nullable({ ...first, sql: `(CASE WHEN ${same} THEN NULL ELSE ${first.sql} END)` });
    },
  }),
  scalar({
    names: ['MAX', 'GREATEST'],
    counts: [2, most],
    expected: [sameAsOthers],
    emit: call => extreme(call, 'greatest'),
  }),
  scalar({
    names: ['MIN', 'LEAST'],
    counts: [2, most],
    expected: [sameAsOthers],
    emit: call => extreme(call, 'least'),
  }),
  ...(
    [
      ['ISTRUE', 'IS TRUE'],
      ['ISFALSE', 'IS FALSE'],
      ['ISNOTTRUE', 'IS NOT TRUE'],
      ['ISNOTFALSE', 'IS NOT FALSE'],
    ] as const
  ).map(([name, test]) =>
    scalar({
      names: [name],
      counts: 1,
      expected: [boolean],
      emit: call => ({ ...derived(`(${typed(call, 0).sql} ${test})`, boolean, []), nullable: false }),
    }),
  ),
  scalar({
    names: ['BOOLEAN'],
    counts: 1,
    expected: [boolean],
    emit: call => coerce(typed(call, 0), boolean, call.session),
  }),
  scalar({
    names: ['RAISE_ERROR'],
    counts: 2,
    expected: [anyString],
    // It has no type of its own, but that of its place.
    emit(call): Emitted {
      const sql = `db2.raise_error(${textArgument(call, 0).text}, ${textArgument(call, 1).text})`;
      return { sql, type: undefined, pg: 'text', nullable: true };
    },
  }),
];

function unified(call: NamedCall): { readonly type: SqlType; readonly values: readonly Typed[] } {
  const type = commonType(call.args.map(value => value.type));
  if (type === undefined) throw new SqlError(-418);
  return { type, values: call.args.map(value => coerce(value, type, call.session)) };
}

function coalesce(call: NamedCall): Typed {
  const { type, values } = unified(call);
  const value = result(`coalesce(${values.map(one => one.sql).join(', ')})`, type, call);
  return { ...value, nullable: call.args.every(one => one.nullable) };
}

/** NULL when any value is; PostgreSQL would leave it out. */
function extreme(call: NamedCall, name: 'greatest' | 'least'): Typed {
  const { type, values } = unified(call);
  const sql = `${name}(${values.map(one => one.sql).join(', ')})`;
  const open = values.filter(one => one.nullable).map(one => `${one.sql} IS NULL`);
  return result(open.length === 0 ? sql : `(CASE WHEN ${open.join(' OR ')} THEN NULL ELSE ${sql} END)`, type, call);
}

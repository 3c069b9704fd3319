import { toNumber } from '../../types/convert-number.ts';
import { isInteger, type NumericType } from '../../types/family.ts';
import { bytesArgument, numberArgument, result } from '../arguments.ts';
import type { BuiltIn, BuiltInCall } from '../built-in.ts';
import { anyString, bigint, sameAsOthers, scalar } from '../define.ts';

type NamedCall = BuiltInCall & { readonly name: string };

const operators: readonly [string, (a: string, b: string) => string][] = [
  ['BITAND', (a, b) => `(${a} & ${b})`],
  ['BITOR', (a, b) => `(${a} | ${b})`],
  ['BITXOR', (a, b) => `(${a} # ${b})`],
  ['BITANDNOT', (a, b) => `(${a} & ~ ${b})`],
];

/** BITAND and its like work on numbers as two's complement; LAND, LOR, XOR and LNOT on the bits of strings. */
export const bits: readonly BuiltIn[] = [
  ...operators.map(([name, sql]) =>
    scalar({
      names: [name],
      counts: 2,
      expected: [sameAsOthers],
      emit(call) {
        const type = widest(call);
        return result(sql(whole(call, 0, type), whole(call, 1, type)), type, call);
      },
    }),
  ),
  scalar({
    names: ['BITNOT'],
    counts: 1,
    expected: [bigint],
    emit(call) {
      const type = widest(call);
      return result(`(~ ${whole(call, 0, type)})`, type, call);
    },
  }),
  ...(['LAND', 'LOR', 'XOR'] as const).map(name =>
    scalar({
      names: [name],
      counts: [2, 64],
      expected: [anyString],
      emit(call) {
        const values = call.args.map((_, index) => bytesArgument(call, index));
        const length = Math.max(...values.map(value => value.length));
        const sql = values
          .slice(1)
          .reduce((sum, value) => `db2.bitwise(${sum}, ${value.sql}, '${name}')`, values[0]!.sql);
        return result(sql, { name: 'VARCHAR', length, ccsid: 65535 }, call);
      },
    }),
  ),
  scalar({
    names: ['LNOT'],
    counts: 1,
    expected: [anyString],
    emit(call) {
      const { sql, length } = bytesArgument(call, 0);
      return result(`db2.bitwise_not(${sql})`, { name: 'VARCHAR', length, ccsid: 65535 }, call);
    },
  }),
];

/** Numbers that are no integers are taken as BIGINT. */
function widest(call: NamedCall): NumericType {
  const types = call.args.map((_, index) => numberArgument(call, index).type);
  if (!types.every(isInteger)) return { name: 'BIGINT' };
  const names = ['SMALLINT', 'INTEGER', 'BIGINT'] as const;
  return { name: names[Math.max(...types.map(type => names.indexOf(type.name)))]! };
}

function whole(call: NamedCall, index: number, type: NumericType): string {
  return toNumber(numberArgument(call, index), type, call.session).sql;
}

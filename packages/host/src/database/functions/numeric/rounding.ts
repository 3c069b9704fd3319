import { isDatetime, isDecimal, isFloat, isInteger, isText, type NumericType } from '../../types/family.ts';
import type { Typed } from '../../types/settle.ts';
import { integerArgument, numberArgument, result, textArgument, typed } from '../arguments.ts';
import type { BuiltInCall } from '../built-in.ts';
import { roundedDatetime } from '../datetime/rounding.ts';
import { double, integer, scalar } from '../define.ts';

type NamedCall = BuiltInCall & { readonly name: string };
const expected = [double, integer];

export const rounding = [
  scalar({ names: ['CEILING', 'CEIL'], counts: 1, expected, emit: call => whole(call, 'ceil') }),
  scalar({ names: ['FLOOR'], counts: 1, expected, emit: call => whole(call, 'floor') }),
  scalar({ names: ['ROUND'], counts: [1, 2], expected, emit: call => rounded(call, 'round') }),
  scalar({ names: ['TRUNCATE', 'TRUNC'], counts: [1, 2], expected, emit: call => rounded(call, 'trunc') }),
];

function whole(call: NamedCall, name: string): Typed {
  const value = numberArgument(call, 0);
  if (isInteger(value.type)) return value;
  const type = isDecimal(value.type) ? { ...value.type, scale: 0 } : value.type;
  const sql = `${name}(${value.sql})`;
  return result(value.type.name === 'REAL' ? `(${sql}::float4)` : sql, type, call);
}

/** ROUND of a decimal needs one digit more: 99.9 becomes 100.0. Halves go away from zero. */
function rounded(call: NamedCall, name: 'round' | 'trunc'): Typed {
  const first = typed(call, 0);
  const second = call.args[1]?.type;
  if (isDatetime(first.type) || (second !== undefined && isText(second) && isText(first.type))) {
    const format = call.args.length === 2 ? textArgument(call, 1).text : `'DD'`;
    return roundedDatetime(call, name, format);
  }
  const value = numberArgument(call, 0);
  const digits = call.args.length === 2 ? integerArgument(call, 1) : '0';
  const { type } = value;
  if (isInteger(type)) {
    const pg = value.pg;
    return result(`(${name}((${value.sql})::numeric, ${digits})::${pg})`, type, call);
  }
  if (isFloat(type)) return result(`(${name}(db2.exact(${value.sql}), ${digits})::${value.pg})`, type, call);
  const wider: NumericType =
    name === 'round' && isDecimal(type) ? { ...type, precision: Math.min(type.precision + 1, 63) } : type;
  return result(`${name}(${value.sql}, ${digits})`, wider, call);
}

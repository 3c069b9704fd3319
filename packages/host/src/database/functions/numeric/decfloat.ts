import { numberArgument, numericArgument, result } from '../arguments.ts';
import { decfloat34, scalar, smallint } from '../define.ts';

/** A NaN equals itself and is greater than all others in PostgreSQL, which is what TOTALORDER wants and COMPARE_DECFLOAT does not. */
export const decfloat = [
  scalar({
    names: ['QUANTIZE'],
    counts: 2,
    expected: [decfloat34],
    emit(call) {
      const sql = `db2.quantize(${numericArgument(call, 0)}, ${numericArgument(call, 1)})`;
      return result(sql, decfloat34, call);
    },
  }),
  scalar({
    names: ['NORMALIZE_DECFLOAT'],
    counts: 1,
    expected: [decfloat34],
    emit(call) {
      const { type } = numberArgument(call, 0);
      return result(`trim_scale(${numericArgument(call, 0)})`, type.name === 'DECFLOAT' ? type : decfloat34, call);
    },
  }),
  scalar({
    names: ['COMPARE_DECFLOAT'],
    counts: 2,
    expected: [decfloat34],
    emit: call =>
      result(`db2.compare_decfloat(${numericArgument(call, 0)}, ${numericArgument(call, 1)})`, smallint, call),
  }),
  scalar({
    names: ['TOTALORDER'],
    counts: 2,
    expected: [decfloat34],
    emit: call => result(`db2.total_order(${numericArgument(call, 0)}, ${numericArgument(call, 1)})`, smallint, call),
  }),
];

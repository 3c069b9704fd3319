import { SqlError } from '../../error.ts';
import { isNumeric } from '../../types/family.ts';
import { asOrdered } from '../../types/order.ts';
import type { Typed } from '../../types/settle.ts';
import { pgTypeOf, type SqlType } from '../../types/sql-type.ts';
import { doubleArgument } from '../arguments.ts';
import type { BuiltIn, BuiltInCall } from '../built-in.ts';
import { aggregate, double, integer } from '../define.ts';
import { distinct } from './order.ts';

type NamedCall = BuiltInCall & { readonly name: string };

const ofOne: readonly [names: readonly string[], sql: string][] = [
  [['STDDEV', 'STDDEV_POP'], 'stddev_pop'],
  [['STDDEV_SAMP'], 'stddev_samp'],
  [['VARIANCE', 'VAR', 'VAR_POP'], 'var_pop'],
  [['VARIANCE_SAMP', 'VAR_SAMP'], 'var_samp'],
];

const ofTwo: readonly [names: readonly string[], sql: string][] = [
  [['CORRELATION', 'CORR'], 'corr'],
  [['COVARIANCE', 'COVAR', 'COVAR_POP'], 'covar_pop'],
  [['COVARIANCE_SAMP', 'COVAR_SAMP'], 'covar_samp'],
  [['REGR_AVGX'], 'regr_avgx'],
  [['REGR_AVGY'], 'regr_avgy'],
  [['REGR_INTERCEPT', 'REGR_ICPT'], 'regr_intercept'],
  [['REGR_R2'], 'regr_r2'],
  [['REGR_SLOPE'], 'regr_slope'],
  [['REGR_SXX'], 'regr_sxx'],
  [['REGR_SXY'], 'regr_sxy'],
  [['REGR_SYY'], 'regr_syy'],
];

export const statistics: readonly BuiltIn[] = [
  ...ofOne.map(([names, sql]) =>
    aggregate({
      names,
      counts: 1,
      expected: [double],
      emit: call => value(`${sql}(${distinct(call)}${doubleArgument(call, 0)})${call.over}`, double),
    }),
  ),
  ...ofTwo.map(([names, sql]) =>
    aggregate({
      names,
      counts: 2,
      expected: [double],
      emit: call => value(`${sql}(${doubleArgument(call, 0)}, ${doubleArgument(call, 1)})${call.over}`, double),
    }),
  ),
  aggregate({
    names: ['REGR_COUNT'],
    counts: 2,
    expected: [double],
    emit: call =>
      value(`(regr_count(${doubleArgument(call, 0)}, ${doubleArgument(call, 1)})${call.over}::int4)`, integer),
  }),
  aggregate({
    names: ['MEDIAN'],
    counts: 1,
    expected: [double],
    emit: call => value(`percentile_cont(0.5) WITHIN GROUP (ORDER BY ${doubleArgument(call, 0)})`, double),
  }),
  aggregate({
    names: ['PERCENTILE_CONT'],
    counts: 1,
    expected: [double],
    emit: call => percentile(call, 'percentile_cont'),
  }),
  aggregate({
    names: ['PERCENTILE_DISC'],
    counts: 1,
    expected: [double],
    emit: call => percentile(call, 'percentile_disc'),
  }),
];

function value(sql: string, type: SqlType): Typed {
  return { sql, type, pg: pgTypeOf(type), nullable: true };
}

/** The continuous one is between two numbers, the discrete one is a value that there is. */
function percentile(call: NamedCall, name: string): Typed {
  const key = call.order?.[0];
  if (key?.value.type === undefined || call.order!.length !== 1) throw new SqlError(-171, [1, call.name]);
  const { type } = key.value;
  const continuous = name === 'percentile_cont';
  if (continuous && !isNumeric(type)) throw new SqlError(-171, [1, call.name]);
  const by = continuous ? `(${key.value.sql})::float8` : asOrdered(key.value);
  const descending = key.item.descending === true ? ' DESC' : '';
  const found = `${name}(${doubleArgument(call, 0)}) WITHIN GROUP (ORDER BY ${by}${descending})`;
  return value(found, continuous ? double : type);
}

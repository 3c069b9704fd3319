import { doubleArgument, integerArgument, numberArgument, numericArgument, result } from '../arguments.ts';
import type { BuiltIn } from '../built-in.ts';
import { decfloat34, double, integer, scalar } from '../define.ts';

/** Functions of one floating-point number, by what PostgreSQL calls them; those of a DECFLOAT are computed as such where it can. */
const ofOne: readonly [names: readonly string[], sql: string, exact?: string][] = [
  [['SQRT'], 'sqrt', 'sqrt'],
  [['EXP'], 'exp', 'exp'],
  [['LN'], 'ln', 'ln'],
  [['LOG10', 'LOG'], 'log', 'log'],
  [['SIN'], 'sin'],
  [['COS'], 'cos'],
  [['TAN'], 'tan'],
  [['COT'], 'cot'],
  [['ASIN'], 'asin'],
  [['ACOS'], 'acos'],
  [['ATAN'], 'atan'],
  [['SINH'], 'sinh'],
  [['COSH'], 'cosh'],
  [['TANH'], 'tanh'],
  [['ATANH'], 'atanh'],
  [['DEGREES'], 'degrees'],
  [['RADIANS'], 'radians'],
];

export const transcendental: readonly BuiltIn[] = [
  ...ofOne.map(([names, sql, exact]) =>
    scalar({
      names,
      counts: 1,
      expected: [double],
      emit(call) {
        const value = numberArgument(call, 0);
        if (exact !== undefined && value.type.name === 'DECFLOAT') {
          return result(`db2.decfloat(${exact}(${value.sql}), 34)`, decfloat34, call);
        }
        return result(`${sql}(${doubleArgument(call, 0)})`, double, call);
      },
    }),
  ),
  scalar({
    names: ['ANTILOG'],
    counts: 1,
    expected: [double],
    emit: call => result(`power(10::float8, ${doubleArgument(call, 0)})`, double, call),
  }),
  scalar({
    names: ['POWER', 'POW'],
    counts: 2,
    expected: [double],
    emit(call) {
      if ([0, 1].some(index => numberArgument(call, index).type.name === 'DECFLOAT')) {
        return result(
          `db2.decfloat(power(${numericArgument(call, 0)}, ${numericArgument(call, 1)}), 34)`,
          decfloat34,
          call,
        );
      }
      return result(`power(${doubleArgument(call, 0)}, ${doubleArgument(call, 1)})`, double, call);
    },
  }),
  scalar({
    // The first argument is x and the second y, other than everywhere else.
    names: ['ATAN2'],
    counts: 2,
    expected: [double],
    emit: call => result(`atan2(${doubleArgument(call, 1)}, ${doubleArgument(call, 0)})`, double, call),
  }),
  scalar({ names: ['PI'], counts: 0, emit: call => result('pi()', double, call) }),
  scalar({
    names: ['RAND', 'RANDOM'],
    counts: [0, 1],
    expected: [integer],
    volatile: true,
    emit: call => result(call.args.length === 0 ? 'random()' : `db2.seeded(${integerArgument(call, 0)})`, double, call),
  }),
];

import { SqlError } from '../../error.ts';
import { coerce } from '../../types/coerce.ts';
import { commonType } from '../../types/common.ts';
import type { Typed } from '../../types/settle.ts';
import { pgTypeOf, type SqlType } from '../../types/sql-type.ts';
import { doubleArgument, integerArgument, typed } from '../arguments.ts';
import type { BuiltIn, BuiltInCall } from '../built-in.ts';
import { anyString, bigint, olap as define, double, integer, sameAsOthers } from '../define.ts';

type NamedCall = BuiltInCall & { readonly name: string };

/** Functions of the place of a row among others. PostgreSQL cannot leave out NULLs, so IGNORE NULLS is refused (-270). */
export const olap: readonly BuiltIn[] = [
  ...(['ROW_NUMBER', 'RANK', 'DENSE_RANK'] as const).map(name =>
    define({
      names: [name],
      counts: 0,
      emit: call => ({ ...value(`${name.toLowerCase()}()${call.over}`, bigint), nullable: false }),
    }),
  ),
  ...(['CUME_DIST', 'PERCENT_RANK'] as const).map(name =>
    define({
      names: [name],
      counts: 0,
      emit: call => ({ ...value(`${name.toLowerCase()}()${call.over}`, double), nullable: false }),
    }),
  ),
  define({
    names: ['NTILE'],
    counts: 1,
    expected: [integer],
    emit: call => ({ ...value(`ntile(${integerArgument(call, 0)})${call.over}`, integer), nullable: false }),
  }),
  ...(['LAG', 'LEAD'] as const).map(name =>
    define({
      names: [name],
      counts: [1, 4],
      expected: [sameAsOthers, integer, sameAsOthers],
      emit: call => neighbour(call),
    }),
  ),
  ...(['FIRST_VALUE', 'LAST_VALUE'] as const).map(name =>
    define({
      names: [name],
      counts: [1, 2],
      expected: [anyString],
      emit(call) {
        refuseIgnoredNulls(call);
        const { sql, type, pg } = typed(call, 0);
        return { ...value(`${name.toLowerCase()}(${sql})${call.over}`, type), pg };
      },
    }),
  ),
  define({
    names: ['NTH_VALUE'],
    counts: 2,
    expected: [anyString, integer],
    emit(call) {
      refuseIgnoredNulls(call);
      if (call.call.options?.some(({ keyword }) => keyword === 'FROM LAST') === true) throw new SqlError(-270);
      const { sql, type, pg } = typed(call, 0);
      return { ...value(`nth_value(${sql}, ${integerArgument(call, 1)})${call.over}`, type), pg };
    },
  }),
  define({
    names: ['RATIO_TO_REPORT'],
    counts: 1,
    expected: [double],
    emit(call) {
      const number = doubleArgument(call, 0);
      return value(`(${number} / nullif(sum(${number})${call.over}, 0))`, double);
    },
  }),
];

function value(sql: string, type: SqlType): Typed {
  return { sql, type, pg: pgTypeOf(type), nullable: true };
}

/** LAG and LEAD: the value so many rows away, else the third argument. */
function neighbour(call: NamedCall): Typed {
  refuseIgnoredNulls(call);
  const name = call.name.toLowerCase();
  const first = typed(call, 0);
  const offset = call.args.length > 1 ? integerArgument(call, 1) : '1';
  if (call.args.length < 3)
    return { ...value(`${name}(${first.sql}, ${offset})${call.over}`, first.type), pg: first.pg };
  const type = commonType([first.type, call.args[2]!.type])!;
  const [one, other] = [coerce(first, type, call.session), coerce(call.args[2]!, type, call.session)];
  return value(`${name}(${one.sql}, ${offset}, ${other.sql})${call.over}`, type);
}

function refuseIgnoredNulls({ call }: NamedCall): void {
  if (call.nulls === 'IGNORE') throw new SqlError(-270);
}

import { toNumber } from '../../types/convert-number.ts';
import { type DatetimeType, isNumeric } from '../../types/family.ts';
import type { Typed } from '../../types/settle.ts';
import { constantInteger, datetimeArgument, result, typed } from '../arguments.ts';
import type { BuiltIn, BuiltInCall } from '../built-in.ts';
import { bigint, date, decimal, integer, invalidArgument, scalar, time, timestamp } from '../define.ts';

type NamedCall = BuiltInCall & { readonly name: string };
const dateText: DatetimeType = { name: 'DATE' };
const timestampText: DatetimeType = { name: 'TIMESTAMP', precision: 6 };

/** Where the parts of a decimal duration lie: yyyymmddhhmmss counted from the right, in hundreds. */
const dateParts = { YEAR: [4, 10_000], MONTH: [2, 100], DAY: [0, 100] } as const;
const timeParts = { HOUR: [4, 100], MINUTE: [2, 100], SECOND: [0, 100] } as const;

export const parts: readonly BuiltIn[] = [
  ...(['YEAR', 'MONTH', 'DAY'] as const).map(name =>
    scalar({ names: [name], counts: 1, expected: [date], emit: call => datePart(call, name) }),
  ),
  ...(['HOUR', 'MINUTE'] as const).map(name =>
    scalar({ names: [name], counts: 1, expected: [time], emit: call => timePart(call, name) }),
  ),
  scalar({ names: ['SECOND'], counts: [1, 2], expected: [time, integer], emit: second }),
  scalar({
    names: ['MICROSECOND'],
    counts: 1,
    expected: [timestamp],
    emit(call) {
      const value = typed(call, 0);
      if (isNumeric(value.type)) {
        return result(`(mod(trunc((${value.sql})::numeric * 1000000), 1000000)::int4)`, integer, call);
      }
      const { sql } = datetimeArgument(call, 0, timestampText);
      return result(`(extract(microseconds FROM ${sql})::int4 % 1000000)`, integer, call);
    },
  }),
  scalar({ names: ['DAYOFMONTH'], counts: 1, expected: [date], emit: call => extracted(call, 'day') }),
  scalar({
    names: ['DAYOFWEEK'],
    counts: 1,
    expected: [date],
    emit: call => result(`(extract(dow FROM ${dateOf(call)})::int4 + 1)`, integer, call),
  }),
  scalar({ names: ['DAYOFWEEK_ISO'], counts: 1, expected: [date], emit: call => extracted(call, 'isodow') }),
  scalar({ names: ['DAYOFYEAR'], counts: 1, expected: [date], emit: call => extracted(call, 'doy') }),
  scalar({ names: ['WEEK_ISO'], counts: 1, expected: [date], emit: call => extracted(call, 'week') }),
  scalar({ names: ['QUARTER'], counts: 1, expected: [date], emit: call => extracted(call, 'quarter') }),
  scalar({
    names: ['WEEK'],
    counts: 1,
    expected: [date],
    emit: call => result(`db2.week(${dateOf(call)})`, integer, call),
  }),
  scalar({
    names: ['DAYS'],
    counts: 1,
    expected: [date],
    emit: call => result(`(${dateOf(call)} - '0001-01-01'::date + 1)`, integer, call),
  }),
  scalar({
    names: ['JULIAN_DAY'],
    counts: 1,
    expected: [date],
    emit: call => result(`(${dateOf(call)} - '0001-01-01'::date + 1721426)`, integer, call),
  }),
  scalar({
    names: ['MIDNIGHT_SECONDS'],
    counts: 1,
    expected: [time],
    emit: call => result(`trunc(extract(epoch FROM ${timeOf(call)}))::int4`, integer, call),
  }),
  scalar({ names: ['EXTRACT'], counts: 1, expected: [timestamp], emit: extract }),
];

function dateOf(call: NamedCall): string {
  const value = datetimeArgument(call, 0, dateText);
  if (value.type.name === 'TIME') throw invalidArgument(0, call.name);
  return value.type.name === 'DATE' ? value.sql : `(${value.sql})::date`;
}

function timeOf(call: NamedCall): string {
  const value = datetimeArgument(call, 0, { name: 'TIME' });
  if (value.type.name === 'DATE') return `(${value.sql})::timestamp::time`;
  return value.type.name === 'TIME' ? value.sql : `(${value.sql})::time`;
}

function extracted(call: NamedCall, field: string): Typed {
  return result(`(extract(${field} FROM ${dateOf(call)})::int4)`, integer, call);
}

/** Of a date duration yyyymmdd or a timestamp duration yyyymmddhhmmss.nnnnnn too; its sign stays. */
function datePart(call: NamedCall, name: keyof typeof dateParts): Typed {
  const value = typed(call, 0);
  if (isNumeric(value.type)) {
    const [zeros, modulus] = dateParts[name];
    const long = 'scale' in value.type && value.type.precision - value.type.scale > 8 ? 6 : 0;
    return result(`(mod(div((${value.sql})::numeric, 1e${zeros + long}), ${modulus})::int4)`, integer, call);
  }
  return extracted(call, name.toLowerCase());
}

function timePart(call: NamedCall, name: keyof typeof timeParts): Typed {
  const value = typed(call, 0);
  if (isNumeric(value.type)) {
    const [zeros, modulus] = timeParts[name];
    return result(`(mod(div((${value.sql})::numeric, 1e${zeros}), ${modulus})::int4)`, integer, call);
  }
  const field = name.toLowerCase();
  const sql = timeOf(call);
  return result(
    field === 'second' ? `trunc(extract(second FROM ${sql}))::int4` : `(extract(${field} FROM ${sql})::int4)`,
    integer,
    call,
  );
}

/** SECOND(x, n) has n digits behind the point. */
function second(call: NamedCall): Typed {
  const digits = constantInteger(call, 1);
  if (call.args.length === 1 || digits === undefined || digits === 0) return timePart(call, 'SECOND');
  const value = typed(call, 0);
  const seconds = isNumeric(value.type)
    ? `mod((${value.sql})::numeric, 100)`
    : `extract(second FROM ${datetimeArgument(call, 0, timestampText).sql})`;
  return result(`trunc(${seconds}, ${digits})`, decimal(2 + digits, digits), call);
}

const fields: Readonly<Record<string, string>> = {
  ...{
    YEAR: 'year',
    YEARS: 'year',
    MONTH: 'month',
    MONTHS: 'month',
    DAY: 'day',
    DAYS: 'day',
    HOUR: 'hour',
    HOURS: 'hour',
  },
  ...{ MINUTE: 'minute', MINUTES: 'minute', QUARTER: 'quarter', WEEK: 'week', DOW: 'dow', DOY: 'doy' },
};

function extract(call: NamedCall): Typed {
  const keyword = call.call.options?.[0]?.keyword ?? '';
  const value = typed(call, 0);
  if (keyword === 'SECOND' || keyword === 'SECONDS') {
    const { sql, type } = datetimeArgument(call, 0, timestampText);
    if (type.name === 'DATE') throw invalidArgument(0, call.name);
    return result(`extract(second FROM ${sql})`, decimal(8, 6), call);
  }
  if (keyword === 'EPOCH') {
    const number = toNumber(
      {
        ...value,
        sql: `trunc(extract(epoch FROM ${datetimeArgument(call, 0, timestampText).sql}))`,
        type: decimal(19),
        pg: 'numeric',
      },
      { name: 'BIGINT' },
      call.session,
    );
    return result(number.sql, bigint, call);
  }
  const field = fields[keyword];
  if (field === undefined) throw invalidArgument(0, call.name);
  const source = datetimeArgument(call, 0, timestampText);
  const plus = field === 'dow' ? ' + 1' : '';
  return result(`(extract(${field} FROM ${source.sql})::int4${plus})`, integer, call);
}

import { textOf } from '../../types/convert-text.ts';
import { isDatetime, isText } from '../../types/family.ts';
import {
  datetimeArgument,
  integerArgument,
  nullable,
  numericArgument,
  result,
  textArgument,
  typed,
} from '../arguments.ts';
import type { BuiltIn, BuiltInCall } from '../built-in.ts';
import { anyString, date, decimal, integer, invalidArgument, scalar, timestamp, varchar } from '../define.ts';

type NamedCall = BuiltInCall & { readonly name: string };
const timestampText = { name: 'TIMESTAMP', precision: 6 } as const;
const added = [timestamp, integer];

export const datetimeArithmetic: readonly BuiltIn[] = [
  ...(['YEARS', 'DAYS', 'HOURS', 'MINUTES', 'SECONDS'] as const).map(unit =>
    scalar({ names: [`ADD_${unit}`], counts: 2, expected: added, emit: call => plus(call, unit.toLowerCase()) }),
  ),
  scalar({
    names: ['ADD_MONTHS'],
    counts: 2,
    expected: added,
    emit(call) {
      const value = dateOrTimestamp(call);
      return result(`db2.add_months(${value.sql}, ${integerArgument(call, 1)})`, value.type, call);
    },
  }),
  scalar({
    names: ['LAST_DAY'],
    counts: 1,
    expected: [date],
    emit(call) {
      const value = dateOrTimestamp(call);
      if (value.type.name === 'DATE') return result(`db2.last_day(${value.sql})`, value.type, call);
      return result(`(db2.last_day((${value.sql})::date) + (${value.sql})::time)`, value.type, call);
    },
  }),
  scalar({
    names: ['NEXT_DAY'],
    counts: 2,
    expected: [timestamp, anyString],
    emit(call) {
      const value = dateOrTimestamp(call);
      const sql = `db2.next_day((${value.sql})::timestamp, ${textArgument(call, 1).text})`;
      return value.type.name === 'DATE' ? result(`(${sql}::date)`, value.type, call) : result(sql, value.type, call);
    },
  }),
  scalar({
    names: ['MONTHS_BETWEEN'],
    counts: 2,
    expected: [timestamp],
    emit(call) {
      const [later, earlier] = [0, 1].map(index => datetimeArgument(call, index, timestampText));
      return result(
        `db2.months_between((${later!.sql})::timestamp, (${earlier!.sql})::timestamp)`,
        decimal(31, 15),
        call,
      );
    },
  }),
  scalar({
    names: ['TIMESTAMPDIFF'],
    counts: 2,
    expected: [integer, varchar(22, 37)],
    emit: call => result(`db2.timestampdiff(${integerArgument(call, 0)}, ${numericArgument(call, 1)})`, integer, call),
  }),
  ...(['DAYNAME', 'MONTHNAME'] as const).map(name =>
    scalar({
      names: [name],
      counts: 1,
      expected: [date],
      emit(call) {
        const { sql } = dateOrTimestamp(call);
        const pattern = name === 'DAYNAME' ? 'FMDay' : 'FMMonth';
        return result(`to_char(${sql}, '${pattern}')`, varchar(100, call.session.ccsid), call, 'text');
      },
    }),
  ),
  ...(
    [
      ['NOW', 'CURRENT TIMESTAMP'],
      ['CURDATE', 'CURRENT DATE'],
      ['CURTIME', 'CURRENT TIME'],
    ] as const
  ).map(([name, register]) =>
    scalar({
      names: [name],
      counts: [0, name === 'NOW' ? 1 : 0],
      volatile: true,
      emit: call => call.translate({ kind: 'register', name: register, at: call.call.at }),
    }),
  ),
  scalar({
    names: ['TIMESTAMP_ISO'],
    counts: 1,
    expected: [timestamp],
    emit(call) {
      const value = datetimeArgument(call, 0, timestampText);
      const sql =
        value.type.name === 'TIME' ? `(statement_timestamp()::date + ${value.sql})` : `(${value.sql})::timestamp`;
      return result(value.type.name === 'TIMESTAMP' ? value.sql : sql, timestamp, call);
    },
  }),
  scalar({
    names: ['TIMESTAMP_FORMAT', 'TO_DATE', 'TO_TIMESTAMP'],
    counts: [2, 3],
    expected: [anyString, anyString, integer],
    emit: call =>
      result(`db2.parse_timestamp(${textArgument(call, 0).text}, ${textArgument(call, 1).text})`, timestamp, call),
  }),
  scalar({
    names: ['VARCHAR_FORMAT', 'TO_CHAR'],
    counts: [1, 3],
    expected: [timestamp, anyString],
    emit: format,
  }),
];

function dateOrTimestamp(call: NamedCall) {
  const value = datetimeArgument(call, 0, timestampText);
  if (value.type.name === 'TIME') throw invalidArgument(0, call.name);
  return value;
}

function plus(call: NamedCall, unit: string) {
  const value = datetimeArgument(call, 0, timestampText);
  const family = value.type.name.toLowerCase();
  const clock = unit === 'hours' || unit === 'minutes' || unit === 'seconds';
  if (value.type.name === 'TIME' ? !clock : value.type.name === 'DATE' && clock) throw invalidArgument(0, call.name);
  return result(`db2.${family}_plus_${unit}(${value.sql}, ${numericArgument(call, 1)})`, value.type, call);
}

/** VARCHAR_FORMAT of a timestamp or a number; without a format a text as it is. */
function format(call: NamedCall) {
  const value = typed(call, 0);
  const type = varchar(255, call.session.ccsid);
  if (call.args.length === 1) {
    if (isText(value.type)) return value;
    return textOf(value, call.session) ?? invalid(call);
  }
  const pattern = textArgument(call, 1).text;
  if (isDatetime(value.type) || isText(value.type)) {
    const moment = datetimeArgument(call, 0, timestampText);
    const digits = moment.type.name === 'TIMESTAMP' ? moment.type.precision : 0;
    const sql = moment.type.name === 'TIME' ? `('0001-01-01'::date + ${moment.sql})` : `(${moment.sql})::timestamp`;
    return result(`db2.format_timestamp(${sql}, ${digits}, ${pattern})`, type, call, 'text');
  }
  return nullable(result(`db2.format_number(${numericArgument(call, 0)}, ${pattern})`, type, call, 'text'));
}

function invalid(call: NamedCall): never {
  throw invalidArgument(0, call.name);
}

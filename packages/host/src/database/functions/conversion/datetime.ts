import { toDatetime } from '../../types/convert-datetime.ts';
import { isBytes, isDatetime, isInteger, isNumeric, isText } from '../../types/family.ts';
import { constantInteger, datetimeArgument, numericArgument, result, typed } from '../arguments.ts';
import type { BuiltIn, BuiltInCall } from '../built-in.ts';
import { anyString, date, invalidArgument, scalar, time, timestamp } from '../define.ts';

type NamedCall = BuiltInCall & { readonly name: string };

export const toDatetimes: readonly BuiltIn[] = [
  scalar({
    names: ['DATE'],
    counts: 1,
    expected: [anyString],
    emit(call) {
      const value = typed(call, 0);
      if (isBytes(value.type)) return result(`(db2.unique_time(${value.sql})::date)`, date, call);
      if (!isNumeric(value.type)) {
        const source = datetimeArgument(call, 0, { name: 'DATE' });
        if (source.type.name === 'TIME') throw invalidArgument(0, call.name);
        return toDatetime(source, { name: 'DATE' }, call.session);
      }
      // The number of a day, 1 for January 1 of the year 1.
      return result(`db2.date_plus_days('0001-01-01', trunc(${numericArgument(call, 0)}) - 1)`, date, call);
    },
  }),
  scalar({
    names: ['TIME'],
    counts: 1,
    expected: [anyString],
    emit: call => toDatetime(datetimeArgument(call, 0, { name: 'TIME' }), { name: 'TIME' }, call.session),
  }),
  scalar({ names: ['TIMESTAMP'], counts: [1, 2], expected: [timestamp, time], emit: asTimestamp }),
];

function asTimestamp(call: NamedCall) {
  const value = typed(call, 0);
  if (isBytes(value.type)) return result(`db2.unique_time(${value.sql})`, timestamp, call);
  const second = call.args[1]?.type;
  if (second !== undefined && (isDatetime(second) || isText(second))) {
    const [day, clock] = [datetimeArgument(call, 0, { name: 'DATE' }), datetimeArgument(call, 1, { name: 'TIME' })];
    if (day.type.name !== 'DATE' || clock.type.name !== 'TIME') throw invalidArgument(1, call.name);
    return result(`(${day.sql} + ${clock.sql})`, { name: 'TIMESTAMP', precision: 6 }, call);
  }
  const precision = second !== undefined && isInteger(second) ? constantInteger(call, 1) : undefined;
  if (second !== undefined && (precision === undefined || precision < 0 || precision > 12))
    throw invalidArgument(1, call.name);
  const source = datetimeArgument(call, 0, { name: 'TIMESTAMP', precision: 6 });
  const own = source.type.name === 'TIMESTAMP' ? source.type.precision : 6;
  const target = { name: 'TIMESTAMP', precision: precision ?? (source.type.name === 'DATE' ? 0 : own) } as const;
  return toDatetime(
    source,
    call.args.length === 1 && source.type.name === 'DATE' ? { ...target, precision: 6 } : target,
    call.session,
  );
}

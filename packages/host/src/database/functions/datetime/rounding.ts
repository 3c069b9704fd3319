import { datetimeArgument, result, textArgument } from '../arguments.ts';
import type { BuiltInCall } from '../built-in.ts';
import { anyString, scalar, timestamp } from '../define.ts';

type NamedCall = BuiltInCall & { readonly name: string };

export const datetimeRounding = [
  scalar({
    names: ['TRUNC_TIMESTAMP'],
    counts: [1, 2],
    expected: [timestamp, anyString],
    emit: call => truncated(call, 'trunc'),
  }),
  scalar({
    names: ['ROUND_TIMESTAMP'],
    counts: [1, 2],
    expected: [timestamp, anyString],
    emit: call => truncated(call, 'round'),
  }),
];

function truncated(call: NamedCall, how: 'round' | 'trunc') {
  const format = call.args.length === 2 ? textArgument(call, 1).text : `'DD'`;
  const value = datetimeArgument(call, 0, { name: 'TIMESTAMP', precision: 6 });
  const type = { name: 'TIMESTAMP', precision: value.type.name === 'TIMESTAMP' ? value.type.precision : 6 } as const;
  return result(`${functionOf(how)}((${value.sql})::timestamp, ${format})`, type, call);
}

/** TRUNC and ROUND of a date give a date. */
export function roundedDatetime(call: NamedCall, how: 'round' | 'trunc', format: string) {
  const value = datetimeArgument(call, 0, { name: 'TIMESTAMP', precision: 6 });
  const sql = `${functionOf(how)}((${value.sql})::timestamp, ${format})`;
  return value.type.name === 'DATE' ? result(`(${sql}::date)`, value.type, call) : result(sql, value.type, call);
}

function functionOf(how: 'round' | 'trunc'): string {
  return how === 'round' ? 'db2.round_datetime' : 'db2.truncate_datetime';
}

import { asText } from '../compile/emitted.ts';
import { type DatetimeType, isText } from './family.ts';
import { dateFormatOf, type Formats } from './formats.ts';
import { noConversion } from './no-conversion.ts';
import { derived, quoted, type Typed } from './settle.ts';

/** Texts in any format of Db2, dates, times and timestamps as a datetime type. */
export function toDatetime(value: Typed, target: DatetimeType, formats: Formats): Typed {
  const source = value.type;
  const result = (sql: string): Typed => derived(sql, target, [value]);
  if (isText(source)) {
    const format = dateFormatOf(formats);
    const job = format.length === 4 ? `, ${quoted(format)}` : '';
    switch (target.name) {
      case 'DATE':
        return result(`db2.date(${asText(value)}${job})`);
      case 'TIME':
        return result(`db2.time(${asText(value)})`);
      case 'TIMESTAMP':
        return result(truncated(`db2.timestamp(${asText(value)})`, 6, target.precision));
    }
  }
  switch (`${source.name} ${target.name}`) {
    case 'DATE DATE':
    case 'TIME TIME':
      return value;
    case 'TIMESTAMP DATE':
      return result(`(${value.sql})::date`);
    case 'TIMESTAMP TIME':
      return result(`date_trunc('second', ${value.sql})::time`);
    case 'DATE TIME':
      return result(`(${value.sql})::timestamp::time`);
    case 'DATE TIMESTAMP':
      return result(`(${value.sql})::timestamp`);
    case 'TIME TIMESTAMP':
      return result(`(statement_timestamp()::date + ${value.sql})`);
    case 'TIMESTAMP TIMESTAMP': {
      const precision = source.name === 'TIMESTAMP' ? source.precision : 6;
      const to = target.name === 'TIMESTAMP' ? target.precision : 6;
      return { ...value, type: target, sql: truncated(value.sql, precision, to) };
    }
  }
  throw noConversion(source, target);
}

/** PostgreSQL's own cast would round. */
function truncated(sql: string, from: number, to: number): string {
  if (to >= from || to >= 6) return sql;
  return to === 0 ? `date_trunc('second', ${sql})` : `db2.truncate_timestamp(${sql}, ${to})`;
}

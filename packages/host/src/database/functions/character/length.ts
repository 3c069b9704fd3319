import { isBinary, isBitData, isGraphic, isText } from '../../types/family.ts';
import type { Typed } from '../../types/settle.ts';
import type { SqlType } from '../../types/sql-type.ts';
import { isBytesArgument, result, textArgument, typed } from '../arguments.ts';
import { anyString, integer, invalidArgument, optionOf, scalar } from '../define.ts';

const anyArgument = [anyString];

export const length = [
  scalar({
    names: ['LENGTH'],
    counts: 1,
    expected: anyArgument,
    emit: call => result(lengthOf(typed(call, 0)) ?? invalid(call.name), integer, call),
  }),
  scalar({
    names: ['CHARACTER_LENGTH', 'CHAR_LENGTH'],
    counts: [1, 2],
    expected: anyArgument,
    emit(call) {
      if (isBytesArgument(call, 0)) return result(`octet_length(${typed(call, 0).sql})`, integer, call);
      const { text, ccsid } = textArgument(call, 0);
      return result(
        optionOf(call, 'OCTETS') === undefined ? `char_length(${text})` : octets(text, ccsid),
        integer,
        call,
      );
    },
  }),
  scalar({
    names: ['OCTET_LENGTH'],
    counts: 1,
    expected: anyArgument,
    emit: call => result(octetLength(typed(call, 0)) ?? invalid(call.name), integer, call),
  }),
  scalar({
    names: ['BIT_LENGTH'],
    counts: 1,
    expected: anyArgument,
    emit: call => result(`(8 * ${octetLength(typed(call, 0)) ?? invalid(call.name)})`, integer, call),
  }),
];

function invalid(name: string): never {
  throw invalidArgument(0, name);
}

/** In bytes, double-byte characters, or the size of a number or datetime as it is stored. */
function lengthOf(value: Typed): string | undefined {
  const { type } = value;
  if (isGraphic(type)) return `char_length(${textOf(value)})`;
  return octetLength(value);
}

function octetLength(value: Typed): string | undefined {
  const { type, sql } = value;
  if (isBinary(type) || isBitData(type) || type.name === 'ROWID') return `octet_length(${sql})`;
  if (isGraphic(type)) return `(2 * char_length(${textOf(value)}))`;
  if (isText(type)) return octets(textOf(value), type.ccsid);
  const size = storedSize(type);
  return size === undefined ? undefined : `(CASE WHEN ${sql} IS NOT NULL THEN ${size} END)`;
}

function textOf(value: Typed): string {
  return value.pg === 'bpchar' ? `db2.str(${value.sql})` : value.sql;
}

/** One byte a character, except in UTF-8. */
function octets(text: string, ccsid: number): string {
  return ccsid === 1208 ? `octet_length(${text})` : `char_length(${text})`;
}

function storedSize(type: SqlType): number | undefined {
  switch (type.name) {
    case 'SMALLINT':
      return 2;
    case 'INTEGER':
    case 'REAL':
    case 'DATE':
      return 4;
    case 'BIGINT':
    case 'DOUBLE':
      return 8;
    case 'DECIMAL':
      return (type.precision >> 1) + 1;
    case 'NUMERIC':
      return type.precision;
    case 'DECFLOAT':
      return type.precision === 16 ? 8 : 16;
    case 'TIME':
      return 3;
    case 'TIMESTAMP':
      return 7 + Math.ceil(type.precision / 2);
    case 'BOOLEAN':
      return 1;
    default:
      return undefined;
  }
}

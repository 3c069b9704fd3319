import { asText, type Emitted } from '../compile/emitted.ts';
import type { SessionAttributes } from '../session/attributes.ts';
import { toBytes } from '../types/convert-bytes.ts';
import { toDatetime } from '../types/convert-datetime.ts';
import { numberInText, toNumber } from '../types/convert-number.ts';
import { textOf } from '../types/convert-text.ts';
import { type DatetimeType, isBytes, isDatetime, isNumeric, isText, type NumericType } from '../types/family.ts';
import { derived, type Typed } from '../types/settle.ts';
import type { SqlType } from '../types/sql-type.ts';
import { decfloat34, integer, invalidArgument, varchar } from './define.ts';

/** What reads arguments: the call as definitions have it. */
interface Reading {
  readonly name: string;
  readonly args: readonly Emitted[];
  readonly session: SessionAttributes;
}

/** An argument with its type; -171 when it is missing or has none. */
export function typed({ args, name }: Reading, index: number): Typed {
  const value = args[index];
  if (value?.type === undefined) throw invalidArgument(index, name);
  return value as Typed;
}

export interface TextArgument extends Typed {
  /** `sql` as text with all its blanks. */
  readonly text: string;
  /** The greatest length that it can have. */
  readonly length: number;
  readonly ccsid: number;
}

/** A character or graphic string; numbers and datetimes are taken as their texts. */
export function textArgument(call: Reading, index: number): TextArgument {
  const value = typed(call, index);
  if (isText(value.type)) {
    return { ...value, text: asText(value), length: value.type.length, ccsid: value.type.ccsid };
  }
  const text = textOf(value, call.session);
  if (text === undefined) throw invalidArgument(index, call.name);
  const length = 'length' in text.type ? text.type.length : 1;
  return { ...text, type: varchar(length, call.session.ccsid), text: text.sql, length, ccsid: call.session.ccsid };
}

/** Whether an argument is bytes: bit data or a binary string. */
export function isBytesArgument(call: Reading, index: number): boolean {
  const type = call.args[index]?.type;
  return type !== undefined && isBytes(type);
}

/** Bit data, binary strings, and characters as the bytes of their CCSID. */
export function bytesArgument(call: Reading, index: number): Typed & { readonly length: number } {
  const value = typed(call, index);
  if (!isBytes(value.type) && !isText(value.type)) throw invalidArgument(index, call.name);
  const length = 'length' in value.type ? value.type.length : 40;
  const bytes = isBytes(value.type) ? value : toBytes(value, { name: 'VARBINARY', length }, call.session);
  return { ...bytes, length };
}

/** A number; texts of numbers are DECFLOAT(34). */
export function numberArgument(call: Reading, index: number): Typed & { readonly type: NumericType } {
  const value = typed(call, index);
  if (isText(value.type)) return numberInText(value, call.session) as Typed & { readonly type: NumericType };
  if (!isNumeric(value.type)) throw invalidArgument(index, call.name);
  return value as Typed & { readonly type: NumericType };
}

/** A number as int4, digits behind the point cut. */
export function integerArgument(call: Reading, index: number): string {
  const value = numberArgument(call, index);
  return toNumber(value, integer as NumericType, call.session).sql;
}

export function doubleArgument(call: Reading, index: number): string {
  return toNumber(numberArgument(call, index), { name: 'DOUBLE' }, call.session).sql;
}

/** A number as numeric with all its digits. */
export function numericArgument(call: Reading, index: number): string {
  return toNumber(numberArgument(call, index), decfloat34 as NumericType, call.session).sql;
}

/** A datetime; a text is taken for what `ifText` says. */
export function datetimeArgument(
  call: Reading,
  index: number,
  ifText: DatetimeType,
): Typed & { readonly type: DatetimeType } {
  const value = typed(call, index);
  if (isDatetime(value.type)) return value as Typed & { readonly type: DatetimeType };
  if (isText(value.type)) {
    return toDatetime(value, ifText, call.session) as Typed & { readonly type: DatetimeType };
  }
  throw invalidArgument(index, call.name);
}

/** The value of an argument that must be known when the statement is compiled; undefined where it is not. */
export function constantInteger({ args }: Reading, index: number): number | undefined {
  const constant = args[index]?.constant;
  if (constant === undefined || !/^-?\d+$/.test(constant)) return undefined;
  return Number(constant);
}

/** A result that is NULL when an argument is. */
export function result(sql: string, type: SqlType, call: Reading, pg?: Typed['pg']): Typed {
  return derived(sql, type, call.args, pg);
}

/** A result that can be NULL whatever the arguments are. */
export function nullable(value: Typed): Typed {
  return { ...value, nullable: true };
}

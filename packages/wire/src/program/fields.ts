/** The types that parameters of programs can have, under the names that programmers of the platform know. */
import * as decimal from '../decimal/index.ts';
import {
  type Field,
  type Fields,
  flag,
  type Layout,
  layout,
  array as messageArray,
  type ValueOf,
  type Values,
} from '../message/index.ts';
import type { Written } from './direction.ts';

export { Decimal } from '../decimal/index.ts';
export {
  bytes,
  char,
  chars,
  int16,
  int32,
  int64,
  uint8,
  uint16,
  uint32,
  uint64,
  varchar,
} from '../message/index.ts';
export { type DateFormat, date, type TimeFormat, time, timestamp } from './date-time.ts';

/** What may be given where a decimal is due. A number stands for the shortest text that denotes it. */
export type DecimalLike = decimal.Decimal | string | number | bigint;

export interface DecimalField extends Field<decimal.Decimal> {
  readonly accepts?: DecimalLike;
}

/** `packed(7, 2)`: DECIMAL(7,2), COMP-3. Reads as an exact `Decimal`; digits that do not fit are an error, never rounded. */
export function packed(precision: number, scale = 0): DecimalField {
  return decimalField(decimal.packed(precision, scale));
}

/** `zoned(7, 2)`: NUMERIC(7,2), DISPLAY. */
export function zoned(precision: number, scale = 0): DecimalField {
  return decimalField(decimal.zoned(precision, scale));
}

export function float4(): Field<number> {
  return decimal.field(decimal.float4);
}

export function float8(): Field<number> {
  return decimal.field(decimal.float8);
}

/** DECFLOAT(16) or DECFLOAT(34). */
export function decfloat(digits: decimal.DecFloatDigits): Field<decimal.DecFloat> {
  return decimal.field(decimal.decfloat(digits));
}

/** Fields one after the other, as a data structure or group has them. */
export function structure<F extends Fields>(
  fields: F,
): Layout<F> & { readonly accepts?: { readonly [K in keyof Values<F>]: Written<F[K]> } } {
  return layout(fields);
}

/** DIM(n), OCCURS n: exactly so many. */
export function array<F extends Field<unknown>>(
  element: F,
  length: number,
): Field<ValueOf<F>[]> & { readonly accepts?: readonly Written<F>[] } {
  return messageArray(element as Field<ValueOf<F>>, length);
}

/** One character, `1` for true. */
export function indicator(): Field<boolean> {
  return flag(0xf1, 0xf0, 0x00, 0x40);
}

function decimalField(type: decimal.NumberType<decimal.Decimal>): DecimalField {
  const field = decimal.field(type);
  return { ...field, write: (to, value: DecimalLike) => field.write(to, decimal.Decimal.from(value)) };
}

/**
 * The numbers of IBM i, exact: `Decimal` is a bigint with a scale, and every type reads to text as well. No value passes
 * through a JavaScript number that could not hold it, unless `toNumber` is called.
 *
 * A `NumberType` reads and writes one type at an offset; `field` makes a field of a message table from it.
 */
export { binary, int8, int16, int32, int64, uint8, uint16, uint32, uint64 } from './binary.ts';
export { decfloat } from './decfloat.ts';
export { formatDecFloat, parseDecFloat } from './decfloat-text.ts';
export {
  type DecFloat,
  type DecFloatDigits,
  type FiniteDecFloat,
  fromDecimal,
  type InfiniteDecFloat,
  type NanDecFloat,
  roundDecFloat,
  toDecimal,
} from './decfloat-value.ts';
export { Decimal } from './decimal.ts';
export { DecimalError, type DecimalErrorCode } from './error.ts';
export { field } from './field.ts';
export { float4, float8 } from './float.ts';
export type { NumberType } from './number-type.ts';
export { packed, packedSize, readPacked, readPackedText, writePacked } from './packed.ts';
export type { Rounding } from './rounding.ts';
export { readZoned, readZonedText, writeZoned, zoned } from './zoned.ts';

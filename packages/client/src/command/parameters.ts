import { type ParameterPart, Usage } from '@bigiron/wire/hostserver/command/index';
import { compress, expand } from '@bigiron/wire/rle';
import { level } from './level.ts';

/**
 * A parameter of a program as bytes: bytes alone are input; `out` is the size of what the program fills; `inout` goes both ways, and
 * `size` makes its storage longer than what is sent; null is a null pointer.
 */
export type RawParameter =
  | Uint8Array
  | { readonly out: number }
  | { readonly inout: Uint8Array; readonly size?: number }
  | null;

/** Shorter input is not worth compressing. */
const compressFrom = 1024;

const noData = new Uint8Array(0);

/** How a parameter is sent to a server of level `serverLevel`. */
export function partOf(parameter: RawParameter, serverLevel: number): ParameterPart {
  if (parameter === null) {
    const usage = serverLevel >= level.nullParameters ? Usage.nothing : Usage.inputAbsent;
    return { length: 0, usage, data: noData };
  }
  if ('out' in parameter) return { length: parameter.out, usage: Usage.outputCompressed, data: noData };
  const both = 'inout' in parameter;
  const data = both ? parameter.inout : parameter;
  const length = both ? (parameter.size ?? data.length) : data.length;
  const compressed = length > compressFrom ? compress(filled(data, length)) : undefined;
  if (compressed !== undefined)
    return { length, usage: both ? Usage.inOutCompressed : Usage.inputCompressed, data: compressed };
  const plain = serverLevel >= level.extendedInOut ? Usage.inOutExtended : Usage.inOut;
  return { length, usage: both ? plain : Usage.input, data: data.subarray(0, significant(data)) };
}

/** Bytes that the program gives back for a parameter; undefined for one that is only input. */
export function outputSize(parameter: RawParameter): number | undefined {
  if (parameter === null) return undefined;
  if ('out' in parameter) return parameter.out;
  return 'inout' in parameter ? (parameter.size ?? parameter.inout.length) : undefined;
}

/** The storage of a parameter as a reply has it. `size` is what was asked for, and the most that is taken. */
export function storageOf({ length, usage, data }: ParameterPart, size: number): Buffer {
  if (usage === Usage.outputCompressed || usage === Usage.inOutCompressed) return expand(data, length, size);
  return filled(data, Math.max(data.length, Math.min(length, size)));
}

/** Data with the zeros behind it that senders leave out. */
function filled(data: Uint8Array, length: number): Buffer {
  if (data.length >= length) return Buffer.from(data.buffer, data.byteOffset, data.length);
  const whole = Buffer.alloc(length);
  whole.set(data);
  return whole;
}

/** Length without trailing zeros. */
function significant(data: Uint8Array): number {
  let end = data.length;
  while (end > 0 && data[end - 1] === 0) end--;
  return end;
}

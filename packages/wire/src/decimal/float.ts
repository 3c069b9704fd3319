import { type NumberType, overflow, requireBytes } from './number-type.ts';

/*
 * IEEE 754 binary floating point. (IBM i has no hexadecimal floating point: that is the System/370's.)
 */

/** Numbers of 4 bytes are given the shortest text that denotes them among numbers of 4 bytes: 0.1, not 0.10000000149. */
export const float4: NumberType<number> = {
  type: 'float4',
  size: 4,
  read: (from, at) => view('float4', from, at, 4).getFloat32(0),
  readText: (from, at) => float4.format(float4.read(from, at)),
  format(value) {
    for (let digits = 6; digits < 9; digits++) {
      const text = Number(value.toPrecision(digits));
      if (Math.fround(text) === value) return String(text);
    }
    return String(value);
  },
  write(to, at, value) {
    if (Number.isFinite(value) && !Number.isFinite(Math.fround(value))) throw overflow('float4', value);
    view('float4', to, at, 4).setFloat32(0, value);
  },
};

export const float8: NumberType<number> = {
  type: 'float8',
  size: 8,
  read: (from, at) => view('float8', from, at, 8).getFloat64(0),
  readText: (from, at) => String(float8.read(from, at)),
  write: (to, at, value) => view('float8', to, at, 8).setFloat64(0, value),
  format: String,
};

function view(type: string, bytes: Uint8Array, at: number, size: number): DataView {
  requireBytes(type, bytes, at, size);
  return new DataView(bytes.buffer, bytes.byteOffset + at, size);
}

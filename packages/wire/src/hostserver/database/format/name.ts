import type { Reader, Writer } from '../../../bytes.ts';
import { textCharset } from '../text.ts';
import type { DataFormat } from './column.ts';

/** Bytes of a column name in the original and the extended format. */
export const nameSize = 30;

/** Name length u2, CCSID u2, name, filled up. */
export function readName(entry: Reader): string {
  const length = entry.uint16();
  const text = textCharset(entry.uint16(), entry);
  const at = entry.skip(Math.min(length, entry.remaining));
  return text.decode(entry.bytes, at, entry.position);
}

/** Longer names are cut: only the super-extended format has room for them. */
export function writeName(w: Writer, name: string, size: number): void {
  if (name === '') {
    w.fill(4 + size, 0);
    return;
  }
  const encoded = w.charset.encode(name).subarray(0, size);
  w.uint16(encoded.length);
  w.uint16(w.charset.ccsid);
  w.bytes(encoded);
  w.fill(size - encoded.length, w.charset.blank);
}

export function showFormat({ columns }: DataFormat): string {
  return `[${columns.map(({ name, type, length }) => `${name || '?'} ${type}(${length})`).join(', ')}]`;
}

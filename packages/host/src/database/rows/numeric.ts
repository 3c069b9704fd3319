import type { Buffer } from 'node:buffer';

/** The sign field of a numeric that is none of the ordinary ones. */
const special: Readonly<Record<number, string>> = { 49152: 'NaN', 53248: 'Infinity', 61440: '-Infinity' };
const negative = 0x4000;

/** Four decimal digits, as each group of a numeric has them. */
const groups = Array.from({ length: 10_000 }, (_, value) => String(value).padStart(4, '0'));

/**
 * A numeric in PostgreSQL's binary format (count of groups, weight of the first, sign, digits after the point, groups to base 10 000) as
 * plain decimal text: `-0.50`. `scale` is the number of digits after the point; without it, as many as PostgreSQL shows.
 */
export function numericText(bytes: Buffer, start: number, scale?: number): string {
  const count = bytes.readUInt16BE(start);
  const weight = bytes.readInt16BE(start + 2);
  const sign = bytes.readUInt16BE(start + 4);
  if (sign !== 0 && sign !== negative) return special[sign] ?? 'NaN';
  const shown = scale ?? bytes.readUInt16BE(start + 6);
  const group = (position: number): string => {
    const index = weight - position;
    return index < 0 || index >= count ? '0000' : (groups[bytes.readUInt16BE(start + 8 + 2 * index)] as string);
  };
  let whole = '';
  for (let position = weight; position >= 0; position--) whole += group(position);
  whole = whole.replace(/^0+(?=.)/, '') || '0';
  let fraction = '';
  for (let position = -1; fraction.length < shown; position--) fraction += group(position);
  const text = shown > 0 ? `${whole}.${fraction.slice(0, shown)}` : whole;
  return sign === negative && /[1-9]/.test(text) ? `-${text}` : text;
}

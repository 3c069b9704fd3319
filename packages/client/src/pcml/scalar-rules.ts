import type { Attributes } from './attributes.ts';
import type { PcmlScalar, ScalarType } from './element.ts';

const intPrecisions: Readonly<Record<number, readonly number[]>> = { 2: [15, 16], 4: [31, 32], 8: [63, 64] };
const withoutLength: readonly ScalarType[] = ['date', 'time', 'timestamp'];
const withPrecision: readonly ScalarType[] = ['int', 'packed', 'zoned'];
/** Bytes of the longest text; a program's parameters are not longer. */
const longest = 16 * 1024 * 1024;

/** Throws PcmlError for a combination of attributes that means nothing. */
export function checkScalar({ type, length, precision }: PcmlScalar, attributes: Attributes): void {
  const given = attributes.text('length') !== undefined;
  if (withoutLength.includes(type) === given)
    throw attributes.error(given ? `type="${type}" has no length` : `type="${type}" needs the attribute length`);
  if (precision !== undefined && !withPrecision.includes(type))
    throw attributes.error(`type="${type}" has no precision`);
  if (typeof length !== 'number' || !given) return;
  if (!isPossible(type, length)) throw attributes.error(`type="${type}" cannot have length="${length}"`);
  if (precision === undefined || type === 'int') {
    if (precision !== undefined && !(intPrecisions[length] as readonly number[]).includes(precision))
      throw attributes.error(`an int of length="${length}" cannot have precision="${precision}"`);
  } else if (precision > length) {
    throw attributes.error(`precision="${precision}" is more than length="${length}"`);
  }
}

function isPossible(type: ScalarType, length: number): boolean {
  if (type === 'int') return length in intPrecisions;
  if (type === 'float') return length === 4 || length === 8;
  if (type === 'packed' || type === 'zoned') return length >= 1 && length <= 63;
  return length <= longest;
}

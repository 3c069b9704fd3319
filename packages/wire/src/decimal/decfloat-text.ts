import type { DecFloat } from './decfloat-value.ts';
import { Decimal } from './decimal.ts';

const SPECIAL = /^[+-]?(?:(inf(?:inity)?)|(s?)nan(\d{0,33}))$/i;

/**
 * A number, `Infinity`, `NaN` or `sNaN` (digits may follow), with a sign or without, in any case.
 * The exponent of a number is as written: `1.50` has coefficient 150 and exponent -2. Throws `invalid-text`.
 */
export function parseDecFloat(text: string): DecFloat {
  const trimmed = text.trim();
  const negative = trimmed.startsWith('-');
  const special = SPECIAL.exec(trimmed);
  if (special === null) {
    const { unscaled, scale } = Decimal.parse(trimmed);
    return { kind: 'finite', negative, coefficient: negative ? -unscaled : unscaled, exponent: 0 - scale };
  }
  if (special[1] !== undefined) return { kind: 'infinity', negative };
  return { kind: 'nan', negative, signaling: special[2] !== '', payload: BigInt(special[3] || 0) };
}

/** The inverse of {@link parseDecFloat}: `-1.50`, `1E+3`, `-0`, `Infinity`, `NaN`. */
export function formatDecFloat(value: DecFloat): string {
  if (value.kind === 'finite') return scientific(value.negative, value.coefficient.toString(), value.exponent);
  return special(value.negative, value.kind === 'infinity' ? 'Infinity' : nan(value.signaling, value.payload));
}

export function special(negative: boolean, name: string): string {
  return negative ? `-${name}` : name;
}

export function nan(signaling: boolean, payload: bigint): string {
  return `${signaling ? 'sNaN' : 'NaN'}${payload === 0n ? '' : payload}`;
}

/** The scientific string of the General Decimal Arithmetic specification, as also Java's BigDecimal writes it. */
export function scientific(negative: boolean, digits: string, exponent: number): string {
  const sign = negative ? '-' : '';
  const adjusted = exponent + digits.length - 1;
  if (exponent > 0 || adjusted < -6) {
    const point = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
    return `${sign}${point}E${adjusted < 0 ? '' : '+'}${adjusted}`;
  }
  if (exponent === 0) return sign + digits;
  const padded = digits.padStart(1 - exponent, '0');
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

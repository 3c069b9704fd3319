import type { Catalogue } from '../messages/catalogue.ts';
import type { EscapeError } from '../messages/message.ts';
import type { DataAreaAttributes, DataAreaValue, Substring } from './data-area.ts';

/** A blank in EBCDIC, which pads character contents. */
export const blank = 0x40;

/** Longest value by type: bytes, digits, one. Source: IBM i documentation of CRTDTAARA. */
const longest = { '*CHAR': 2000, '*DEC': 24, '*LGL': 1 } as const;
const mostDecimals = 9;

/** Whether CRTDTAARA allows such a data area. */
export function allowed({ type, length, decimals }: DataAreaAttributes): boolean {
  return (
    length >= 1 &&
    length <= longest[type] &&
    decimals >= 0 &&
    decimals <= (type === '*DEC' ? Math.min(mostDecimals, length) : 0)
  );
}

/** What a data area holds when it was given no value. */
export function initialValue({ type, length }: DataAreaAttributes): DataAreaValue {
  switch (type) {
    case '*CHAR':
      return { type, bytes: Buffer.alloc(length, blank) };
    case '*DEC':
      return { type, decimal: '0' };
    case '*LGL':
      return { type, on: false };
  }
}

/** What to throw for a value of another type, and for one that is too long: creating and changing have their own messages. */
export interface ValueErrors {
  otherType(): EscapeError;
  tooLong(): EscapeError;
}

export function changeErrors(messages: Catalogue, names: readonly string[]): ValueErrors {
  return {
    otherType: () => messages.escape('CPF1138', names),
    tooLong: () => messages.escape('CPF1155', names),
  };
}

/**
 * The value as it is kept in an area (or its substring) of these attributes: characters padded with blanks, a decimal with all its
 * decimal positions.
 */
export function fitted(
  messages: Catalogue,
  value: DataAreaValue,
  { type, length, decimals }: DataAreaAttributes,
  errors: ValueErrors,
): DataAreaValue {
  if (value.type !== type) throw errors.otherType();
  switch (value.type) {
    case '*CHAR': {
      if (value.bytes.length === 0) throw messages.escape('CPF1062');
      if (value.bytes.length > length) throw errors.tooLong();
      const bytes = Buffer.alloc(length, blank);
      bytes.set(value.bytes);
      return { type: '*CHAR', bytes };
    }
    case '*DEC': {
      const decimal = fittedDecimal(value.decimal, length, decimals);
      if (decimal === undefined) throw errors.tooLong();
      return { type: '*DEC', decimal };
    }
    case '*LGL':
      return value;
  }
}

/** Undefined when the number has more digits before or after its point than there is room for. */
function fittedDecimal(text: string, length: number, decimals: number): string | undefined {
  const [, sign, whole = '', fraction = ''] = /^([+-]?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(text) ?? [];
  if (sign === undefined || !/\d/.test(text) || whole.length > length - decimals || fraction.length > decimals)
    return undefined;
  const digits = `${whole || '0'}${decimals > 0 ? `.${fraction.padEnd(decimals, '0')}` : ''}`;
  return sign === '-' && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

/** CPF1087, CPF1088 or CPF1089 when an area of these attributes has no such part. */
export function checkSubstring(
  messages: Catalogue,
  { type, length }: DataAreaAttributes,
  substring: Substring | undefined,
): void {
  if (substring === undefined) return;
  if (type !== '*CHAR') throw messages.escape('CPF1087');
  if (substring.start < 1 || substring.start > length) throw messages.escape('CPF1088');
  if (substring.length < 1 || substring.start - 1 + substring.length > length) throw messages.escape('CPF1089');
}

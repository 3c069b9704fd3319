import { Decimal } from '@bigiron/wire/decimal/index';

/** A number as CL writes it: sign, up to 63 digits, decimal point or comma. Undefined for anything else. */
export function decimalOf(text: string): Decimal | undefined {
  return /^[+-]?(?=[.,]?\d)\d{0,63}(?:[.,]\d{0,63})?$/.test(text) ? Decimal.parse(text.replace(',', '.')) : undefined;
}

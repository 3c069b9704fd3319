/** A decimal number without rounding: `digits` / 10^`scale`. */
export interface ExactDecimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** A number as CL writes it: sign, digits, decimal point or comma. Undefined for anything else. */
export function exactDecimal(text: string): ExactDecimal | undefined {
  const match = /^([+-]?)(\d*)(?:[.,](\d*))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return undefined;
  const digits = BigInt(whole + fraction);
  return { digits: sign === '-' ? -digits : digits, scale: fraction.length };
}

export function exactText({ digits, scale }: ExactDecimal): string {
  const all = String(digits)
    .replace('-', '')
    .padStart(scale + 1, '0');
  const whole = all.slice(0, all.length - scale);
  const fraction = all.slice(all.length - scale).replace(/0+$/, '');
  return `${digits < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

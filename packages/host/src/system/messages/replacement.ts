import { charset } from '@bigiron/wire/ccsid/index';
import { Decimal, packedSize, readPackedText, writePacked } from '@bigiron/wire/decimal/index';
import type { Replacement, ReplacementFormat } from './catalogue.ts';

/** Text in replacement data is EBCDIC; clients are told CCSID 37. */
const ebcdic = charset(37);

/**
 * Lays replacement values out as the bytes of a message's data. Text too long for its field is cut, a missing trailing value
 * is blank or zero, as when MSGDTA is shorter than the formats.
 * @throws TypeError for a value whose type the format cannot carry, or one value too many; DecimalError for a decimal too large
 */
export function packReplacements(formats: readonly ReplacementFormat[], values: readonly Replacement[]): Buffer {
  let next = 0;
  const fields = formats.map(format => pack(format, format.kind === 'reserved' ? undefined : values[next++]));
  if (next < values.length) throw new TypeError(`${values.length} replacement values for ${next} fields`);
  return Buffer.concat(fields);
}

function pack(format: ReplacementFormat, value: Replacement | undefined): Uint8Array {
  switch (format.kind) {
    case 'char':
    case 'quoted':
      return padded(text(value), format.length, 0x40);
    case 'objectType':
      return padded(text(typeof value === 'string' ? value.replace(/^\*/, '') : value), 7, 0x40);
    case 'rest':
      return text(value);
    case 'varying': {
      const bytes = text(value).subarray(0, 0x7fff);
      const length = Buffer.alloc(format.lengthBytes);
      length.writeUIntBE(bytes.length, 0, format.lengthBytes);
      return Buffer.concat([length, bytes]);
    }
    case 'binary':
    case 'unsigned':
      return integer(value ?? 0, format.length, format.kind === 'binary');
    case 'hex':
      return padded(value instanceof Uint8Array ? value : Buffer.from(hexDigits(value ?? ''), 'hex'), format.length, 0);
    case 'decimal':
      return packedDecimal(String(value ?? 0), format);
    case 'reserved':
      return Buffer.alloc(format.length);
  }
}

function text(value: Replacement | undefined): Uint8Array {
  return value instanceof Uint8Array ? value : ebcdic.encode(String(value ?? ''));
}

function padded(bytes: Uint8Array, length: number, fill: number): Uint8Array {
  const field = Buffer.alloc(length, fill);
  field.set(bytes.subarray(0, length));
  return field;
}

function integer(value: Replacement, length: 2 | 4 | 8, signed: boolean): Buffer {
  if (typeof value !== 'number' && typeof value !== 'bigint') throw new TypeError(`A number is wanted, not ${value}`);
  const bits = length * 8;
  const whole = BigInt(value);
  const wrapped = signed ? BigInt.asIntN(bits, whole) : BigInt.asUintN(bits, whole);
  if (wrapped !== whole) throw new TypeError(`${value} does not fit into ${length} bytes`);
  const field = Buffer.alloc(8);
  field.writeBigUInt64BE(BigInt.asUintN(64, whole));
  return field.subarray(8 - length);
}

type DecimalFormat = ReplacementFormat & { kind: 'decimal' };

function packedDecimal(text: string, { digits, decimals }: DecimalFormat): Buffer {
  const field = Buffer.alloc(packedSize(digits));
  writePacked(field, 0, digits, Decimal.parse(text).rescale(decimals, 'down').unscaled);
  return field;
}

/** Empty when the bytes are not a packed number: whoever sent the message is to blame, and its reader shall see the rest of it. */
function decimalText(field: Buffer, { digits, decimals }: DecimalFormat): string {
  try {
    return readPackedText(field, 0, digits, decimals);
  } catch {
    return '';
  }
}

function hexDigits(value: string | number | bigint): string {
  const digits = typeof value === 'string' ? value : value.toString(16);
  return digits.length % 2 === 0 ? digits : `0${digits}`;
}

/**
 * Puts the data into `&1` .. `&99` of a first- or second-level text. Trailing blanks of text fields are dropped; `&N`, `&P` and
 * `&B` stay, and so does a number for which there is no format.
 */
export function fillText(template: string, formats: readonly ReplacementFormat[], data: Uint8Array): string {
  if (!template.includes('&')) return template;
  const values = unpackReplacements(formats, data);
  return template.replace(/&(\d{1,2})/g, (whole, number: string) => values[Number(number) - 1] ?? whole);
}

/** The values of replacement data as they appear in texts. Data that ends early leaves the remaining fields empty. */
export function unpackReplacements(formats: readonly ReplacementFormat[], data: Uint8Array): string[] {
  const bytes = Buffer.isBuffer(data) ? data : Buffer.from(data.buffer, data.byteOffset, data.length);
  let position = 0;
  const take = (length: number): Buffer => {
    const field = bytes.subarray(position, position + length);
    position += length;
    return field;
  };
  return formats.map(format => unpack(format, take));
}

function unpack(format: ReplacementFormat, take: (length: number) => Buffer): string {
  switch (format.kind) {
    case 'char':
      return trimmed(take(format.length));
    case 'quoted':
      return `'${trimmed(take(format.length))}'`;
    case 'objectType':
      return trimmed(take(7));
    case 'rest':
      return trimmed(take(Number.MAX_SAFE_INTEGER));
    case 'varying': {
      const length = take(format.lengthBytes);
      const value = trimmed(take(length.length < format.lengthBytes ? 0 : length.readUIntBE(0, format.lengthBytes)));
      return format.quoted ? `'${value}'` : value;
    }
    case 'binary':
    case 'unsigned': {
      const field = take(format.length);
      if (field.length < format.length) return '';
      const whole = BigInt(`0x${field.toString('hex')}`);
      return String(format.kind === 'binary' ? BigInt.asIntN(format.length * 8, whole) : whole);
    }
    case 'decimal':
      return decimalText(take(packedSize(format.digits)), format);
    case 'hex':
    case 'reserved':
      return take(format.length).toString('hex').toUpperCase();
  }
}

/** Without blanks and zeros at the end. No expression: one that looks for them takes quadratic time in long data of blanks. */
function trimmed(bytes: Uint8Array): string {
  const text = ebcdic.decode(bytes);
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\0')) end--;
  return text.slice(0, end);
}

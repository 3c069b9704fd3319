/** The part of ASN.1 DER (ITU-T X.690) that a certificate is made of. Every function returns a whole tag-length-value. */

export function sequence(...parts: Uint8Array[]): Buffer {
  return encode(0x30, ...parts);
}

export function set(...parts: Uint8Array[]): Buffer {
  return encode(0x31, ...parts);
}

/** A non-negative integer from its big-endian bytes. */
export function integer(bytes: Uint8Array): Buffer {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start++;
  const digits = bytes.subarray(start);
  const sign = (digits[0] ?? 0) & 0x80 ? Buffer.from([0]) : Buffer.alloc(0);
  return encode(0x02, sign, digits);
}

export function boolean(value: boolean): Buffer {
  return encode(0x01, Buffer.from([value ? 0xff : 0]));
}

/** An object identifier in dotted form. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...arcs] = dotted.split('.').map(Number);
  return encode(0x06, Buffer.from([first * 40 + second, ...arcs.flatMap(base128)]));
}

export function octetString(...parts: Uint8Array[]): Buffer {
  return encode(0x04, ...parts);
}

/** A bit string; `unused` bits at its end do not count. */
export function bitString(bytes: Uint8Array, unused = 0): Buffer {
  return encode(0x03, Buffer.from([unused]), bytes);
}

export function utf8String(text: string): Buffer {
  return encode(0x0c, Buffer.from(text, 'utf8'));
}

/** Two digits of the year up to 2049, four from then on, as RFC 5280 4.1.2.5 has it. */
export function time(milliseconds: number): Buffer {
  const digits = `${new Date(milliseconds).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
  return digits < '2050' ? encode(0x17, Buffer.from(digits.slice(2))) : encode(0x18, Buffer.from(digits));
}

/** Context-specific tag around whole elements. */
export function explicit(tag: number, ...parts: Uint8Array[]): Buffer {
  return encode(0xa0 | tag, ...parts);
}

/** Context-specific tag in place of a primitive type's own. */
export function implicit(tag: number, bytes: Uint8Array): Buffer {
  return encode(0x80 | tag, bytes);
}

function encode(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...length(content.length)]), content]);
}

function length(value: number): number[] {
  if (value < 0x80) return [value];
  const bytes: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 | bytes.length, ...bytes];
}

function base128(arc: number): number[] {
  const bytes = [arc & 0x7f];
  for (let rest = arc >> 7; rest > 0; rest >>= 7) bytes.unshift(0x80 | (rest & 0x7f));
  return bytes;
}

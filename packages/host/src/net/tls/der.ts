/** Tags of DER, X.690, as far as this host writes them. */
const tags = {
  integer: 0x02,
  octetString: 0x04,
  null: 0x05,
  identifier: 0x06,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
  explicit: 0xa0,
} as const;

function encoded(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xffff ? 6 : length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

export const sequence = (...contents: readonly Uint8Array[]) => encoded(tags.sequence, ...contents);
export const set = (...contents: readonly Uint8Array[]) => encoded(tags.set, ...contents);
/** `[0] EXPLICIT`. */
export const explicit = (content: Uint8Array) => encoded(tags.explicit, content);
export const octetString = (content: Uint8Array) => encoded(tags.octetString, content);
export const nothing = encoded(tags.null);

/** At most 31 bits, not negative. */
export function integer(value: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt32BE(value, 1);
  const first = bytes.findIndex((byte, i) => i === 4 || byte !== 0 || (bytes[i + 1] as number) >= 0x80);
  return encoded(tags.integer, bytes.subarray(first));
}

/** Characters of the basic plane, as PKCS #12 has its texts. */
export function bmpString(text: string): Buffer {
  return encoded(tags.bmpString, Buffer.from(text, 'utf16le').swap16());
}

/** `1.2.840.113549.1.7.1`. */
export function identifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return encoded(tags.identifier, Buffer.from([40 * first + second, ...rest.flatMap(inSevens)]));
}

/** Groups of seven bits, all but the last with the eighth bit set. */
function inSevens(value: number): number[] {
  const groups = [value & 0x7f];
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128))
    groups.unshift(0x80 | (left & 0x7f));
  return groups;
}

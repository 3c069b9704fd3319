/** Values as PostgreSQL sends them in binary, and rows of them. */

/** numeric: `unscaled` divided by 10 to the power of `scale`. */
export function pgNumeric(unscaled: bigint, scale: number): Buffer {
  const negative = unscaled < 0n;
  const digits = (negative ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  const whole = digits.slice(0, point).padStart(Math.ceil(point / 4) * 4, '0');
  const fraction = digits.slice(point).padEnd(Math.ceil(scale / 4) * 4, '0');
  let groups = `${whole}${fraction}`.match(/.{4}/g)?.map(Number) ?? [];
  let weight = whole.length / 4 - 1;
  while (groups[0] === 0) {
    groups = groups.slice(1);
    weight--;
  }
  while (groups.at(-1) === 0) groups = groups.slice(0, -1);
  if (groups.length === 0) weight = 0;
  const bytes = Buffer.alloc(8 + 2 * groups.length);
  bytes.writeUInt16BE(groups.length, 0);
  bytes.writeInt16BE(weight, 2);
  bytes.writeUInt16BE(negative && groups.length > 0 ? 0x4000 : 0, 4);
  bytes.writeUInt16BE(scale, 6);
  for (const [i, group] of groups.entries()) bytes.writeUInt16BE(group, 8 + 2 * i);
  return bytes;
}

export function pgDate(text: string): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE((Date.parse(`${text}T00:00:00Z`) - Date.UTC(2000, 0, 1)) / 86_400_000);
  return bytes;
}

export function pgTime(text: string): Buffer {
  const [hour = 0, minute = 0, second = 0] = text.split(':').map(Number);
  return pgInt8(BigInt(hour * 3600 + minute * 60 + second) * 1_000_000n);
}

/** `2024-02-29 23:59:58.123456` */
export function pgTimestamp(text: string): Buffer {
  const seconds = BigInt(Date.parse(`${text.slice(0, 10)}T${text.slice(11, 19)}Z`) - Date.UTC(2000, 0, 1)) / 1000n;
  return pgInt8(seconds * 1_000_000n + BigInt(text.slice(20).padEnd(6, '0')));
}

export function pgInt2(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

export function pgInt4(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

export function pgInt8(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
}

export const pgText = (text: string): Buffer => Buffer.from(text, 'utf8');

/** The body of a DataRow message. */
export function dataRow(values: readonly (Buffer | null)[]): Buffer {
  const count = pgInt2(values.length);
  return Buffer.concat([
    count,
    ...values.flatMap(value => (value === null ? [pgInt4(-1)] : [pgInt4(value.length), value])),
  ]);
}

import { Reader, type Writer } from '../../bytes.ts';
import { WireError } from '../../errors.ts';
import type { Field } from '../../message/index.ts';
import { textCharset } from './text.ts';

export const Searchable = { no: 0xf0, likeOnly: 0xf1, allButLike: 0xf2, yes: 0xf3 } as const;
export const Updatable = { readOnly: 0xf0, yes: 0xf1, unknown: 0xf2 } as const;
export const ColumnAttribute = { identity: 0x8000, primaryKey: 0x0200 } as const;

/** What a format does not say of a column: where it comes from. */
export interface ExtendedColumn {
  readonly updatable: number;
  readonly searchable: number;
  /** `ColumnAttribute` bits. */
  readonly attributes: number;
  readonly baseColumn?: string | undefined;
  readonly table?: string | undefined;
  readonly schema?: string | undefined;
  readonly label?: string | undefined;
}

const headerSize = 10;
const entrySize = 16;
/** Offsets count from the LL of the part. */
const partOverhead = 6;
const codePoints = { baseColumn: 0x3900, table: 0x3901, label: 0x3902, schema: 0x3904 } as const;
type Name = keyof typeof codePoints;

/**
 * 3811: columns u4, reserved 6; 16 bytes per column: updatable u1, searchable u1, attributes u2, where its names begin u4 (from the LL of
 * the part), their length u4, reserved 4; names as LL u4, CP, text, a label with its CCSID in front.
 * Source: JTOpen `DBExtendedColumnDescriptors.java`, `DBColumnDescriptorsDataFormat.java`.
 */
export const extendedColumns: Field<ExtendedColumn[]> = {
  type: 'extendedColumns',
  size: undefined,
  note: 'base column, table, schema and label of each column',
  read,
  write,
  show: columns => `${columns.length} columns`,
};

function read(r: Reader): ExtendedColumn[] {
  const start = r.position;
  const count = r.uint32();
  r.skip(6);
  if (count * entrySize > r.remaining) throw new WireError('bad-length', `${count} columns in ${r.remaining} bytes`);
  const columns: ExtendedColumn[] = [];
  for (let i = 0; i < count; i++) {
    const [updatable, searchable, attributes] = [r.uint8(), r.uint8(), r.uint16()];
    const [at, length] = [start - partOverhead + r.uint32(), r.uint32()];
    r.skip(4);
    if (length > 0 && (at < start || at + length > r.end)) {
      throw new WireError('bad-length', `names of ${length} bytes at ${at} lie outside of the part`);
    }
    const names = length === 0 ? {} : readNames(new Reader(r.bytes, r.charset, at, at + length));
    columns.push({ updatable, searchable, attributes, ...names });
  }
  r.skip(r.remaining);
  return columns;
}

function readNames(r: Reader): Partial<Record<Name, string>> {
  const names: Partial<Record<Name, string>> = {};
  while (r.remaining > 0) {
    const one = r.sub(Math.max(r.uint32() - 4, 0));
    const codePoint = one.uint16();
    const name = (Object.keys(codePoints) as Name[]).find(known => codePoints[known] === codePoint);
    const text = name === 'label' ? textCharset(one.uint16(), one) : one.charset;
    if (name !== undefined) names[name] = text.decode(one.bytes, one.skip(one.remaining), one.end);
  }
  return names;
}

function write(w: Writer, columns: readonly ExtendedColumn[]): void {
  const start = w.length;
  w.uint32(columns.length);
  w.fill(6, 0);
  for (const { updatable, searchable, attributes } of columns) {
    w.uint8(updatable);
    w.uint8(searchable);
    w.uint16(attributes);
    w.fill(12, 0);
  }
  for (const [i, column] of columns.entries()) {
    const at = w.length;
    for (const [name, codePoint] of Object.entries(codePoints)) {
      const value = column[name as Name];
      if (value === undefined) continue;
      const label = name === 'label';
      const encoded = w.charset.encode(value);
      w.uint32(encoded.length + partOverhead + (label ? 2 : 0));
      w.uint16(codePoint);
      if (label) w.uint16(w.charset.ccsid);
      w.bytes(encoded);
    }
    const entry = start + headerSize + i * entrySize;
    w.patchUint32(entry + 4, at - start + partOverhead);
    w.patchUint32(entry + 8, w.length - at);
  }
}

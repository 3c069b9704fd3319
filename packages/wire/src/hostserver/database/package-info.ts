import { Reader } from '../../bytes.ts';
import { charset } from '../../ccsid/index.ts';
import { WireError } from '../../errors.ts';
import { bytes, char, type Field, layout, reserved, uint8, uint16, uint32 } from '../../message/index.ts';

/** A statement of a package. Formats are images of an SQLDA; undefined where there is none. */
export interface PackagedStatement {
  readonly needsDefaultCollection: boolean;
  readonly type: number;
  readonly name: string;
  readonly text: string;
  readonly format?: Uint8Array | undefined;
  readonly markers?: Uint8Array | undefined;
}

export interface PackageInfo {
  /** Of the statement texts. */
  readonly ccsid: number;
  readonly defaultCollection: string;
  readonly statements: readonly PackagedStatement[];
}

const header = layout({
  total: uint32(),
  ccsid: uint16(),
  defaultCollection: char(18),
  statements: uint16(),
  reserved: reserved(16),
});
const entry = layout({
  needsDefaultCollection: uint8(),
  type: uint16(),
  name: char(18),
  reserved: reserved(19),
  formatAt: uint32(),
  formatLength: uint32(),
  textAt: uint32(),
  textLength: uint32(),
  markersAt: uint32(),
  markersLength: uint32(),
});
const headerSize = 42;
const entrySize = 64;
/** Offsets count from the LL of the part. */
const partOverhead = 6;

/**
 * 380B: total length u4, CCSID u2, default collection e18, statements u2, reserved 16; 64 bytes per statement: needs the default collection
 * u1, type u2, name e18, reserved 19, then where its format, text and marker format begin (from the LL of the part) and how long they are.
 * Source: JTOpen `DBReplyPackageInfo.java`.
 */
export const packageInfo: Field<PackageInfo> = {
  type: 'packageInfo',
  size: undefined,
  note: 'the statements of a package with their formats',
  read(r) {
    const start = r.position;
    const { ccsid, defaultCollection, statements: count } = header.read(r);
    if (count * entrySize > r.remaining)
      throw new WireError('bad-length', `${count} statements in ${r.remaining} bytes`);
    const piece = (at: number, length: number): Buffer | undefined => {
      if (length === 0 || length === partOverhead) return undefined;
      const from = start - partOverhead + at;
      if (from < start || from + length > r.end)
        throw new WireError('bad-length', `${length} bytes at ${at} of a package`);
      return new Reader(r.bytes, r.charset, from, from + length).rest();
    };
    const statements: PackagedStatement[] = [];
    for (let i = 0; i < count; i++) {
      const one = entry.read(r);
      statements.push({
        needsDefaultCollection: one.needsDefaultCollection === 1,
        type: one.type,
        name: one.name,
        text: charset(ccsid).decode(piece(one.textAt, one.textLength) ?? Buffer.alloc(0)),
        format: piece(one.formatAt, one.formatLength),
        markers: piece(one.markersAt, one.markersLength),
      });
    }
    r.skip(r.remaining);
    return { ccsid, defaultCollection, statements };
  },
  write(w, { ccsid, defaultCollection, statements }) {
    const start = w.length;
    header.write(w, { total: 0, ccsid, defaultCollection, statements: statements.length });
    let at = headerSize + entrySize * statements.length + partOverhead;
    const pieces: Uint8Array[] = [];
    const place = (data: Uint8Array | undefined): [number, number] => {
      if (data === undefined || data.length === 0) return [0, 0];
      pieces.push(data);
      at += data.length;
      return [at - data.length, data.length];
    };
    for (const { needsDefaultCollection, type, name, text, format, markers } of statements) {
      const [[formatAt, formatLength], [textAt, textLength], [markersAt, markersLength]] = [
        place(format),
        place(charset(ccsid).encode(text)),
        place(markers),
      ] as [[number, number], [number, number], [number, number]];
      const where = { formatAt, formatLength, textAt, textLength, markersAt, markersLength };
      entry.write(w, { needsDefaultCollection: needsDefaultCollection ? 1 : 0, type, name, ...where });
    }
    for (const one of pieces) bytes().write(w, one);
    w.patchUint32(start, w.length - start);
  },
  show: ({ statements }) => `${statements.length} statements`,
};

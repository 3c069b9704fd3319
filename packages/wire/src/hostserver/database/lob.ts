import { WireError } from '../../errors.ts';
import type { Field } from '../../message/index.ts';
import { codepoint, required } from '../codepoint.ts';
import { ServerId } from '../header.ts';
import { parts } from './codepoints.ts';
import { request } from './request.ts';

const source = 'DBSQLRequestDS.java, JDLobLocator.java';

/** A piece of a large object. `length` counts characters of a DBCLOB, bytes of the others. */
export interface LobData {
  readonly ccsid: number;
  readonly length: number;
  readonly data: Uint8Array;
}

const doubleByte = new Set([1200, 13488]);

/** CCSID u2, length u4, data. JTOpen's parts may be longer than their data. Source: JTOpen `DBLobData.java`. */
export const lobData: Field<LobData> = {
  type: '{ ccsid: uint16, length: uint32, data: bytes }',
  size: undefined,
  note: 'CCSID 65535 for bytes; length in characters for a DBCLOB',
  read(r) {
    const [ccsid, length] = [r.uint16(), r.uint32()];
    const size = doubleByte.has(ccsid) ? 2 * length : length;
    if (size > r.remaining && length > r.remaining) {
      throw new WireError('truncated', `a piece of ${size} bytes, ${r.remaining} are there`);
    }
    const data = r.take(Math.min(size, r.remaining));
    r.skip(r.remaining);
    return { ccsid, length, data };
  },
  write(w, { ccsid, length, data }) {
    w.uint16(ccsid);
    w.uint32(length);
    w.bytes(data);
  },
  show: ({ length }) => `${length} long`,
};

/** How long a large object is: length of the length u2, then 0, 4 or 8 bytes. */
export const lobLength: Field<bigint | undefined> = {
  type: 'uint16-prefixed uint32 or uint64',
  size: undefined,
  note: 'nothing when it is not known',
  read(r) {
    const size = r.uint16();
    if (size === 0) return undefined;
    if (size !== 4 && size !== 8) throw new WireError('bad-length', `a length of ${size} bytes`);
    return size === 4 ? BigInt(r.uint32()) : r.uint64();
  },
  write(w, value) {
    if (value === undefined) w.uint16(0);
    else if (value <= 0xffff_ffffn) {
      w.uint16(4);
      w.uint32(Number(value));
    } else {
      w.uint16(8);
      w.uint64(value);
    }
  },
  show: String,
};

export const RetrieveLob = request(
  ServerId.database,
  0x1816,
  'Asks for a piece of a large object, or for its length alone. Answered by Reply.',
  source,
  {
    locator: parts.locator,
    requestedSize: parts.requestedSize,
    startOffset: parts.startOffset,
    compression: parts.compression,
    returnLength: parts.returnLength,
    columnIndex: parts.columnIndex,
  },
);

export const WriteLob = request(
  ServerId.database,
  0x1817,
  'Write a piece of a large object. Answered by Reply.',
  source,
  {
    locator: parts.locator,
    requestedSize: parts.requestedSize,
    startOffset: parts.startOffset,
    compression: parts.compression,
    truncate: parts.truncate,
    data: codepoint(0x381d, lobData),
  },
);

export const FreeLob = request(
  ServerId.database,
  0x1819,
  'The client needs a large object no longer. Answered by Reply.',
  source,
  { locator: required(parts.locator.codePoint, parts.locator.field) },
);

import { WireError } from '../../errors.ts';
import type { Field } from '../../message/index.ts';

/** Name of a transaction that several resource managers share. */
export interface Xid {
  readonly format: number;
  /** At most 64 bytes. */
  readonly global: Uint8Array;
  /** At most 64 bytes. */
  readonly branch: Uint8Array;
}

const dataSize = 128;
const largest = 64;

/** Format i4, both lengths u4, then both ids in 128 bytes. Source: JTOpen `AS400JDBCXid.java`. */
export const xid: Field<Xid> = {
  type: 'xid',
  size: 140,
  note: 'format i4, length of global id u4, length of branch qualifier u4, both in 128 bytes',
  read(r) {
    const [format, globalLength, branchLength] = [r.int32(), r.uint32(), r.uint32()];
    if (globalLength > largest || branchLength > largest) {
      throw new WireError('bad-length', `an xid of ${globalLength} and ${branchLength} bytes`);
    }
    // Clients send no more of the 128 bytes than they fill.
    const data = r.take(Math.min(dataSize, r.remaining));
    if (globalLength + branchLength > data.length) throw new WireError('truncated', 'an xid longer than its part');
    return {
      format,
      global: data.subarray(0, globalLength),
      branch: data.subarray(globalLength, globalLength + branchLength),
    };
  },
  write(w, { format, global, branch }) {
    if (global.length > largest || branch.length > largest) {
      throw new WireError('value-too-long', `an xid of ${global.length} and ${branch.length} bytes`);
    }
    w.int32(format);
    w.uint32(global.length);
    w.uint32(branch.length);
    w.bytes(global);
    w.bytes(branch);
    w.fill(dataSize - global.length - branch.length, 0);
  },
  show: ({ format, global, branch }) =>
    `${format}:${Buffer.from(global).toString('hex')}:${Buffer.from(branch).toString('hex')}`,
};

/** 38A1 of a reply: count u4, reserved 4, the xids. Source: JTOpen `DBReplyXids.java`. */
export const xids: Field<Xid[]> = {
  type: 'uint32-counted xid',
  size: undefined,
  note: 'branches in doubt',
  read(r) {
    const count = r.uint32();
    r.skip(4);
    const list: Xid[] = [];
    for (let i = 0; i < count; i++) list.push(xid.read(r));
    return list;
  },
  write(w, list) {
    w.uint32(list.length);
    w.uint32(0);
    for (const one of list) xid.write(w, one);
  },
  show: list => `[${list.map(xid.show).join(', ')}]`,
};

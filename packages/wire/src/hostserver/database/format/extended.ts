import { WireError } from '../../../errors.ts';
import type { Field } from '../../../message/index.ts';
import type { ColumnFormat, DataFormat } from './column.ts';
import { nameSize, readName, showFormat, writeName } from './name.ts';

const entrySize = 64;

/**
 * 380C and 380D, and 381E of a descriptor.
 *
 *   0  token u4, fields u4, reserved 4, record size u4; 64 bytes per field from 16: length of the entry u2, type u2, length u4, scale u2,
 *      precision u2, CCSID u2, direction u1, reserved 2, locator u4, reserved 5, length of a large object u4, name length u2, name CCSID u2,
 *      name 30
 *
 * Source: JTOpen `DBExtendedDataFormat.java`.
 */
export function extendedFormat(note?: string): Field<DataFormat> {
  return {
    type: 'extendedFormat',
    size: undefined,
    note,
    read(r) {
      const [token, count] = [r.uint32(), r.uint32()];
      r.skip(4);
      const recordSize = r.uint32();
      if (count * entrySize > r.remaining) {
        throw new WireError('bad-length', `${count} fields need ${count * entrySize} bytes, ${r.remaining} are there`);
      }
      const columns: ColumnFormat[] = [];
      for (let i = 0; i < count; i++) {
        const entry = r.sub(entrySize);
        entry.skip(2);
        const [type, length, scale, precision] = [entry.uint16(), entry.uint32(), entry.uint16(), entry.uint16()];
        const [ccsid, direction] = [entry.uint16(), entry.uint8()];
        entry.skip(2);
        const locator = entry.uint32();
        entry.skip(5);
        const lobMaximum = entry.uint32();
        const name = readName(entry);
        columns.push({ type, length, scale, precision, ccsid, direction, name, locator, lobMaximum });
      }
      return { token, recordSize, columns };
    },
    write(w, { token, recordSize, columns }) {
      w.uint32(token);
      w.uint32(columns.length);
      w.uint32(0);
      w.uint32(recordSize);
      for (const { type, length, scale, precision, ccsid, direction, name, locator, lobMaximum } of columns) {
        w.uint16(entrySize);
        w.uint16(type);
        w.uint32(length);
        w.uint16(scale);
        w.uint16(precision);
        w.uint16(ccsid);
        w.uint8(direction);
        w.fill(2, 0);
        w.uint32(locator ?? 0);
        w.fill(5, 0);
        w.uint32(lobMaximum ?? 0);
        writeName(w, name, nameSize);
      }
    },
    show: showFormat,
  };
}

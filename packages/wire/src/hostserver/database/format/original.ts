import { WireError } from '../../../errors.ts';
import type { Field } from '../../../message/index.ts';
import type { ColumnFormat, DataFormat } from './column.ts';
import { nameSize, readName, showFormat, writeName } from './name.ts';

const entrySize = 54;

/**
 * 3805 and 3808, and 3801 of a descriptor: the format of clients that ask for no other.
 *
 *   0  token u4, fields u2, record size u2; 54 bytes per field from 8: length of the entry u2, type u2, length u2, scale u2, precision u2,
 *      CCSID u2, direction u1, reserved 7, name length u2, name CCSID u2, name 30
 *
 * Source: JTOpen `DBOriginalDataFormat.java`.
 */
export function originalFormat(note?: string): Field<DataFormat> {
  return {
    type: 'originalFormat',
    size: undefined,
    note,
    read(r) {
      const [token, count, recordSize] = [r.uint32(), r.uint16(), r.uint16()];
      if (count * entrySize > r.remaining) {
        throw new WireError('bad-length', `${count} fields need ${count * entrySize} bytes, ${r.remaining} are there`);
      }
      const columns: ColumnFormat[] = [];
      for (let i = 0; i < count; i++) {
        const entry = r.sub(entrySize);
        entry.skip(2);
        const [type, length, scale, precision] = [entry.uint16(), entry.uint16(), entry.uint16(), entry.uint16()];
        const [ccsid, direction] = [entry.uint16(), entry.uint8()];
        entry.skip(7);
        columns.push({ type, length, scale, precision, ccsid, direction, name: readName(entry) });
      }
      return { token, recordSize, columns };
    },
    write(w, { token, recordSize, columns }) {
      w.uint32(token);
      w.uint16(columns.length);
      w.uint16(recordSize);
      for (const { type, length, scale, precision, ccsid, direction, name } of columns) {
        w.uint16(entrySize);
        w.uint16(type);
        w.uint16(length);
        w.uint16(scale);
        w.uint16(precision);
        w.uint16(ccsid);
        w.uint8(direction);
        w.fill(7, 0);
        writeName(w, name, nameSize);
      }
    },
    show: showFormat,
  };
}

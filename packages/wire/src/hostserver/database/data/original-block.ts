import { WireError } from '../../../errors.ts';
import type { Field } from '../../../message/index.ts';
import type { DataBlock } from './block.ts';

/**
 * 3806 and 3811: token u4, rows u4, columns u2, indicator size u2, row size u2; indicators, rows. Source: JTOpen `DBOriginalData.java`.
 */
export const originalDataBlock: Field<DataBlock> = {
  type: '{ token: uint32, rowCount: uint32, columnCount: uint16, indicatorSize: uint16, rowSize: uint16, data: bytes }',
  size: undefined,
  note: 'rows in the original layout',
  read(r) {
    const [token, rowCount, columnCount] = [r.uint32(), r.uint32(), r.uint16()];
    const [indicatorSize, rowSize] = [r.uint16(), r.uint16()];
    const needed = rowCount * (columnCount * indicatorSize + rowSize);
    if (needed > r.remaining) {
      throw new WireError('bad-length', `${rowCount} rows need ${needed} bytes, ${r.remaining} are there`);
    }
    return { token, rowCount, columnCount, indicatorSize, variable: false, rowSize, data: r.rest() };
  },
  write(w, { token, rowCount, columnCount, indicatorSize, rowSize, data }) {
    w.uint32(token);
    w.uint32(rowCount);
    w.uint16(columnCount);
    w.uint16(indicatorSize);
    w.uint16(rowSize);
    w.bytes(data);
  },
  show: ({ rowCount, columnCount }) => `${rowCount} rows of ${columnCount}`,
};

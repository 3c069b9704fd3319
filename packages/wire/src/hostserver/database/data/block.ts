import { WireError } from '../../../errors.ts';
import type { Field } from '../../../message/index.ts';

/**
 * Rows on the wire: parameter values (381F) or a result (380E). `data` holds all indicators, row by row, then the rows.
 * Source: JTOpen `DBExtendedData.java`.
 */
export interface DataBlock {
  readonly token: number;
  readonly rowCount: number;
  readonly columnCount: number;
  /** Bytes of an indicator: 2, or 0 when there are none. */
  readonly indicatorSize: number;
  /** Parameters only: variable-length fields are cut to their length and rows follow each other without a table. */
  readonly variable?: boolean | undefined;
  /** Bytes of a row when nothing is cut. */
  readonly rowSize: number;
  readonly data: Uint8Array;
}

const variableBit = 0x8000_0000;

/** Bytes in front of `data`. */
export const blockHeaderSize = 20;

/** Rows of a reply that are cut have a table with an entry of so many bytes for each. */
const tableEntry = 4;

/** `mayBeCut`: of replies, whose template says whether their rows are cut. */
export function dataBlock(note?: string, mayBeCut = false): Field<DataBlock> {
  return {
    type: '{ token: uint32, rowCount: uint32, columnCount: uint16, indicatorSize: uint16, flags: uint32, rowSize: uint32, data: bytes }',
    size: undefined,
    note,
    read(r) {
      const [token, rowCount, columnCount, indicatorSize] = [r.uint32(), r.uint32(), r.uint16(), r.uint16()];
      const variable = (r.uint32() & variableBit) !== 0;
      const rowSize = r.uint32();
      const indicators = rowCount * columnCount * indicatorSize;
      const least = variable ? 0 : mayBeCut ? Math.min(rowSize, tableEntry) : rowSize;
      const needed = indicators + rowCount * least;
      if (needed > r.remaining) {
        throw new WireError('bad-length', `${rowCount} rows need ${needed} bytes, ${r.remaining} are there`);
      }
      return { token, rowCount, columnCount, indicatorSize, variable, rowSize, data: r.rest() };
    },
    write(w, { token, rowCount, columnCount, indicatorSize, variable, rowSize, data }) {
      w.uint32(token);
      w.uint32(rowCount);
      w.uint16(columnCount);
      w.uint16(indicatorSize);
      w.uint32(variable === true ? variableBit : 0);
      w.uint32(rowSize);
      w.bytes(data);
    },
    show: ({ rowCount, columnCount }) => `${rowCount} rows of ${columnCount}`,
  };
}

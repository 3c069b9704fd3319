import { type Charset, charset } from '../../../ccsid/index.ts';
import { WireError } from '../../../errors.ts';
import type { ColumnFormat } from '../format/column.ts';
import type { DataBlock } from './block.ts';
import { codecOf } from './codec.ts';
import { indicated, indicatorOf, type Value, type ValueInput } from './value.ts';

/** Reads and writes the rows of one format. Made once per format: see `rowCodec`. */
export interface RowCodec {
  /** Bytes of a row that is not cut. */
  readonly rowSize: number;
  /** Hands over row after row. `cut`: the rows of a result are cut to their length, as the reply says. Throws WireError. */
  read(block: DataBlock, deliver: (row: Value[]) => void, cut?: boolean): void;
  readAll(block: DataBlock, cut?: boolean): Value[][];
  /** A block for these rows. `variable`: parameters with their fields cut. */
  write(
    rows: readonly (readonly ValueInput[])[],
    options?: { readonly token?: number; readonly variable?: boolean },
  ): DataBlock;
}

const defaultText = charset(37);
const indicatorSize = 2;

/** Compiles a format. `text` is the CCSID of the job. Throws WireError or CcsidError for columns that cannot be. */
export function rowCodec(columns: readonly ColumnFormat[], text: Charset = defaultText): RowCodec {
  const codecs = columns.map(column => codecOf(column, text));
  const count = codecs.length;
  const rowSize = codecs.reduce((sum, { size }) => sum + size, 0);

  function readRow(
    bytes: Buffer,
    start: number,
    end: number,
    indicators: number,
    width: number,
    cut: boolean,
  ): Value[] {
    const row: Value[] = new Array(count);
    let at = start;
    for (let i = 0; i < count; i++) {
      const codec = codecs[i]!;
      const size = cut && codec.used !== undefined && at + 2 <= end ? codec.used(bytes, at) : codec.size;
      if (at + size > end) throw new WireError('truncated', `a row ends inside column ${i + 1} of ${count}`);
      const nothing = width === 0 ? undefined : indicated(bytes.readInt16BE(indicators + i * width));
      row[i] = nothing === undefined ? codec.read(bytes, at) : nothing;
      at += size;
    }
    return row;
  }

  function rowEnd(bytes: Buffer, start: number): number {
    let at = start;
    for (const codec of codecs) {
      at += codec.used !== undefined && at + 2 <= bytes.length ? codec.used(bytes, at) : codec.size;
    }
    return at;
  }

  function read(block: DataBlock, deliver: (row: Value[]) => void, cut = false): void {
    if (block.columnCount !== count) {
      throw new WireError('bad-value', `rows of ${block.columnCount} columns for a format of ${count}`);
    }
    const { rowCount, indicatorSize: width } = block;
    if (width !== 0 && width !== indicatorSize) throw new WireError('bad-value', `indicators of ${width} bytes`);
    const bytes = Buffer.from(block.data.buffer, block.data.byteOffset, block.data.length);
    const rows = rowCount * count * width;
    if (rows > bytes.length)
      throw new WireError('truncated', `${rowCount} rows of indicators in ${bytes.length} bytes`);
    let next = rows;
    for (let row = 0; row < rowCount; row++) {
      const indicators = row * count * width;
      if (cut) {
        const table = rows + uint32(bytes, rows);
        const start = rows + uint32(bytes, table + 4 * row);
        deliver(readRow(bytes, start, bytes.length, indicators, width, true));
      } else if (block.variable === true) {
        const end = rowEnd(bytes, next);
        deliver(readRow(bytes, next, Math.min(end, bytes.length), indicators, width, true));
        next = end;
      } else {
        const start = rows + row * block.rowSize;
        deliver(readRow(bytes, start, Math.min(start + block.rowSize, bytes.length), indicators, width, false));
      }
    }
  }

  return {
    rowSize,
    read,
    readAll(block, cut) {
      const rows: Value[][] = [];
      read(block, row => rows.push(row), cut);
      return rows;
    },
    write(rows, { token = 0, variable = false } = {}) {
      const start = rows.length * count * indicatorSize;
      const data = Buffer.alloc(start + rows.length * rowSize);
      let at = start;
      for (const [r, row] of rows.entries()) {
        if (row.length !== count)
          throw new WireError('bad-value', `${row.length} values for ${count} columns`, 'caller');
        for (let i = 0; i < count; i++) {
          const codec = codecs[i]!;
          const value = row[i];
          const indicator = indicatorOf(value);
          data.writeInt16BE(indicator, (r * count + i) * indicatorSize);
          if (indicator === 0) codec.write(data, at, value as Exclude<ValueInput, null | undefined | symbol>);
          else if (codec.filler !== undefined) data.set(codec.filler, at);
          at += variable && codec.used !== undefined ? codec.used(data, at) : codec.size;
        }
      }
      return {
        token,
        rowCount: rows.length,
        columnCount: count,
        indicatorSize,
        variable,
        rowSize,
        data: data.subarray(0, at),
      };
    },
  };
}

function uint32(bytes: Buffer, at: number): number {
  if (at + 4 > bytes.length) throw new WireError('truncated', `the table of rows ends at ${bytes.length}`);
  return bytes.readUInt32BE(at);
}

/**
 * Rows in the layout of a reply whose rows are cut to their length: behind the indicators where the table of rows begins u4, rows u4; the
 * rows; the table, a u4 per row. Offsets count from the first of these words.
 */
export function cutRows(
  columns: readonly ColumnFormat[],
  rows: readonly (readonly ValueInput[])[],
  text: Charset = defaultText,
): DataBlock {
  const block = rowCodec(columns, text).write(rows, { variable: true });
  const indicators = rows.length * columns.length * indicatorSize;
  const codecs = columns.map(column => codecOf(column, text));
  const packed = Buffer.from(block.data.buffer, block.data.byteOffset + indicators, block.data.length - indicators);
  const header = Buffer.alloc(8);
  const table = Buffer.alloc(4 * rows.length);
  header.writeUInt32BE(header.length + packed.length, 0);
  header.writeUInt32BE(rows.length, 4);
  let at = 0;
  for (let row = 0; row < rows.length; row++) {
    table.writeUInt32BE(header.length + at, 4 * row);
    for (const codec of codecs) at += codec.used?.(packed, at) ?? codec.size;
  }
  return {
    ...block,
    variable: false,
    data: Buffer.concat([block.data.subarray(0, indicators), header, packed, table]),
  };
}

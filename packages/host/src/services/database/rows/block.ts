import type { ColumnFormat, DataBlock } from '@bigiron/wire/hostserver/database/index';
import type { ResultColumn, RowSink } from '../../../database/room.ts';
import { unmappable, type ValueEncoder } from '../encoders/encoder.ts';
import { columnEncoder, type RowContext } from './column.ts';

const indicatorSize = 2;
/** Fields shorter than this are not worth a table of rows. */
const worthCutting = 64;
/** What a field that may be cut is expected to hold before the first rows have been seen. */
const expectedVarying = 24;
const maximumRows = 32_767;
const cutHeaderSize = 8;

/** Collects the rows of one reply: straight from PostgreSQL's messages into the bytes that are sent. */
export class RowBlock {
  readonly columns: readonly ColumnFormat[];
  readonly rowSize: number;
  readonly #encoders: readonly ValueEncoder[];
  readonly #fixedSize: number;
  readonly #mayCut: boolean;
  /** All indicators, then the rows. Kept from reply to reply. */
  #buffer = Buffer.alloc(0);
  #capacity = 0;
  #rows = 0;
  #cut = false;
  /** Where the first row is, and where the next one goes. */
  #first = 0;
  #end = 0;
  #starts: number[] = [];
  /** Bytes of a row that is cut, as rows have been so far. */
  #average: number;

  constructor(columns: readonly ResultColumn[], formats: readonly ColumnFormat[], context: RowContext) {
    this.columns = formats;
    this.#encoders = columns.map((column, i) => columnEncoder(column, formats[i] as ColumnFormat, context));
    this.rowSize = this.#encoders.reduce((sum, { size }) => sum + size, 0);
    this.#mayCut = this.#encoders.some(({ size, varying }) => varying && size >= worthCutting);
    this.#fixedSize = this.#encoders.reduce((sum, { size, varying }) => (varying ? sum : sum + size), 0);
    this.#average = this.#encoders.reduce(
      (sum, { size, varying }) => sum + (varying ? Math.min(size, expectedVarying) : size),
      0,
    );
  }

  /** How many rows a buffer of the client takes: at least one. */
  rowsIn(bytes: number, mayCut: boolean): number {
    const indicators = this.#encoders.length * indicatorSize;
    const row = mayCut && this.#mayCut ? Math.max(this.#average, this.#fixedSize) + 4 : this.rowSize;
    return Math.max(1, Math.min(maximumRows, Math.floor(bytes / (row + indicators))));
  }

  /** Makes room for at most `rows` rows. `mayCut`: the client reads rows that are cut to their length. */
  begin(rows: number, mayCut: boolean): void {
    this.#capacity = Math.min(rows, maximumRows);
    this.#rows = 0;
    this.#cut = mayCut && this.#mayCut;
    this.#first = this.#capacity * this.#encoders.length * indicatorSize + (this.#cut ? cutHeaderSize : 0);
    this.#end = this.#first;
    this.#starts = [];
    const wanted = this.#first + (this.#cut ? this.rowSize : this.rowSize * Math.min(this.#capacity, 4096));
    if (this.#buffer.length < wanted) this.#buffer = Buffer.alloc(wanted);
  }

  readonly sink: RowSink = (bytes, start) => {
    if (this.#end + this.rowSize > this.#buffer.length) this.#grow();
    const buffer = this.#buffer;
    const encoders = this.#encoders;
    const count = encoders.length;
    let indicator = this.#rows * count * indicatorSize;
    let at = this.#end;
    let from = start + 2;
    if (this.#cut) this.#starts.push(at - this.#first + cutHeaderSize);
    for (let i = 0; i < count; i++, indicator += indicatorSize) {
      const { encode, size, varying } = encoders[i]!;
      const length = (bytes[from]! << 24) | (bytes[from + 1]! << 16) | (bytes[from + 2]! << 8) | bytes[from + 3]!;
      from += 4;
      let written = unmappable;
      if (length >= 0) {
        written = encode(bytes, from, from + length, buffer, at);
        from += length;
      }
      if (written === unmappable) {
        buffer[indicator] = 0xff;
        buffer[indicator + 1] = length < 0 ? 0xff : 0xfe;
        if (this.#cut && varying) {
          buffer[at] = 0;
          buffer[at + 1] = 0;
          written = 2;
        }
      } else {
        buffer[indicator] = 0;
        buffer[indicator + 1] = 0;
      }
      at += this.#cut && varying ? written : size;
    }
    this.#end = at;
    this.#rows++;
  };

  /** The rows since `begin`. Valid until the next `begin`. */
  finish(token: number): { readonly block: DataBlock; readonly cut: boolean } {
    const count = this.#encoders.length;
    const indicators = this.#rows * count * indicatorSize;
    const header = this.#cut ? cutHeaderSize : 0;
    const rowBytes = this.#end - this.#first;
    const data = this.#buffer;
    if (this.#rows < this.#capacity) data.copyWithin(indicators + header, this.#first, this.#end);
    let end = indicators + header + rowBytes;
    let bytes = data;
    if (this.#cut) {
      const table = this.#starts.length * 4;
      if (end + table > data.length) {
        bytes = Buffer.alloc(end + table);
        data.copy(bytes, 0, 0, end);
        this.#buffer = bytes;
      }
      bytes.writeUInt32BE(header + rowBytes, indicators);
      bytes.writeUInt32BE(this.#rows, indicators + 4);
      for (let row = 0, at = end; row < this.#rows; row++, at += 4)
        bytes.writeUInt32BE(this.#starts[row] as number, at);
      end += table;
      if (this.#rows > 0) this.#average = Math.ceil(rowBytes / this.#rows);
    }
    return {
      block: {
        token,
        rowCount: this.#rows,
        columnCount: count,
        indicatorSize,
        rowSize: this.rowSize,
        data: bytes.subarray(0, end),
      },
      cut: this.#cut,
    };
  }

  #grow(): void {
    const grown = Buffer.alloc(Math.max(this.#buffer.length * 2, this.#end + this.rowSize));
    this.#buffer.copy(grown, 0, 0, this.#end);
    this.#buffer = grown;
  }
}

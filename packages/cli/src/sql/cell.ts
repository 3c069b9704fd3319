import { Buffer } from 'node:buffer';
import { type Column, Decimal, type SqlValue } from '@bigiron/client';

/** A value that is wholly here. */
export type Cell = Exclude<SqlValue, object> | Decimal | Buffer;

/** Reads what large objects left with the host. */
export async function cellOf(value: SqlValue, { type }: Column): Promise<Cell> {
  if (typeof value !== 'object' || value === null || value instanceof Decimal || Buffer.isBuffer(value)) return value;
  return type === 'BLOB' ? value.bytes() : value.text();
}

/** Cells of a row; those of CHAR without the blanks at their end, which mean nothing in SQL. */
export async function cellsOf(values: readonly SqlValue[], columns: readonly Column[]): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const [index, value] of values.entries()) {
    const column = columns[index] as Column;
    const cell = typeof value === 'object' && value !== null ? await cellOf(value, column) : (value as Cell);
    cells.push(typeof cell === 'string' && isFixed(column) ? cell.trimEnd() : cell);
  }
  return cells;
}

function isFixed({ type }: Column): boolean {
  return type === 'CHAR' || type === 'GRAPHIC';
}

/** As tables and CSV show it: bytes in hexadecimal; undefined for NULL and for what could not be computed. */
export function cellText(cell: Cell): string | undefined {
  if (cell === null || cell === undefined) return undefined;
  return Buffer.isBuffer(cell) ? cell.toString('hex').toUpperCase() : String(cell);
}

/** JSON of a cell. Numbers have all their digits, which JavaScript's own may not hold. */
export function cellJson(cell: Cell): string {
  if (cell === null || cell === undefined) return 'null';
  if (typeof cell === 'bigint' || cell instanceof Decimal) return cell.toString();
  if (typeof cell === 'number') return Number.isFinite(cell) ? JSON.stringify(cell) : JSON.stringify(String(cell));
  return JSON.stringify(Buffer.isBuffer(cell) ? cell.toString('hex').toUpperCase() : cell);
}

export function rowJson(cells: readonly Cell[], columns: readonly Column[]): string {
  return `{${cells.map((cell, index) => `${JSON.stringify(columns[index]?.name)}:${cellJson(cell)}`).join(',')}}`;
}

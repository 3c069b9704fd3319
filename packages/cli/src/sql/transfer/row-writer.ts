import type { Column } from '@bigiron/client';
import { type Cell, cellText, rowJson } from '../cell.ts';
import { csvLine } from '../output/csv.ts';

/** Turns rows into what a file of some format holds. */
export interface RowWriter {
  /** What stands in front of the rows. */
  readonly head: string | Uint8Array;
  row(cells: readonly Cell[]): string | Uint8Array;
  /** What stands behind them. */
  readonly tail: string | Uint8Array;
}

export function csvWriter(columns: readonly Column[]): RowWriter {
  return {
    head: `${csvLine(columns.map(({ name }) => name))}\n`,
    row: cells => `${csvLine(cells.map(cellText))}\n`,
    tail: '',
  };
}

/** One list of objects, or, for `.jsonl`, an object on each line. */
export function jsonWriter(columns: readonly Column[], lines: boolean): RowWriter {
  let first = true;
  return {
    head: lines ? '' : '[\n',
    row(cells) {
      const text = rowJson(cells, columns);
      if (lines) return `${text}\n`;
      const before = first ? '' : ',\n';
      first = false;
      return before + text;
    },
    tail: lines ? '' : '\n]\n',
  };
}

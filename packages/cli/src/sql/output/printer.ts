import type { Column } from '@bigiron/client';
import type { Cell } from '../cell.ts';

/** Prints a result, line by line. */
export interface Printer {
  begin(columns: readonly Column[]): void;
  row(cells: readonly Cell[]): void;
  /** After the last row, with how many there were. */
  end(count: number): void;
  /** What a statement without a result did. */
  done(text: string, facts: Readonly<Record<string, unknown>>): void;
}

export type Line = (text: string) => void;

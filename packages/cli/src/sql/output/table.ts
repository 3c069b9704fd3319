import type { Column } from '@bigiron/client';
import { type Cell, cellText } from '../cell.ts';
import type { Line, Printer } from './printer.ts';

/** So many rows decide how wide columns are; longer values further down stick out. */
const measured = 500;

const numeric = /^(SMALLINT|INTEGER|BIGINT|DECIMAL|NUMERIC|REAL|DOUBLE|DECFLOAT)/;

/** A table for a person to read. NULL is shown as `-`. */
export function tablePrinter(line: Line): Printer {
  let columns: readonly Column[] = [];
  let rows: string[][] = [];
  let widths: number[] | undefined;

  const print = (row: readonly string[]) => {
    const padded = row.map((text, index) => {
      const width = widths?.[index] ?? 0;
      return numeric.test(columns[index]?.type ?? '') ? fillStart(text, width) : fillEnd(text, width);
    });
    line(padded.join('  ').trimEnd());
  };
  const flush = () => {
    const names = columns.map(({ name }) => name);
    widths = names.map((name, index) => Math.max(...[name, ...rows.map(row => row[index] ?? '')].map(widthOf)));
    line(
      names
        .map((name, index) => fillEnd(name, widths?.[index] ?? 0))
        .join('  ')
        .trimEnd(),
    );
    line(widths.map(width => '-'.repeat(width)).join('  '));
    rows.forEach(print);
    rows = [];
  };
  return {
    begin(described) {
      columns = described;
      rows = [];
      widths = undefined;
    },
    row(cells) {
      const row = cells.map(shown);
      if (widths !== undefined) return print(row);
      rows.push(row);
      if (rows.length === measured) flush();
    },
    end(count) {
      if (widths === undefined) flush();
      line(`(${count} ${count === 1 ? 'row' : 'rows'})`);
    },
    done: text => line(text),
  };
}

/** On one line, whatever is in it. */
function shown(cell: Cell): string {
  return cellText(cell)?.replace(/[\p{Cc}]/gu, ' ') ?? '-';
}

/** Columns of a terminal: East Asian characters take two. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
      character,
    )
      ? 2
      : 1;
  return width;
}

function fillEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

function fillStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}

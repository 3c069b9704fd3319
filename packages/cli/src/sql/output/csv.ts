import type { Column } from '@bigiron/client';
import { cellText } from '../cell.ts';
import type { Line, Printer } from './printer.ts';

/** CSV (RFC 4180) with a line of names. NULL is nothing at all, an empty string is `""`. */
export function csvPrinter(line: Line): Printer {
  return {
    begin: columns => line(csvLine(columns.map(({ name }: Column) => name))),
    row: cells => line(csvLine(cells.map(cellText))),
    end() {},
    done() {},
  };
}

export function csvLine(fields: readonly (string | undefined)[]): string {
  return fields.map(field).join(',');
}

function field(text: string | undefined): string {
  if (text === undefined) return '';
  return text === '' || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import type { Column } from '@bigiron/client';
import { rowJson } from '../cell.ts';
import type { Line, Printer } from './printer.ts';

/** A row is an object on a line of its own. */
export function jsonPrinter(line: Line): Printer {
  let columns: readonly Column[] = [];
  return {
    begin(described) {
      columns = described;
    },
    row: cells => line(rowJson(cells, columns)),
    end() {},
    done: (_text, facts) => line(JSON.stringify(facts)),
  };
}

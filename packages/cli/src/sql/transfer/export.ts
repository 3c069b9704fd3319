import { writeFile } from 'node:fs/promises';
import type { Column, SqlConnection } from '@bigiron/client';
import { isQuery } from '@bigiron/client/sql/statement-type';
import { type Call, UsageError } from '../../command.ts';
import { cellsOf } from '../cell.ts';
import { fixedWriter } from './fixed/codec.ts';
import { layoutOf } from './fixed/layout.ts';
import { fieldsFile, formatOf, isTableName, recordCcsid } from './formats.ts';
import { Progress } from './progress.ts';
import { csvWriter, jsonWriter, type RowWriter } from './row-writer.ts';
import { openTarget, type Target } from './target.ts';

/** Writes the rows of a table or a query to a file. */
export async function exportRows(sql: SqlConnection, source: string, file: string, call: Call): Promise<void> {
  const table = isTableName(source);
  if (!table && !isQuery(source)) throw new UsageError(`${source} is neither the name of a table nor a query`);
  const { terminal } = call;
  const progress = new Progress(terminal, terminal.status && table ? await rowsOf(sql, source) : undefined);
  let target: Target | undefined;
  let writer: RowWriter | undefined;
  let count = 0;
  try {
    for await (const { columns, rows } of sql.query(table ? `SELECT * FROM ${source}` : source).blocks()) {
      if (writer === undefined) {
        writer = await writerFor(call, file, columns);
        target = await openTarget(file, terminal);
        if (writer.head.length > 0) await target.write(writer.head);
      }
      for (const row of rows) await target?.write(writer.row(await cellsOf(row, columns)));
      count += rows.length;
      progress.update(count, count);
    }
    if (writer !== undefined && writer.tail.length > 0) await target?.write(writer.tail);
  } finally {
    progress.end();
    await target?.close();
  }
  terminal.error(`${count} ${count === 1 ? 'row' : 'rows'} to ${file}`);
}

async function writerFor(call: Call, file: string, columns: readonly Column[]): Promise<RowWriter> {
  switch (formatOf(call, file)) {
    case 'csv':
      return csvWriter(columns);
    case 'json':
      return jsonWriter(columns, /\.(jsonl|ndjson)$/i.test(file) || file === '-');
    case 'fixed': {
      const layout = layoutOf(columns, recordCcsid(call));
      await writeFile(fieldsFile(call, file), `${JSON.stringify(layout, undefined, 2)}\n`);
      return fixedWriter(layout);
    }
  }
}

async function rowsOf(sql: SqlConnection, table: string): Promise<number> {
  const row = await sql.query<{ N: number }>(`SELECT COUNT(*) AS N FROM ${table}`).first();
  return Number(row?.N ?? 0);
}

import type { Parameter, PreparedStatement, SqlConnection, SqlParameter } from '@bigiron/client';
import { SqlError } from '@bigiron/client';
import { type Call, flag, text, UsageError } from '../../command.ts';
import { isBytes } from './fixed/layout.ts';
import { isTableName } from './formats.ts';
import { Progress } from './progress.ts';
import { type ImportedValue, openSource, type Source } from './source.ts';

/** Rows that are sent at once; the host takes them all or none. */
const together = 1000;

/** Inserts the rows of a file into a table. */
export async function importRows(sql: SqlConnection, file: string, table: string, call: Call): Promise<void> {
  if (!isTableName(table)) throw new UsageError(`${table} is not the name of a table`);
  const source = await openSource(file, call);
  const progress = new Progress(call.terminal, source.size);
  const work = () => insertAll(sql, source, table, columnsGiven(call), progress);
  try {
    const count = flag(call, 'transaction') ? await sql.inTransaction(work) : await work();
    progress.end();
    call.terminal.error(`${count} ${count === 1 ? 'row' : 'rows'} into ${table}`);
  } finally {
    progress.end();
  }
}

function columnsGiven(call: Call): readonly string[] | undefined {
  return text(call, 'columns')
    ?.split(',')
    .map(name => name.trim())
    .filter(name => name !== '');
}

async function insertAll(
  sql: SqlConnection,
  source: Source,
  table: string,
  columns: readonly string[] | undefined,
  progress: Progress,
): Promise<number> {
  let statement: PreparedStatement | undefined;
  let count = 0;
  try {
    for await (const { names, rows, read } of source.rows()) {
      statement ??= await sql.prepare(insertion(table, columns ?? names, (rows[0] as ImportedValue[]).length));
      for (let at = 0; at < rows.length; at += together) {
        const some = rows.slice(at, at + together);
        await insert(statement, some, count);
        count += some.length;
        progress.update(read, count);
      }
    }
    return count;
  } finally {
    await statement?.close();
  }
}

function insertion(table: string, columns: readonly string[] | undefined, width: number): string {
  const markers = Array.from({ length: columns?.length ?? width }, () => '?').join(', ');
  const list = columns === undefined ? '' : ` (${columns.map(columnName).join(', ')})`;
  return `INSERT INTO ${table}${list} VALUES (${markers})`;
}

/** Names in capitals are those that SQL has without quotation marks. */
function columnName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

async function insert(statement: PreparedStatement, rows: readonly ImportedValue[][], before: number): Promise<void> {
  const { parameters } = statement;
  const values = rows.map((row, index) => {
    if (row.length !== parameters.length)
      throw new UsageError(`row ${before + index + 1} has ${row.length} values for ${parameters.length} columns`);
    return row.map((value, column) => parameterOf(value, parameters[column] as Parameter));
  });
  try {
    await statement.batch(values);
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    const { sqlcode, sqlstate, messageId = '', help, position, message } = error;
    const where = `rows ${before + 1} to ${before + rows.length} were not inserted`;
    throw new SqlError(`${where}: ${message}`, { sqlcode, sqlstate, messageId, help, position });
  }
}

/** Bytes are written in hexadecimal. */
function parameterOf(value: ImportedValue, { type }: Parameter): SqlParameter {
  if (typeof value !== 'string' || !isBytes(type)) return value;
  if (!/^([0-9a-f]{2})*$/i.test(value)) throw new UsageError(`${JSON.stringify(value.slice(0, 40))} is no hexadecimal`);
  return Buffer.from(value, 'hex');
}

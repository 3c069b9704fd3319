import type { Cursor, Fetched, Outcome, ParameterValue } from '../../database/room.ts';
import type { SqlConnection } from './connection.ts';
import type { Reply } from './json.ts';
import { Json } from './json.ts';
import { resultMetadata } from './metadata.ts';
import { outputParameters } from './parameters.ts';
import { fill, RowBlock, rowWriter } from './rows.ts';
import { closeResult, type Statement } from './statements.ts';

/** What running a statement came to; `done` is undefined where there are no rows to be done with. */
export interface Run {
  readonly reply: Reply;
  readonly outputs: readonly unknown[];
  readonly hasResults: boolean;
  readonly done: boolean;
}

/** Runs a statement and reads the first rows of its result, if it has one. */
export async function run(
  connection: SqlConnection,
  statement: Statement,
  values: readonly ParameterValue[],
  rows: number,
): Promise<Run> {
  const { prepared } = statement;
  await closeResult(statement);
  if (prepared.class === 'query') {
    const columns = prepared.columns ?? [];
    const write = rowWriter(columns, connection.session.attributes, statement.terse);
    const block = new RowBlock(write);
    const { holdCursors: hold } = connection.properties;
    const first = block.next(rows);
    const { cursor, fetched } = await prepared.open(values, { hold }, first.rows > 0 ? first : undefined);
    return result(connection, statement, { cursor, write, block, rows, fetched });
  }
  const outcome = await prepared.execute(values);
  const outputs = prepared.class === 'call' ? told(connection, statement, outcome) : [];
  const [cursor, ...others] = outcome.resultSets ?? [];
  // There is no request for a second result.
  for (const one of others) await one.close();
  if (cursor === undefined) {
    return { reply: { has_results: false, update_count: outcome.count }, outputs, hasResults: false, done: true };
  }
  const write = rowWriter(cursor.columns, connection.session.attributes, statement.terse);
  const block = new RowBlock(write);
  return { ...(await result(connection, statement, { cursor, write, block, rows, fetched: undefined })), outputs };
}

/** The next rows of a result. */
export async function more(
  statement: Statement,
  rows: number,
): Promise<{ readonly data: Json; readonly done: boolean }> {
  const { result } = statement;
  if (result === undefined) return { data: new Json('[]'), done: true };
  const block = new RowBlock(result.write);
  const done = await fill(block, result.cursor, rows);
  if (done) await closeResult(statement);
  return { data: block.json, done };
}

interface Reading {
  readonly cursor: Cursor;
  readonly write: NonNullable<Statement['result']>['write'];
  readonly block: RowBlock;
  readonly rows: number;
  readonly fetched: Fetched | undefined;
}

async function result(
  connection: SqlConnection,
  statement: Statement,
  { cursor, write, block, rows, fetched }: Reading,
): Promise<Run> {
  statement.result = { cursor, write };
  const done = await fill(block, cursor, rows, fetched);
  if (done) await closeResult(statement);
  const { extendedMetadata } = connection.properties;
  const reply = {
    has_results: true,
    update_count: -1,
    metadata: resultMetadata(cursor.columns, connection.name, extendedMetadata),
    data: block.json,
    is_done: done,
  };
  return { reply, outputs: [], hasResults: true, done };
}

function told({ session }: SqlConnection, { prepared }: Statement, { outputs = [] }: Outcome): readonly unknown[] {
  return outputParameters(prepared.markers, outputs, session.attributes);
}

import type { SqlConnection } from './connection.ts';
import { more, run } from './execute.ts';
import type { Handler } from './handler.ts';
import type { Reply } from './json.ts';
import { parameterMetadata, preparedMetadata } from './metadata.ts';
import { bind, parameterRows } from './parameters.ts';
import { isTrue, optionalText, type Request, requiredText, rowCount } from './request.ts';
import { closeResult, type Statement } from './statements.ts';

/** A statement without parameters. A result that has been read to its end is over; its statement cannot be run again. */
export const sql: Handler = async (request, { connected, statements }) => {
  const connection = connected();
  const prepared = await connection.prepare(requiredText(request, 'sql'));
  const statement: Statement = { prepared, terse: isTrue(request, 'terse'), result: undefined };
  const { reply, done } = await run(connection, statement, [], rowCount(request));
  if (done) statements.finish(request.id);
  else statements.add(request.id, statement);
  return reply;
};

export const prepareSql: Handler = async (request, { connected, statements }) => {
  const { reply, statement } = await prepare(request, connected());
  statements.add(request.id, statement);
  return reply;
};

/** Stays prepared, also when running it failed. */
export const prepareSqlExecute: Handler = async (request, { connected, statements }) => {
  const connection = connected();
  const { reply, statement } = await prepare(request, connection);
  statements.add(request.id, statement);
  return { ...reply, ...(await executed(request, connection, statement)) };
};

/** Runs a prepared statement; its rows go on under the id of the preparation, or of this request. */
export const execute: Handler = async (request, { connected, statements }) => {
  const statement = statements.find(optionalText(request, 'cont_id'));
  const connection = connected();
  if (statement === undefined) return {};
  const reply = await executed(request, connection, statement);
  if (statement.result !== undefined) statements.add(request.id, statement);
  return reply;
};

export const sqlMore: Handler = async (request, { connected, statements }) => {
  const statement = statements.find(optionalText(request, 'cont_id'));
  connected();
  if (statement === undefined) return { data: [], is_done: true };
  const { data, done } = await more(statement, rowCount(request));
  return { data, is_done: done };
};

export const sqlClose: Handler = async (request, { statements }) => {
  const id = optionalText(request, 'cont_id');
  const statement = statements.find(id);
  statements.finish(id as string);
  if (statement !== undefined) await closeResult(statement);
  return {};
};

async function prepare(
  request: Request,
  connection: SqlConnection,
): Promise<{ readonly reply: Reply; readonly statement: Statement }> {
  const prepared = await connection.prepare(requiredText(request, 'sql'));
  const { columns, markers } = prepared;
  const described =
    columns === undefined ? {} : preparedMetadata(columns, connection.name, connection.properties.extendedMetadata);
  return {
    statement: { prepared, terse: isTrue(request, 'terse'), result: undefined },
    reply: { parameter_count: markers.length, metadata: { ...described, parameters: parameterMetadata(markers) } },
  };
}

async function executed(request: Request, connection: SqlConnection, statement: Statement): Promise<Reply> {
  const { prepared } = statement;
  const { batch, rows } = parameterRows(request.fields.parameters);
  const { attributes } = connection.session;
  const bound = rows.map(row => bind(row, prepared.markers, attributes));
  if (batch) {
    const { count } = await prepared.executeBatch(bound);
    return {
      batch_added: rows.length,
      data: [],
      has_results: false,
      update_count: count,
      output_parms: [],
      is_done: true,
    };
  }
  const { reply, outputs, hasResults, done } = await run(connection, statement, bound[0] ?? [], rowCount(request));
  if (hasResults) return { ...reply, output_parms: outputs, is_done: done };
  return { data: [], ...reply, output_parms: outputs, is_done: true };
}

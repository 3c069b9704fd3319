import {
  type AnyRequest,
  ColumnAttribute,
  type ExtendedColumn,
  OpenAttributes,
  Searchable,
  Updatable,
} from '@bigiron/wire/hostserver/database/index';
import { SqlError } from '../../database/error.ts';
import type { MarkerDescription, Prepared, ResultColumn } from '../../database/room.ts';
import { type Conversation, loadCharsets, styleOf } from './conversation.ts';
import { columnFormat, isInline, isLargeObject, markerFormat } from './format.ts';
import type { BlockParameters } from './parameters.ts';
import type { Answer } from './serve.ts';
import type { Statement } from './statement.ts';

/** Prepares the text of a request, or of its block, under the statement's name. */
export async function prepare(request: AnyRequest & BlockParameters, conversation: Conversation): Promise<Statement> {
  const statement = conversation.statement(request, request.statementName);
  const text = request.statement ?? request.shortStatement;
  if (text === undefined || text === null) throw new SqlError(-104, ['<END-OF-STATEMENT>', '']);
  await conversation.closeCursor(statement);
  conversation.locators.freeGroup(statement.parameterGroup);
  conversation.locators.freeGroup(statement);
  statement.prepared = undefined;
  statement.reader = undefined;
  statement.block = undefined;
  const session = await conversation.session();
  const { cursorName, queryTimeout } = request;
  const seconds = queryTimeout === undefined || queryTimeout <= 0 ? undefined : queryTimeout;
  if (session.attributes.queryTimeout !== seconds) session.change({ queryTimeout: seconds });
  const prepared = await session.prepare(text, cursorName && changesRows(request, text) ? { cursorName } : {});
  const { client, job } = conversation;
  statement.markers = prepared.markers.map(marker => withLocator(marker, statement, conversation));
  statement.columns = prepared.columns?.map(column =>
    columnFormat(column, client, styleOf(conversation), job.defaultCcsid),
  );
  await loadCharsets(new Set([...statement.markers, ...(statement.columns ?? [])].map(({ ccsid }) => ccsid)));
  statement.prepared = prepared;
  return statement;
}

/** Whether the cursor of a query may be used in WHERE CURRENT OF, for which rows have to be found again. */
export function changesRows({ openAttributes }: BlockParameters, text: string): boolean {
  if (openAttributes === undefined) return /\bFOR\s+UPDATE\b/i.test(text);
  return (openAttributes & OpenAttributes.all) === OpenAttributes.all;
}

/** A large object that does not travel with the parameters: the client writes it to a handle that the server has set aside. */
function withLocator(
  marker: MarkerDescription,
  { parameterGroup }: Statement,
  { client, job, locators }: Conversation,
) {
  const format = markerFormat(marker, client, job.defaultCcsid);
  if (!isLargeObject(marker.type) || isInline(marker.type, client)) return format;
  const unit = marker.type.name === 'DBCLOB' ? 2 : 1;
  const locator = locators.add(parameterGroup, { ccsid: format.ccsid, unit, content: Buffer.alloc(0) });
  return { ...format, locator };
}

/** What a client that has prepared a statement is told of it. */
export function description({ prepared, columns, markers }: Statement): Answer {
  return {
    columns,
    markers,
    extendedColumns: prepared?.columns?.map(extendedColumn),
    sqlca: { code: 0, state: '00000', ...(prepared?.readOnly ? {} : { warnings: '    4      ' }) },
  };
}

export function extendedColumn(column: ResultColumn): ExtendedColumn {
  const { baseColumn, baseTable, baseSchema, label, name } = column;
  return {
    updatable: column.updatable === true ? Updatable.yes : Updatable.readOnly,
    searchable: isLargeObject(column.type) ? Searchable.no : Searchable.yes,
    attributes: (column.identity ? ColumnAttribute.identity : 0) | (column.primaryKey ? ColumnAttribute.primaryKey : 0),
    baseColumn: baseColumn ?? name,
    table: baseTable,
    schema: baseSchema,
    label: label ?? name,
  };
}

/** The statement of a request that has been prepared before. */
export function preparedStatement(
  request: AnyRequest & BlockParameters,
  conversation: Conversation,
): { readonly statement: Statement; readonly prepared: Prepared } {
  const statement = conversation.statement(request, request.statementName);
  const { prepared } = statement;
  if (prepared === undefined) throw new SqlError(-514, [statement.name]);
  return { statement, prepared };
}

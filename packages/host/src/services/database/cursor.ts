import {
  type AnyRequest,
  CursorType,
  EndOfData,
  ErrorClass,
  OpenAttributes,
  type Scroll,
  ScrollOption,
  Yes,
} from '@bigiron/wire/hostserver/database/index';
import { SqlError } from '../../database/error.ts';
import type { Cursor, Fetched, FetchOrientation, OpenOptions, Prepared } from '../../database/room.ts';
import { type Conversation, loadCharsets, styleOf } from './conversation.ts';
import { noRow, warningOf } from './diagnostic.ts';
import { columnFormat } from './format.ts';
import type { BlockParameters } from './parameters.ts';
import { extendedColumn } from './prepare.ts';
import { RowBlock } from './rows/block.ts';
import { type ValueParts, valuesOf } from './run.ts';
import type { Answer } from './serve.ts';
import type { OpenCursor, Statement } from './statement.ts';

type CursorRequest = AnyRequest & BlockParameters & ValueParts;

const scrolling: ReadonlySet<number> = new Set([
  CursorType.scrollAsensitive,
  CursorType.scrollInsensitive,
  CursorType.scrollSensitive,
]);
const sensitive: ReadonlySet<number> = new Set([CursorType.scrollSensitive, CursorType.forwardSensitive]);
/** Of clients that say neither how many rows nor how large a buffer. */
const defaultBuffer = 32 << 10;
const largestBuffer = 16 << 20;

/** Opens the cursor of a query. With `fetch` the first rows come in the same round trip. */
export async function open(
  request: CursorRequest,
  statement: Statement,
  prepared: Prepared,
  conversation: Conversation,
  fetch: boolean,
): Promise<Answer> {
  const [values = []] = await valuesOf(request, statement, conversation);
  await conversation.closeCursor(statement);
  conversation.locators.freeGroup(statement);
  statement.block ??= new RowBlock(
    prepared.columns ?? [],
    statement.columns ?? [],
    rowContext(statement, conversation),
  );
  const { block } = statement;
  const cut = request.variableLength === Yes;
  const first = fetch ? { rows: begin(block, request, cut, !prepared.readOnly), sink: block.sink } : undefined;
  const { cursor, fetched, warnings, changed } = await prepared.open(values, optionsOf(request), first);
  statement.open = { cursor, block };
  const [warning] = warnings;
  const described: Answer = {
    ...(warning === undefined ? {} : { diagnostic: warningOf(warning) }),
    columns: statement.columns,
    extendedColumns: prepared.columns?.map(extendedColumn),
    cursor: cursorAttributes(cursor),
    ...(changed === undefined ? {} : { sqlca: { code: 0, state: '00000', diagnostics: [0, 0, changed, 0, 0, 0] } }),
  };
  if (fetched === undefined) return described;
  return { ...described, ...(await rowsOf(request, fetched, statement, statement.open, conversation)) };
}

/** The next result set that a procedure left open. */
export async function openResultSet(statement: Statement, conversation: Conversation): Promise<Answer> {
  const cursor = statement.resultSets.shift();
  if (cursor === undefined) throw new SqlError(-501, [statement.name]);
  await conversation.closeCursor(statement);
  const { client, job } = conversation;
  const formats = cursor.columns.map(column => columnFormat(column, client, styleOf(conversation), job.defaultCcsid));
  await loadCharsets(new Set(formats.map(({ ccsid }) => ccsid)));
  statement.open = { cursor, block: new RowBlock(cursor.columns, formats, rowContext(statement, conversation)) };
  return { columns: formats, extendedColumns: cursor.columns.map(extendedColumn), cursor: cursorAttributes(cursor) };
}

export async function fetch(request: CursorRequest, statement: Statement, conversation: Conversation): Promise<Answer> {
  const { open } = statement;
  if (open === undefined || !open.cursor.isOpen) throw new SqlError(-501, [request.cursorName ?? statement.name]);
  const rows = begin(open.block, request, request.variableLength === Yes, open.cursor.updatable);
  const orientation = request.scroll === undefined ? undefined : orientationOf(request.scroll);
  const { sink } = open.block;
  const fetched = await open.cursor.fetch(orientation === undefined ? { rows, sink } : { orientation, rows, sink });
  return rowsOf(request, fetched, statement, open, conversation);
}

/** How many rows to fetch. A cursor that changes rows stands on the last one that was fetched: the client must not be ahead of it. */
function begin(
  block: RowBlock,
  { rows, bufferSize = defaultBuffer }: CursorRequest,
  cut: boolean,
  positioned: boolean,
): number {
  const wanted = rows !== undefined && rows > 0 ? Math.min(rows, 32_767) : undefined;
  const count = wanted ?? (positioned ? 1 : block.rowsIn(Math.min(bufferSize, largestBuffer), cut));
  block.begin(count, cut);
  return count;
}

async function rowsOf(
  request: CursorRequest,
  { rows, atEnd, closed }: Fetched,
  statement: Statement,
  open: OpenCursor,
  conversation: Conversation,
): Promise<Answer> {
  const forward = !open.cursor.scrollable;
  // One that changes rows still stands on the last of them.
  const mayClose = forward && !open.cursor.updatable && conversation.client.closeOnEndOfFile;
  let isClosed = closed;
  if (atEnd && !closed && mayClose) {
    await conversation.closeCursor(statement);
    isClosed = true;
  }
  const written = open.block.finish(1);
  if (rows === 0 && !isClosed) return { diagnostic: noRow };
  const last = atEnd && (forward || isForward(request.scroll));
  if (!last) return { rows: written };
  return {
    rows: written,
    errorClass: ErrorClass.endOfData,
    returnCode: isClosed ? EndOfData.closed : EndOfData.open,
  };
}

function isForward(scroll: Scroll | undefined): boolean {
  return scroll === undefined || scroll.option === ScrollOption.next;
}

function orientationOf({ option, rows = 0 }: Scroll): FetchOrientation {
  switch (option) {
    case ScrollOption.next:
      return { to: 'next' };
    case ScrollOption.prior:
      return { to: 'prior' };
    case ScrollOption.first:
      return { to: 'first' };
    case ScrollOption.last:
      return { to: 'last' };
    case ScrollOption.beforeFirst:
      return { to: 'before-first' };
    case ScrollOption.afterLast:
      return { to: 'after-last' };
    case ScrollOption.current:
      return { to: 'current' };
    case ScrollOption.relative:
      return { to: 'relative', offset: rows };
    case ScrollOption.direct:
      return { to: 'absolute', offset: rows };
    default:
      throw new SqlError(-84);
  }
}

function optionsOf({ cursorType = 0, openAttributes = 0, holdability }: CursorRequest): OpenOptions {
  return {
    scrollable: scrolling.has(cursorType),
    sensitive: sensitive.has(cursorType),
    hold: holdability === Yes,
    updatable: (openAttributes & OpenAttributes.all) === OpenAttributes.all,
  };
}

function cursorAttributes({ holdable, scrollable, updatable }: Cursor) {
  return { holdable, scrollable, updatable, sensitive: false, isolation: 0 };
}

function rowContext(statement: Statement, conversation: Conversation) {
  const { client, job, locators } = conversation;
  return {
    client,
    style: styleOf(conversation),
    jobCcsid: job.defaultCcsid,
    keep: (object: Parameters<typeof locators.add>[1]) => locators.add(statement, object),
  };
}

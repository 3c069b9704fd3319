import { BigironError, WireError } from '@bigiron/wire/errors';
import type { CodePoints, PartInput, PartValues } from '@bigiron/wire/hostserver/codepoint';
import type { ColumnFormat, DataBlock, ExtendedColumn, Sqlca } from '@bigiron/wire/hostserver/database/index';
import { type AnyRequest, asks, Formats, Ors, Reply, ReplyBit } from '@bigiron/wire/hostserver/database/index';
import { at } from '@bigiron/wire/hostserver/header';
import type { Message } from '@bigiron/wire/hostserver/message';
import type { Fields, Input, Values } from '@bigiron/wire/message/index';
import { SqlError } from '../../database/error.ts';
import { type Exchange, type Handler, on } from '../../hostserver/handler.ts';
import type { Served } from '../../hostserver/server.ts';
import { faulted } from '../../net/channels.ts';
import { EscapeError } from '../../system/messages/message.ts';
import { dateTimeNumbers } from './attributes.ts';
import type { Client } from './client.ts';
import type { Conversation } from './conversation.ts';
import { type Diagnostic, diagnosticOf } from './diagnostic.ts';

export type State = Served<Conversation>;

type ReplyParts = (typeof Reply)['parts'];
type ReplyInput = PartInput<ReplyParts>;

/** What a request came to. The reply has of it what the request asked for. */
export interface Answer {
  readonly diagnostic?: Diagnostic | undefined;
  /** Where there is no diagnostic. */
  readonly sqlca?: Sqlca;
  readonly errorClass?: number;
  readonly returnCode?: number;
  readonly columns?: readonly ColumnFormat[] | undefined;
  readonly markers?: readonly ColumnFormat[];
  readonly extendedColumns?: readonly ExtendedColumn[] | undefined;
  readonly rows?: { readonly block: DataBlock; readonly cut: boolean };
  readonly cursor?: ReplyInput['cursor'];
  readonly attributes?: ReplyInput['attributes'];
  readonly lob?: ReplyInput['lob'];
  readonly lobLength?: ReplyInput['lobLength'];
  readonly xids?: ReplyInput['xids'];
}

export const done: Answer = {};

const successful: Sqlca = { code: 0, state: '00000' };

/**
 * Joins a request with what is done about it. Errors become replies, and are remembered for a client that asks again; where no reply is
 * wanted they are only remembered.
 */
export function serve<F extends Fields, C extends CodePoints>(
  message: Message<F, C>,
  work: (
    request: Values<F> & PartValues<C> & AnyRequest,
    conversation: Conversation,
    exchange: Exchange<State>,
  ) => Answer | Promise<Answer>,
): Handler<State> {
  return on<F, C, State>(message, (request, exchange) => {
    const conversation = exchange.state.own;
    const asked = request as unknown as Values<F> & PartValues<C> & AnyRequest;
    const finish = (answer: Answer) => respond(asked, answer, conversation, exchange);
    const failed = (error: unknown) => {
      if (error instanceof WireError && error.fault === 'peer') throw error;
      report(error, exchange);
      return finish({ diagnostic: diagnosticOf(error) });
    };
    try {
      const answer = work(asked, conversation, exchange);
      return answer instanceof Promise ? answer.then(finish, failed) : finish(answer);
    } catch (error) {
      return failed(error);
    }
  });
}

function report(error: unknown, { connection }: Exchange<State>): void {
  const expected =
    error instanceof SqlError
      ? error.fault !== 'us'
      : error instanceof EscapeError || (error instanceof BigironError && error.fault !== 'us');
  if (!expected) faulted.publish({ connection, error });
}

function respond(
  request: AnyRequest,
  answer: Answer,
  conversation: Conversation,
  exchange: Exchange<State>,
): Buffer | undefined {
  const { diagnostic } = answer;
  const handle = request.returnResults;
  // Success without a reply leaves the last error: when a statement is cancelled its cursor may be closed before the client asks why.
  if (diagnostic !== undefined) conversation.diagnostics.set(handle, diagnostic);
  else if (asks(request.results, Ors.reply)) conversation.diagnostics.delete(handle);
  return reply(request, answer, conversation.client, exchange);
}

/** The reply, or undefined when none is wanted. */
export function reply(
  request: AnyRequest,
  answer: Answer,
  client: Client,
  exchange: Exchange<State>,
): Buffer | undefined {
  const { results } = request;
  if (!asks(results, Ors.reply)) return undefined;
  const wanted = (bit: number) => asks(results, bit);
  const { diagnostic, columns, markers, rows } = answer;
  const id = at.id(exchange.frame);
  const value: Input<(typeof Reply)['template']['fields']> & ReplyInput = {
    results: rows?.cut === true ? ReplyBit.variableLength : 0,
    resultsHandle: request.returnResults,
    dataFunction: id,
    requestFunction: id,
    errorClass: diagnostic?.errorClass ?? answer.errorClass ?? 0,
    returnCode: diagnostic?.returnCode ?? answer.returnCode ?? 0,
    messageId: diagnostic && wanted(Ors.messageId) ? diagnostic.messageId : undefined,
    messageText: diagnostic && wanted(Ors.messageText) ? diagnostic.text : undefined,
    secondLevelText: diagnostic && wanted(Ors.secondLevelText) ? '' : undefined,
    attributes: wanted(Ors.attributes) ? answer.attributes : undefined,
    sqlca: wanted(Ors.sqlca) ? (diagnostic?.sqlca ?? answer.sqlca ?? successful) : undefined,
    ...(wanted(Ors.format) && columns !== undefined ? formatParts(columns, client, exchange, false) : {}),
    ...(wanted(Ors.markers) && markers !== undefined ? formatParts(markers, client, exchange, true) : {}),
    extendedColumns: wanted(Ors.extendedColumns) ? answer.extendedColumns?.slice() : undefined,
    cursor: wanted(Ors.cursorAttributes) ? answer.cursor : undefined,
    data: wanted(Ors.data) ? rows?.block : undefined,
    lob: wanted(Ors.data) ? answer.lob : undefined,
    lobLength: answer.lobLength,
    xids: answer.xids,
  };
  return exchange.reply(Reply, value);
}

/** Columns or markers in the layout that the client reads; no markers at all are an empty part. */
function formatParts(
  columns: readonly ColumnFormat[],
  { formats }: Client,
  exchange: Exchange<State>,
  markers: boolean,
): ReplyInput {
  const recordSize = columns.reduce((sum, { length }) => sum + length, 0);
  const format = { token: 1, recordSize, columns };
  const nothing = markers && columns.length === 0;
  switch (formats) {
    case Formats.superExtended: {
      const value = nothing ? null : { ...format, formats: dateTimeNumbers(exchange.state.own) };
      return markers ? { markers: value } : { format: value };
    }
    case Formats.extended:
      return markers ? { extendedMarkers: nothing ? null : format } : { extendedFormat: format };
    default:
      return markers ? { originalMarkers: nothing ? null : format } : { originalFormat: format };
  }
}

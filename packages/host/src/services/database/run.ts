import { charset } from '@bigiron/wire/ccsid/index';
import { Decimal, packed } from '@bigiron/wire/decimal/index';
import type { DataBlock } from '@bigiron/wire/hostserver/database/index';
import { type AnyRequest, rowCodec, type Sqlca } from '@bigiron/wire/hostserver/database/index';
import { SqlError } from '../../database/error.ts';
import type { Outcome, ParameterValue, Prepared } from '../../database/room.ts';
import type { SqlValue } from '../../database/types/sql-type.ts';
import { type Conversation, loadCharsets, styleOf } from './conversation.ts';
import { warningOf } from './diagnostic.ts';
import type { BlockParameters } from './parameters.ts';
import type { Answer } from './serve.ts';
import type { ParameterReader, Statement } from './statement.ts';
import { fromWire, toWire } from './values.ts';

/** The blocks of values that a request may carry. */
export interface ValueParts {
  readonly parameters?: DataBlock | null | undefined;
  readonly originalParameters?: DataBlock | null | undefined;
  readonly arrayParameters?: unknown;
}

/** The rows of parameter values in a request; one row of none when there is none. */
export async function valuesOf(
  request: AnyRequest & ValueParts,
  statement: Statement,
  conversation: Conversation,
): Promise<ParameterValue[][]> {
  if (request.arrayParameters !== undefined) throw new SqlError(-84);
  const block = request.parameters ?? request.originalParameters;
  if (!block) return [[]];
  const { codec, convert } = await readerOf(request, statement, conversation);
  const rows: ParameterValue[][] = [];
  codec.read(block, row => {
    rows.push(row.map((value, i) => convert[i]!(value)));
  });
  return rows;
}

/** Compiled once for a statement and the format that the client has described its values with. */
async function readerOf(
  request: AnyRequest,
  statement: Statement,
  conversation: Conversation,
): Promise<ParameterReader> {
  const described = conversation.descriptors.get(request.descriptor);
  const { reader, markers, prepared } = statement;
  if (reader !== undefined && (described === undefined || reader.format === described)) return reader;
  const format = described ?? { token: 0, recordSize: 0, columns: markers };
  if (format.columns.length !== markers.length) throw new SqlError(-313);
  await loadCharsets(new Set(format.columns.map(({ ccsid }) => ccsid)));
  const made: ParameterReader = {
    format,
    codec: rowCodec(format.columns, charset(conversation.job.defaultCcsid)),
    convert: format.columns.map((column, i) => fromWire(column, prepared!.markers[i]!.type, conversation.locators)),
  };
  statement.reader = made;
  return made;
}

/** Runs a statement that is no query for the values of a request. */
export async function execute(
  request: AnyRequest & BlockParameters & ValueParts,
  statement: Statement,
  prepared: Prepared,
  conversation: Conversation,
): Promise<Answer> {
  const rows = await valuesOf(request, statement, conversation);
  for (const cursor of statement.resultSets.splice(0)) if (cursor.isOpen) await cursor.close();
  await conversation.closeCursor(statement);
  conversation.locators.freeGroup(statement);
  const outcome = rows.length === 1 ? await prepared.execute(rows[0]) : await prepared.executeBatch(rows);
  statement.resultSets = [...(outcome.resultSets ?? [])];
  const { outputs } = outcome;
  return {
    ...outcomeOf(outcome),
    ...(outputs === undefined
      ? {}
      : { rows: { block: outputRow(outputs, statement, prepared, conversation), cut: false } }),
  };
}

/** The SQLCA of a statement that was run. */
export function outcomeOf({ count, warnings, identity, returnValue, resultSets }: Outcome): Answer {
  const sqlca: Sqlca = {
    code: 0,
    state: '00000',
    diagnostics: [returnValue ?? 0, resultSets?.length ?? 0, count, 0, 0, 0],
    ...(identity === undefined ? {} : { identity: packedIdentity(identity) }),
  };
  const [warning] = warnings;
  return warning === undefined ? { sqlca } : { diagnostic: warningOf(warning, sqlca) };
}

const identityType = packed(30);

function packedIdentity(value: string): Buffer {
  const bytes = Buffer.alloc(identityType.size);
  identityType.write(bytes, 0, Decimal.from(value));
  return bytes;
}

/** The output parameters of a procedure: a row of all its parameters. */
function outputRow(
  outputs: readonly SqlValue[],
  statement: Statement,
  prepared: Prepared,
  conversation: Conversation,
): DataBlock {
  const { client, locators, job } = conversation;
  const context = {
    client,
    style: styleOf(conversation),
    keep: (object: Parameters<typeof locators.add>[1]) => locators.add(statement, object),
  };
  const values = outputs.map((value, i) => toWire(value, prepared.markers[i]!.type, context));
  return rowCodec(statement.markers, charset(job.defaultCcsid)).write([values], { token: 1 });
}

import {
  ChangeDescriptor,
  CreateRpb,
  CursorType,
  DeleteDescriptor,
  DeleteResultsSet,
  DeleteRpb,
  Direction,
  Execute,
  OpenAndDescribe,
  OpenAndFetch,
  OpenAttributes,
  PrepareAndDescribe,
  type Reply,
  Reuse,
  Yes,
} from '@bigiron/wire/hostserver/database/index';
import { type CallOptions, type Limits, limitsOf } from '../connection/limits.ts';
import { CallResult } from './call.ts';
import { type Column, type Parameter, parameterOf } from './column.ts';
import { blockOf, Cursor } from './cursor.ts';
import type { SqlWarning } from './error.ts';
import { ParameterWriter } from './parameters.ts';
import type { DatabaseServer } from './server.ts';
import { loadCharsets, markersIn, type Shape, shapeOf } from './shape.ts';
import { statementType } from './statement-type.ts';
import { reader, type SqlParameter, type SqlValue } from './value.ts';
import { wanted } from './wanted.ts';

/** What came of a statement that is no query. */
export interface Outcome {
  /** Rows inserted, updated or deleted. */
  readonly count: number;
  readonly warning: SqlWarning | undefined;
}

/** Rows of values that are sent at once. */
const batchRows = 10_000;
const batchBytes = 4 << 20;

const readOnly = { openAttributes: OpenAttributes.readOnly, cursorType: CursorType.forwardAsensitive } as const;

/**
 * A statement that the host has prepared, on one connection. Close it when it is not needed any more; it is one of the few thousand that a job
 * may have.
 */
export class PreparedStatement implements AsyncDisposable {
  readonly text: string;
  /** Undefined for statements without a result, and for CALL. */
  readonly columns: readonly Column[] | undefined;
  readonly parameters: readonly Parameter[];
  readonly #server: DatabaseServer;
  readonly #handle: number;
  readonly #shape: Shape | undefined;
  readonly #writer: ParameterWriter | undefined;
  readonly #type: number;
  #cursor: Cursor | undefined;
  #closed = false;

  private constructor(server: DatabaseServer, handle: number, text: string, shape: Shape | undefined, reply: Reply) {
    const markers = markersIn(reply);
    this.#server = server;
    this.#handle = handle;
    this.text = text;
    this.#shape = shape;
    this.#type = statementType(text);
    this.columns = shape?.columns;
    this.parameters = markers?.columns.map(parameterOf) ?? [];
    this.#writer = markers && new ParameterWriter(server, markers);
  }

  /** Fails with SqlError. */
  static async prepare(server: DatabaseServer, text: string, limits: Limits): Promise<PreparedStatement> {
    const handle = server.handle();
    const name = String(handle).padStart(4, '0');
    const ids = { rpb: handle, returnResults: handle, fillResults: handle };
    const block = { statementName: `STMT${name}`, cursorName: `CRSR${name}` };
    server.hold(CreateRpb.encode({ ...ids, ...block }, {}, server.charset));
    const details = server.options.columnDetails === true;
    const request = PrepareAndDescribe.encode({
      results: wanted('format', 'sqlca', 'markers', ...(details ? (['extendedColumns'] as const) : [])),
      ...ids,
      statement: text,
      statementType: statementType(text),
      prepareOption: 0,
      extendedColumns: details ? 0xf1 : undefined,
    });
    try {
      const reply = await server.ask(request, limits);
      const shape = await shapeOf(server, reply);
      const markers = markersIn(reply);
      if (markers !== undefined) await loadCharsets(markers.columns);
      const statement = new PreparedStatement(server, handle, text, shape, reply);
      statement.#describe();
      return statement;
    } catch (error) {
      forget(server, handle, false);
      throw error;
    }
  }

  /** Opens the query. Rows of an earlier run that have not been read are lost. Fails with SqlError. */
  async open(values: readonly SqlParameter[] = [], options: CallOptions = {}): Promise<Cursor> {
    if (this.#shape === undefined) throw new TypeError('The statement has no result: execute it');
    await this.#cursor?.close();
    const request = OpenAndFetch.encode({
      results: wanted('data', 'sqlca', 'cursorAttributes'),
      ...this.#ids(),
      ...readOnly,
      holdability: Yes,
      ...blockOf(this.#server),
      ...(await this.#values([values], options)),
    });
    const reply = await this.#server.ask(request, limitsOf(options));
    this.#cursor = new Cursor(this.#server, this.#handle, this.#shape, reply, options);
    return this.#cursor;
  }

  /** As `open`, for a query that changes rows (`SELECT ... FROM NEW TABLE`): the count is known before the rows. */
  async openCounted(values: readonly SqlParameter[] = [], options: CallOptions = {}) {
    if (this.#shape === undefined) throw new TypeError('The statement has no result: execute it');
    const request = OpenAndDescribe.encode({
      results: wanted('sqlca'),
      ...this.#ids(),
      openAttributes: OpenAttributes.readOnly,
      cursorType: CursorType.scrollInsensitive,
      ...(await this.#values([values], options)),
    });
    const reply = await this.#server.ask(request, limitsOf(options));
    this.#cursor = new Cursor(this.#server, this.#handle, this.#shape, reply, options);
    return { cursor: this.#cursor, ...outcomeOf(reply) };
  }

  /** Runs a statement that is no query. Fails with SqlError. */
  async execute(values: readonly SqlParameter[] = [], options: CallOptions = {}): Promise<Outcome> {
    return outcomeOf(await this.#execute([values], options));
  }

  /** Runs it for each row of values; the host does as many as it is sent at once wholly or not at all. */
  async batch(rows: Iterable<readonly SqlParameter[]>, options: CallOptions = {}): Promise<Outcome> {
    const most = Math.max(1, Math.min(batchRows, Math.floor(batchBytes / (this.#writer?.format.recordSize || 1))));
    let count = 0;
    let warning: SqlWarning | undefined;
    let some: (readonly SqlParameter[])[] = [];
    const send = async () => {
      const outcome = outcomeOf(await this.#execute(some, options));
      some = [];
      count += outcome.count;
      warning ??= outcome.warning;
    };
    for (const row of rows) {
      some.push(row);
      if (some.length === most) await send();
    }
    if (some.length > 0) await send();
    return { count, warning };
  }

  /** Calls a procedure: `CALL P(?, ?)`. Values for output parameters are not looked at. `done` is called when its results have been read. */
  async call(
    values: readonly SqlParameter[] = [],
    options: CallOptions = {},
    done?: () => Promise<void>,
  ): Promise<CallResult> {
    const reply = await this.#execute([values], options, 'data');
    const [returnValue = 0, resultSets = 0] = reply.sqlca?.diagnostics ?? [];
    const outputs = this.#outputs(reply);
    return new CallResult(this.#server, this.#handle, { outputs, returnValue, resultSets }, options, done);
  }

  /** Forgets the statement; the host is told with the next request. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#cursor?.close(Reuse.no);
    forget(this.#server, this.#handle, this.#writer !== undefined);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #execute(
    rows: readonly (readonly SqlParameter[])[],
    options: CallOptions,
    ...parts: readonly 'data'[]
  ): Promise<Reply> {
    const request = Execute.encode({
      results: wanted('sqlca', ...parts),
      ...this.#ids(),
      statementType: this.#type as never,
      ...(await this.#values(rows, options)),
    });
    return this.#server.ask(request, limitsOf(options));
  }

  async #values(rows: readonly (readonly SqlParameter[])[], options: CallOptions) {
    if (this.#closed) throw new TypeError('The statement is closed');
    if (this.#writer === undefined) {
      const given = rows.find(row => row.length > 0);
      if (given !== undefined) throw new RangeError(`${given.length} values for 0 parameter markers`);
      return {};
    }
    return {
      descriptor: this.#handle,
      parameters: await this.#writer.block(rows, options),
      blockIndicator: 0,
    };
  }

  /** Output parameters, by position; undefined for those that are only input. */
  #outputs({ data }: Reply): (SqlValue | undefined)[] {
    const format = this.#writer?.format;
    if (!data || format === undefined) return this.parameters.map(() => undefined);
    const { facts } = this.#server;
    return this.#writer!.read(data).map((value, index) => {
      const column = format.columns[index]!;
      if (column.direction !== Direction.out && column.direction !== Direction.inOut) return undefined;
      return reader(column, facts.style, (handle, one) => this.#writer!.lob(handle, one))(value);
    });
  }

  #describe(): void {
    if (this.#writer === undefined) return;
    const request = { rpb: this.#handle, descriptor: this.#handle, parameterFormat: this.#writer.format };
    this.#server.hold(ChangeDescriptor.encode(request, {}, this.#server.charset));
  }

  #ids() {
    return { rpb: this.#handle, returnResults: this.#handle, fillResults: this.#handle };
  }
}

export function outcomeOf({ sqlca }: Reply): Outcome {
  const code = sqlca?.code ?? 0;
  return {
    count: sqlca?.diagnostics?.[2] ?? 0,
    warning: code > 0 && sqlca ? { sqlcode: code, sqlstate: sqlca.state } : undefined,
  };
}

/** What the host keeps under the number of a statement. */
function forget(server: DatabaseServer, handle: number, described: boolean): void {
  const ids = { rpb: handle, returnResults: handle, fillResults: handle };
  if (described) server.hold(DeleteDescriptor.encode({ ...ids, descriptor: handle }));
  server.hold(DeleteRpb.encode(ids));
  server.hold(DeleteResultsSet.encode(ids));
  server.release(handle);
}

import {
  AddLibraryList,
  Cancel,
  type ColumnFormat,
  Commit,
  EndServer,
  Execute,
  ExecuteImmediate,
  Fetch,
  OpenAndDescribe,
  OpenAndFetch,
  PrepareAndDescribe,
  Reply,
  RetrieveLob,
  Rollback,
  rowCodec,
  SendResultsSet,
  SetAttributes,
  type ValueInput,
  WriteLob,
} from '@bigiron/wire/hostserver/database/index';
import { at, ServerId } from '@bigiron/wire/hostserver/header';
import type { Conversation, Script } from '../scripted-host.ts';

/** A column of 37 or a number, as short as tests can write it. */
export function column(name: string, type: number, length: number, more: Partial<ColumnFormat> = {}): ColumnFormat {
  return { type, length, scale: 0, precision: 0, ccsid: 37, direction: 0, name, ...more };
}

/** What the database does with a statement. */
export interface Scripted {
  readonly columns?: readonly ColumnFormat[];
  /** Blocks of rows, one for each request. */
  readonly blocks?: readonly (readonly (readonly ValueInput[])[])[];
  readonly markers?: readonly ColumnFormat[];
  /** SQLCODE, SQLSTATE, text: it is refused when it is run. */
  readonly fails?: readonly [code: number, state: string, text: string];
  readonly count?: number;
  /** Never answered, unless it is cancelled. */
  readonly hangs?: boolean;
  readonly outputs?: readonly ValueInput[];
  readonly returned?: number;
  readonly results?: readonly { readonly columns: readonly ColumnFormat[]; readonly rows: readonly ValueInput[][] }[];
}

export interface ScriptOptions {
  readonly functionalLevel?: string;
  /** The numbers of the date and time format that the server says it writes. */
  readonly dateFormat?: number;
  readonly timeFormat?: number;
  /** Formats are described as servers before V5R4 do. */
  readonly old?: boolean;
}

type Answer = Parameters<typeof Reply.encode>[0];

/** A database by rote, which remembers what it was asked. */
export class DatabaseScript {
  readonly asked: string[] = [];
  readonly parameters: unknown[][] = [];
  readonly written: string[] = [];
  attributes: Record<string, unknown> = {};
  readonly #statements: Readonly<Record<string, Scripted>>;
  readonly #options: ScriptOptions;
  readonly #prepared = new Map<number, { readonly scripted: Scripted; at: number; result: number }>();
  #hanging: (() => void) | undefined;

  constructor(statements: Readonly<Record<string, Scripted>>, options: ScriptOptions = {}) {
    this.#statements = statements;
    this.#options = options;
  }

  readonly script: Script = (request, conversation) => {
    const answer = (value: Answer) => conversation.reply(request, Reply.encode(value, { server: at.server(request) }));
    const value = this.#serve(request, conversation, answer);
    if (value !== undefined) answer(value);
  };

  #serve(request: Buffer, { socket }: Conversation, later: (value: Answer) => void): Answer | undefined {
    const rpb = request.readUInt16BE(34);
    const known = this.#prepared.get(rpb);
    if (at.server(request) === ServerId.nativeDatabase) {
      const { libraries } = AddLibraryList.decode(request);
      this.asked.push(`libraries ${libraries?.map(({ place, name }) => place + name).join(' ')}`);
      return {};
    }
    switch (at.id(request)) {
      case SetAttributes.id:
        this.attributes = { ...this.attributes, ...SetAttributes.decode(request) };
        this.asked.push('attributes');
        return { attributes: this.#attributes() };
      case PrepareAndDescribe.id: {
        const text = PrepareAndDescribe.decode(request).statement ?? '';
        this.asked.push(`prepare ${text}`);
        const scripted = this.#statements[text];
        if (scripted === undefined) return refused(-104, '42601');
        this.#prepared.set(rpb, { scripted, at: 0, result: 0 });
        return { ...this.#described(scripted), sqlca: sqlca() };
      }
      case OpenAndFetch.id:
        this.asked.push('open');
        if (known?.scripted.hangs) return this.#hang(() => later(refused(-952, '57014')));
        if (known?.scripted.fails) return refused(known.scripted.fails[0], known.scripted.fails[1]);
        this.#bound(OpenAndFetch.decode(request).parameters, known?.scripted.markers);
        if (known) known.at = 0;
        return { ...this.#block(known), sqlca: sqlca() };
      case Fetch.id:
        this.asked.push('fetch');
        if (known?.scripted.results) return rowsOf(known.scripted.results[known.result - 1], 701);
        return this.#block(known);
      case Execute.id:
        this.asked.push('execute');
        this.#bound(Execute.decode(request).parameters, known?.scripted.markers);
        return this.#executed(known?.scripted);
      case ExecuteImmediate.id: {
        const text = ExecuteImmediate.decode(request).statement ?? '';
        this.asked.push(`immediate ${text}`);
        return this.#executed(this.#statements[text] ?? {});
      }
      case OpenAndDescribe.id: {
        this.asked.push('open next');
        if (known?.scripted.results === undefined) return { sqlca: sqlca(known?.scripted.count) };
        return { ...this.#described({ columns: known.scripted.results[known.result++]?.columns ?? [] }) };
      }
      case Commit.id:
      case Rollback.id:
        this.asked.push(at.id(request) === Commit.id ? 'commit' : 'rollback');
        return { sqlca: sqlca() };
      case Cancel.id:
        this.asked.push(`cancel ${Cancel.decode(request).job}`);
        this.#hanging?.();
        return {};
      case SendResultsSet.id:
        return { messageId: 'SQL0204', messageText: 'Not there.', secondLevelText: 'Why.', ...lastRefusal };
      case RetrieveLob.id: {
        const { requestedSize = 0, startOffset = 0 } = RetrieveLob.decode(request);
        this.asked.push(`lob ${startOffset} ${requestedSize}`);
        const data = largeObject.subarray(startOffset, startOffset + requestedSize);
        return {
          lobLength: BigInt(largeObject.length),
          ...(requestedSize === 0 ? {} : { lob: { ccsid: 37, length: data.length, data } }),
        };
      }
      case WriteLob.id: {
        const { data } = WriteLob.decode(request);
        this.written.push(Buffer.from(data?.data ?? []).toString('hex'));
        return {};
      }
      case EndServer.id:
        socket.end();
        return undefined;
      default:
        this.asked.push(`(${at.id(request).toString(16)})`);
        return undefined;
    }
  }

  #hang(answer: () => void): undefined {
    this.#hanging = answer;
    return undefined;
  }

  #executed({ fails, count = 0, outputs, markers = [], returned = 0, results = [] }: Scripted = {}) {
    if (fails !== undefined) return refused(fails[0], fails[1]);
    return {
      sqlca: { ...sqlca(count), diagnostics: [returned, results.length, count, 0, 0, 0] },
      ...(outputs === undefined ? {} : { data: rowCodec(markers).write([outputs]) }),
    };
  }

  #bound(
    block: Parameters<ReturnType<typeof rowCodec>['readAll']>[0] | null | undefined,
    markers: readonly ColumnFormat[] = [],
  ) {
    if (block) this.parameters.push(...rowCodec(markers.map(one => ({ ...one, type: one.type | 1 }))).readAll(block));
  }

  #block(known: { readonly scripted: Scripted; at: number } | undefined) {
    const { columns = [], blocks = [] } = known?.scripted ?? {};
    const block = known === undefined ? undefined : blocks[known.at++];
    const last = known === undefined || known.at >= blocks.length;
    if (block === undefined) return { errorClass: 1, returnCode: 100, sqlca: { code: 100, state: '02000' } };
    return {
      ...(last ? { errorClass: 2, returnCode: 700 } : {}),
      data: rowCodec(columns).write(block),
    };
  }

  #described({ columns, markers }: Scripted) {
    const formats = {
      date: this.#options.dateFormat ?? 5,
      time: this.#options.timeFormat ?? 2,
      dateSeparator: 1,
      timeSeparator: 1,
    };
    const of = (list: readonly ColumnFormat[]) => ({ token: 1, recordSize: rowCodec(list).rowSize, columns: list });
    if (this.#options.old) {
      return {
        ...(columns === undefined ? {} : { extendedFormat: of(columns) }),
        extendedMarkers: markers === undefined ? null : of(markers),
      };
    }
    return {
      ...(columns === undefined ? {} : { format: { ...of(columns), formats } }),
      markers: markers === undefined ? null : { ...of(markers), formats },
    };
  }

  #attributes() {
    return {
      ...{ ccsid: 37, dateSeparator: 1, timeSeparator: 1, decimalSeparator: 0 },
      ...{ dateFormat: this.#options.dateFormat ?? 5, timeFormat: this.#options.timeFormat ?? 2 },
      ...{ naming: 0, ignoreDecimalErrors: 0, commitLevel: 0, serverCcsid: 37, nlv: '2924', database: 'RDB' },
      functionalLevel: this.#options.functionalLevel ?? 'V7R5M00014',
      job: 'QZDASOINITQUSER     123456',
    };
  }
}

/** 300 000 characters in CCSID 37. */
export const largeObject = Buffer.alloc(300_000, 0xc1);

let lastRefusal = {};

function refused(code: number, state: string) {
  lastRefusal = { sqlca: { code, state, diagnostics: [0, 0, 0, 0, 8, 0] } };
  return { errorClass: 1, returnCode: code, sqlca: { code, state } };
}

function sqlca(count = 0) {
  return { code: 0, state: '00000', diagnostics: [0, 0, count, 0, 0, 0] };
}

function rowsOf(
  result: { readonly columns: readonly ColumnFormat[]; readonly rows: readonly ValueInput[][] } | undefined,
  end: number,
) {
  return { errorClass: 2, returnCode: end, data: rowCodec(result?.columns ?? []).write(result?.rows ?? []) };
}

import { SqlError } from '../../../src/database/error.ts';
import type {
  Cursor,
  Database,
  Fetched,
  FetchRequest,
  MarkerDescription,
  Outcome,
  ParameterValue,
  Prepared,
  ResultColumn,
  SqlSession,
  StatementClass,
} from '../../../src/database/room.ts';
import { defaultAttributes, type SessionAttributes } from '../../../src/database/session/attributes.ts';
import { pgTypeOf, type SqlType } from '../../../src/database/types/sql-type.ts';

/** What a statement of a script is and does. Cells are the bytes of PostgreSQL's binary format. */
export interface ScriptedStatement {
  readonly class?: StatementClass;
  readonly columns?: Readonly<Record<string, SqlType>>;
  readonly rows?: readonly (readonly (Buffer | null)[])[];
  readonly markers?: readonly MarkerDescription[];
  readonly outcome?: Partial<Outcome>;
  readonly fails?: SqlError;
  /** Settles when the statement may go on. */
  readonly until?: Promise<unknown>;
}

/** A database that knows a few statements by heart, and remembers what it was asked. */
export class ScriptedDatabase implements Database {
  readonly asked: string[] = [];
  readonly opened: Partial<SessionAttributes>[] = [];
  readonly script: Readonly<Record<string, ScriptedStatement>>;
  bound: (readonly ParameterValue[])[] = [];
  #interrupt: (error: SqlError) => void = () => {};
  readonly changed: Partial<SessionAttributes>[] = [];

  constructor(script: Readonly<Record<string, ScriptedStatement>>) {
    this.script = script;
  }

  async open(_job: unknown, attributes: Partial<SessionAttributes> = {}): Promise<SqlSession> {
    this.opened.push(attributes);
    const { asked, changed } = this;
    let current: SessionAttributes = { ...defaultAttributes, ...attributes };
    return {
      get attributes() {
        return current;
      },
      change(attributes) {
        changed.push(attributes);
        current = { ...current, ...attributes };
      },
      prepare: async text => this.#prepared(text),
      async commit(options) {
        asked.push(`commit ${options?.hold}`);
      },
      async rollback(options) {
        asked.push(`rollback ${options?.hold}`);
      },
      get xa(): never {
        throw new Error('nobody asks for branches here');
      },
      inUnitOfWork: false,
      cancel: async () => {
        asked.push('cancel');
        this.#interrupt(new SqlError(-952, []));
      },
      async close() {
        asked.push('close');
      },
    };
  }

  cancel(job: { readonly number: string }): Promise<boolean> {
    this.asked.push(`cancel ${job.number}`);
    return Promise.resolve(false);
  }

  #prepared(text: string): Prepared {
    const statement = this.script[text];
    if (statement === undefined) throw new SqlError(-104, ['?', 'known statements']);
    this.asked.push(text);
    const columns = statement.columns === undefined ? undefined : columnsOf(statement.columns);
    const begin = async (values: readonly ParameterValue[]) => {
      this.bound.push(values);
      if (statement.until !== undefined) {
        const interrupted = new Promise<never>((_, reject) => {
          this.#interrupt = reject;
        });
        await Promise.race([statement.until, interrupted]);
      }
      if (statement.fails !== undefined) throw statement.fails;
    };
    return {
      class: statement.class ?? (columns === undefined ? 'change' : 'query'),
      verb: text.split(' ')[0] as string,
      columns,
      markers: statement.markers ?? [],
      readOnly: true,
      async execute(values = []) {
        await begin(values);
        const results =
          statement.class === 'call' && columns ? [scriptedCursor(columns, statement.rows ?? [])] : undefined;
        return { count: 0, warnings: [], ...(results ? { resultSets: results } : {}), ...statement.outcome };
      },
      async executeBatch(rows) {
        for (const row of rows) await begin(row);
        return { warnings: [], ...statement.outcome, count: rows.length };
      },
      open: async (values, _options, first) => {
        await begin(values);
        const cursor = scriptedCursor(columns ?? [], statement.rows ?? []);
        return { cursor, fetched: first && (await cursor.fetch(first)), warnings: [] };
      },
    };
  }
}

function columnsOf(types: Readonly<Record<string, SqlType>>): ResultColumn[] {
  return Object.entries(types).map(([name, type]) => ({ name, type, nullable: true, pgType: pgTypeOf(type) }));
}

/** A cursor over the rows of a script. */
export function scriptedCursor(
  columns: readonly ResultColumn[],
  rows: readonly (readonly (Buffer | null)[])[],
): Cursor {
  let at = 0;
  let isOpen = true;
  return {
    name: 'CRSR0001',
    columns,
    get isOpen() {
      return isOpen;
    },
    holdable: true,
    scrollable: false,
    updatable: false,
    async fetch({ rows: wanted, sink }: FetchRequest): Promise<Fetched> {
      const taken = rows.slice(at, at + wanted);
      at += taken.length;
      for (const row of taken) {
        const bytes = dataRow(row);
        sink(bytes, 0, bytes.length);
      }
      return { rows: taken.length, atEnd: taken.length < wanted, closed: false };
    },
    async close() {
      isOpen = false;
    },
  };
}

/** The body of PostgreSQL's DataRow message. */
function dataRow(cells: readonly (Buffer | null)[]): Buffer {
  const count = Buffer.alloc(2);
  count.writeUInt16BE(cells.length);
  return Buffer.concat([
    count,
    ...cells.flatMap(cell => {
      const length = Buffer.alloc(4);
      length.writeInt32BE(cell === null ? -1 : cell.length);
      return cell === null ? [length] : [length, cell];
    }),
  ]);
}

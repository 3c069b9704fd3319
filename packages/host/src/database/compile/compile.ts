import { lockTableText } from '../define/lock-table.ts';
import { SqlError } from '../error.ts';
import type { MarkerDescription, ResultColumn } from '../room.ts';
import type {
  Delete,
  Insert,
  IsolationClause,
  LockTable,
  Merge,
  SelectStatement,
  Truncate,
  Update,
} from '../sql/ast/index.ts';
import type { Compilation, ParameterSource, TableUse } from './compilation.ts';
import { compileDataChange } from './data-change-table.ts';
import { changeableTable } from './insert.ts';
import { resolveTable } from './names.ts';
import { type CompiledQuery, compileFullSelect } from './query.ts';
import { resultColumn } from './result.ts';

/** A statement that PostgreSQL runs as one. */
export interface Compiled {
  readonly sql: string;
  readonly parameters: readonly ParameterSource[];
  readonly markers: readonly MarkerDescription[];
  readonly tables: readonly TableUse[];
  /** Of a query. */
  readonly columns: readonly ResultColumn[] | undefined;
  /** The last column of the rows is the RRN, for WHERE CURRENT OF. */
  readonly positioned: boolean;
  /** It changes data, be it inside FINAL TABLE. */
  readonly changes: boolean;
  /** An INSERT that returns the value of the identity column as its only column. */
  readonly returnsIdentity: boolean;
  /** Statements that come before it in the same unit of work. */
  readonly locks: readonly string[];
  /** It meets no rows that could be counted. */
  readonly countless?: boolean;
  /** LOCK TABLE: means nothing where its statement is the whole unit of work. */
  readonly onlyLocks?: boolean;
}

/** A select statement. A cursor `FOR UPDATE`, or one that may become updatable, also brings the RRN of its row. */
export function compileSelect(select: SelectStatement, compilation: Compilation, updatable: boolean): Compiled {
  const query = compileFullSelect(select.query, compilation, undefined);
  const wanted = select.forUpdate !== undefined || (updatable && !select.readOnly);
  const positioned = wanted && query.target?.hasRrn === true;
  if (select.forUpdate !== undefined && !positioned) throw new SqlError(-511, [], undefined, { position: select.at });
  const text = positioned ? withRrn(query) : finished(query, compilation);
  const sql = afterChanges(`${text}${locking(select, query, compilation)}`, compilation);
  return {
    ...common(compilation),
    sql,
    columns: query.columns.map(column => resultColumn(column)),
    positioned,
    changes: compilation.changes.length > 0,
    returnsIdentity: false,
    locks: tableLocks(select, compilation),
  };
}

/** The RRN as one more column at the end of the select list of a plain select from one table. */
function withRrn({ sql, target }: CompiledQuery): string {
  const { alias, listEnd } = target!;
  return `${sql.slice(0, listEnd)}, ${alias}.rrn AS "rrn"${sql.slice(listEnd)}`;
}

/** XML leaves as text: in binary PostgreSQL would put a declaration before it. */
function finished({ sql, columns }: CompiledQuery, compilation: Compilation): string {
  if (!columns.some(({ value }) => value.pg === 'xml')) return sql;
  const alias = compilation.alias('x');
  const items = columns.map(({ value }, index) => `${alias}."c${index + 1}"${value.pg === 'xml' ? '::text' : ''}`);
  return `SELECT ${items.join(', ')} FROM (${sql}) AS ${alias}`;
}

/** The isolation level of a statement: its own, or that of the session while it is under commitment control. */
function levelOf({ isolation }: SelectStatement, { session }: Compilation): IsolationClause['level'] {
  if (isolation !== undefined) return isolation.level;
  return session.autocommit ? 'NC' : levels[session.isolation];
}

const levels = { '*NONE': 'NC', '*CHG': 'UR', '*CS': 'CS', '*ALL': 'RS', '*RR': 'RR' } as const;

/** Rows that are read are locked as the isolation level and the clauses ask for it, where PostgreSQL can: in plain selects. */
function locking(select: SelectStatement, { target }: CompiledQuery, compilation: Compilation): string {
  if (target === undefined) return '';
  const { forUpdate, isolation, concurrency, readOnly } = select;
  const level = levelOf(select, compilation);
  const waits =
    concurrency === 'WAIT FOR OUTCOME' ||
    (concurrency === undefined && compilation.session.concurrentAccess === 'wait');
  const skip = concurrency === 'SKIP LOCKED DATA' ? ' SKIP LOCKED' : '';
  if (forUpdate !== undefined || isolation?.exclusiveLocks) return ` FOR UPDATE OF ${target.alias}${skip}`;
  const shared = isolation?.keepLocks || level === 'RS' || skip !== '' || (waits && level === 'CS' && !readOnly);
  return shared ? ` FOR SHARE OF ${target.alias}${skip}` : '';
}

/** Repeatable read keeps others from changing the tables at all, as Db2 for i does. */
function tableLocks(select: SelectStatement, compilation: Compilation): string[] {
  if (levelOf(select, compilation) !== 'RR') return [];
  return [...compilation.tables.values()]
    .filter(({ table }) => table.hasRrn)
    .map(({ table }) => `LOCK TABLE ${table.relation} IN SHARE MODE`);
}

/** TRUNCATE fires no delete triggers and can be rolled back, unless it is IMMEDIATE. Errors: -204, -150. */
export function compileTruncate({ table: name, identity }: Truncate, compilation: Compilation): Compiled {
  const table = changeableTable(name, compilation, 'delete');
  const sql = `TRUNCATE TABLE ${table.relation}${identity === undefined ? '' : ` ${identity} IDENTITY`}`;
  const nothing = { columns: undefined, positioned: false, returnsIdentity: false, locks: [] };
  return { ...common(compilation), ...nothing, sql, changes: true, countless: true };
}

/** LOCK TABLE holds to the end of the unit of work. */
export function compileLock({ table: name, mode }: LockTable, compilation: Compilation): Compiled {
  const table = resolveTable(compilation, name);
  compilation.use(table, mode === 'SHARE' ? 'select' : 'update');
  const nothing = { columns: undefined, positioned: false, returnsIdentity: false, locks: [] };
  return {
    ...common(compilation),
    ...nothing,
    sql: lockTableText(table, mode),
    changes: true,
    countless: true,
    onlyLocks: true,
  };
}

/** INSERT, UPDATE, DELETE, MERGE. */
export function compileChange(statement: Insert | Update | Delete | Merge, compilation: Compilation): Compiled {
  const change = compileDataChange(statement, compilation);
  const identity = change.table.columns.find(({ generated }) => generated?.startsWith('identity'));
  const returnsIdentity = statement.kind === 'insert' && identity !== undefined;
  const returning = returnsIdentity ? ` RETURNING ${change.alias}.${identity.relationColumn}::text AS "identity"` : '';
  return {
    ...common(compilation),
    sql: afterChanges(`${change.sql}${returning}`, compilation),
    columns: undefined,
    positioned: false,
    changes: true,
    returnsIdentity,
    locks: [],
  };
}

/** Data changes that stand inside a query are the first common tables of the whole statement. */
function afterChanges(sql: string, { changes }: Compilation): string {
  if (changes.length === 0) return sql;
  const [, recursive = '', rest] = /^WITH (RECURSIVE )?(.*)$/s.exec(sql) ?? [];
  return rest === undefined ? `WITH ${changes.join(', ')} ${sql}` : `WITH ${recursive}${changes.join(', ')}, ${rest}`;
}

function common(compilation: Compilation) {
  const markers = compilation.markers.map((marker, index) => {
    if (marker === undefined) throw new SqlError(-418, [String(index + 1)]);
    return marker;
  });
  return { parameters: compilation.parameters, markers, tables: [...compilation.tables.values()] };
}

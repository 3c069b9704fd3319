import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Emitted } from '../../../src/database/compile/emitted.ts';
import { sqlErrorOf } from '../../../src/database/diagnostics/postgres.ts';
import { SqlError } from '../../../src/database/error.ts';
import { ensureCollation } from '../../../src/database/functions/collation.ts';
import { builtIn } from '../../../src/database/functions/index.ts';
import { installLibrary } from '../../../src/database/functions/install.ts';
import { defaultAttributes, type SessionAttributes } from '../../../src/database/session/attributes.ts';
import type { FunctionCall, FunctionOption, OrderItem } from '../../../src/database/sql/ast/index.ts';
import { displayName } from '../../../src/database/types/describe.ts';
import { resolveType } from '../../../src/database/types/resolve.ts';
import { pgTypeOf, type SqlType } from '../../../src/database/types/sql-type.ts';
import type { Store } from '../../../src/store/store.ts';
import { temporaryStore } from '../../store/temporary-store.ts';

/** A store with the library `db2` and the code pages of 37 and 273. */
export async function libraryStore(t: TestContext): Promise<Store> {
  const store = await temporaryStore(t);
  await installLibrary(store);
  await Promise.all([37, 273].map(ccsid => ensureCollation(store, ccsid)));
  return store;
}

/** A value of a type as a column would be: nothing is known of it when the statement is compiled. */
export function value(text: string | null, type: SqlType): Emitted {
  const pg = pgTypeOf(type);
  const length = type.name === 'CHAR' && pg === 'bpchar' ? `(${type.length})` : '';
  const sql = text === null ? `(NULL::${pg})` : `('${text.replaceAll("'", "''")}'::${pg}${length})`;
  return { sql, type, pg, nullable: text === null };
}

/** A constant: a whole number, or a string. */
export function constant(of: number | string): Emitted {
  if (typeof of === 'number') {
    return { sql: `(${of})`, type: { name: 'INTEGER' }, pg: 'int4', nullable: false, constant: String(of) };
  }
  const type: SqlType = { name: 'VARCHAR', length: Math.max(1, of.length), ccsid: 37 };
  return { ...value(of, type), sql: `'${of.replaceAll("'", "''")}'::text`, pg: 'text', constant: of };
}

export const untypedNull: Emitted = { sql: 'NULL', type: undefined, pg: 'text', nullable: true };

export function char(text: string | null, length: number, ccsid = 37): Emitted {
  return value(text, { name: 'CHAR', length, ccsid });
}

export function varchar(text: string | null, length: number, ccsid = 37): Emitted {
  return value(text, { name: 'VARCHAR', length, ccsid });
}

export function bits(hex: string, length = hex.length / 2): Emitted {
  return value(`\\x${hex}`, { name: 'VARCHAR', length, ccsid: 65535 });
}

export function decimal(text: string | null, precision: number, scale = 0): Emitted {
  return value(text, { name: 'DECIMAL', precision, scale });
}

export function number(text: string | null, name: 'SMALLINT' | 'INTEGER' | 'BIGINT' | 'REAL' | 'DOUBLE'): Emitted {
  return value(text, { name });
}

export function moment(text: string | null, name: 'DATE' | 'TIME' | 'TIMESTAMP', precision = 6): Emitted {
  return value(text, name === 'TIMESTAMP' ? { name, precision } : { name });
}

export interface CallFacts {
  readonly session?: Partial<SessionAttributes>;
  readonly options?: readonly Partial<FunctionOption>[];
  readonly order?: readonly { readonly value: Emitted; readonly descending?: boolean }[];
  readonly distinct?: boolean;
  readonly star?: boolean;
  readonly over?: string;
  /** For names of arguments of XML functions. */
  readonly names?: readonly (string | undefined)[];
}

type Argument = Emitted | number | string;

/** The call of a built-in function, translated. */
export function emitCall(name: string, args: readonly Argument[], facts: CallFacts = {}): Emitted {
  const emitted = args.map(one => (typeof one === 'object' ? one : constant(one)));
  const found = builtIn(name, args.length);
  if (found === undefined) throw new Error(`${name} is not there`);
  const session = { ...defaultAttributes, ...facts.session };
  const call: FunctionCall = {
    kind: 'function',
    at: 0,
    name: { at: 0, name: { at: 0, name, delimited: false } },
    arguments: args.map((_, index) => {
      const given = facts.names?.[index];
      const node = { at: 0, value: { at: 0, kind: 'default' } } as const;
      return given === undefined ? node : { ...node, name: { at: 0, name: given, delimited: false } };
    }),
    ...(facts.star === true && { star: true }),
    ...(facts.distinct === true && { quantifier: 'DISTINCT' }),
    ...(facts.options && { options: facts.options.map(option => ({ at: 0, keyword: '', position: 0, ...option })) }),
  };
  return found.emit({
    ...{ call, args: emitted, session, over: facts.over ?? '', expected: undefined },
    order: facts.order?.map(({ value: key, descending }) => {
      const item = { at: 0, value: { at: 0, kind: 'default' }, descending: descending === true };
      return { value: key, item: item as unknown as OrderItem };
    }),
    translate(expression) {
      if (expression.kind === 'literal') return constant(expression.value);
      if (expression.kind === 'register') return moment('2026-11-27 13:05:09.123456', 'TIMESTAMP');
      throw new Error(`not translated here: ${expression.kind}`);
    },
    resolve(type) {
      if (type.kind !== 'built-in-type') throw new Error('not a built-in type');
      return resolveType(type, session);
    },
  });
}

export type CallCase = [name: string, args: readonly Argument[], expected: string, facts?: CallFacts];

/** All calls that give something else than expected fail the test together. */
export async function assertCalls(store: Store, cases: readonly CallCase[]): Promise<void> {
  const shownCalls = cases.map(async ([name, args, expected, facts]): Promise<[string, string, string]> => {
    const list = args.map(one => (typeof one === 'object' ? one.sql : one)).join(', ');
    return [`${name}(${list})`, await shown(store, () => emitCall(name, args, facts)), expected];
  });
  const results = await Promise.all(shownCalls);
  const wrong = results.filter(([, actual, expected]) => actual !== expected);
  assert.deepEqual(
    wrong.map(([call, actual]) => `${call} = ${actual}`),
    wrong.map(([call, , expected]) => `${call} = ${expected}`),
  );
}

/** `value : type`, or the error as `-138 22011`. Characters are in quotes, so that their blanks are seen; bytes are in hexadecimal. */
export async function shown(store: Store, emitted: Emitted | (() => Emitted), from = ''): Promise<string> {
  try {
    const { sql, type, pg } = typeof emitted === 'function' ? emitted() : emitted;
    const shape =
      pg === 'bytea' ? `upper(encode(${sql}, 'hex'))` : pg === 'bpchar' ? `db2.str(${sql})` : `(${sql})::text`;
    const { rows } = await store.query<{ shown: string | null; kind: string }>(
      `SELECT ${shape} AS shown, pg_typeof(${sql})::text AS kind ${from}`,
    );
    const { shown, kind } = rows[0]!;
    if (kind !== typeName[pg]) return `${kind} instead of ${pg}`;
    const quoted = pg === 'text' || pg === 'bpchar' ? `'${shown}'` : shown;
    return `${shown === null ? 'NULL' : quoted} : ${type === undefined ? '?' : displayName(type)}`;
  } catch (error) {
    const reported = sqlErrorOf(error);
    if (reported instanceof SqlError) {
      if (reported.sqlcode === -901) throw error;
      return `${reported.sqlcode} ${reported.sqlstate}`;
    }
    throw reported;
  }
}

const typeName: Readonly<Record<string, string>> = {
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  numeric: 'numeric',
  float4: 'real',
  float8: 'double precision',
  bpchar: 'character',
  text: 'text',
  bytea: 'bytea',
  date: 'date',
  time: 'time without time zone',
  timestamp: 'timestamp without time zone',
  bool: 'boolean',
  xml: 'xml',
};

import type { Emitted } from '../compile/emitted.ts';
import { SqlError } from '../error.ts';
import type { SessionAttributes } from '../session/attributes.ts';
import type { FunctionOption } from '../sql/ast/index.ts';
import { maximumLength } from '../types/limits.ts';
import { settled } from '../types/settle.ts';
import type { SqlType } from '../types/sql-type.ts';
import type { BuiltIn, BuiltInCall } from './built-in.ts';

/** A type for a marker, or what says it from the types of the other arguments. */
export type Expected =
  | SqlType
  | ((others: readonly (SqlType | undefined)[], session: SessionAttributes) => SqlType | undefined);

export interface Definition {
  readonly names: string | readonly string[];
  /** Number of arguments, or the least and the greatest. */
  readonly counts: number | readonly [number, number];
  /** What arguments without a type are, in order; the last one stands for all that follow. */
  readonly expected?: readonly Expected[];
  readonly volatile?: boolean;
  readonly keywords?: readonly string[];
  readonly emit: (call: BuiltInCall & { readonly name: string }) => Emitted;
}

export function scalar(definition: Definition): BuiltIn {
  return define('scalar', definition);
}

export function aggregate(definition: Definition): BuiltIn {
  return define('aggregate', definition);
}

export function olap(definition: Definition): BuiltIn {
  return define('olap', definition);
}

function define(kind: BuiltIn['kind'], definition: Definition): BuiltIn {
  const { counts: given, expected, volatile, keywords } = definition;
  const names = typeof definition.names === 'string' ? [definition.names] : definition.names;
  const counts = typeof given === 'number' ? ([given, given] as const) : ([given[0], given[1]] as const);
  const argumentType: BuiltIn['argumentType'] = (index, others, session) => {
    const one = expected?.[Math.min(index, expected.length - 1)];
    if (typeof one !== 'function') return one;
    return one(
      others.map(other => other?.type),
      session,
    );
  };
  return {
    kind,
    names,
    counts,
    ...(volatile === true && { volatile }),
    ...(keywords && { keywords: new Set(keywords) }),
    argumentType,
    emit(call) {
      const name = call.call.name.name.name;
      const count = call.args.length;
      if (count < counts[0] || count > counts[1]) throw new SqlError(-170, [name]);
      const args = call.args.map((value, index) => {
        if (value.type !== undefined) return value;
        const type = argumentType(index, call.args, call.session);
        return type === undefined ? value : settled(value, type);
      });
      return definition.emit({ ...call, args, name });
    },
  };
}

export const smallint: SqlType = { name: 'SMALLINT' };
export const integer: SqlType = { name: 'INTEGER' };
export const bigint: SqlType = { name: 'BIGINT' };
export const double: SqlType = { name: 'DOUBLE' };
export const date: SqlType = { name: 'DATE' };
export const time: SqlType = { name: 'TIME' };
export const timestamp: SqlType = { name: 'TIMESTAMP', precision: 6 };
export const decfloat34: SqlType = { name: 'DECFLOAT', precision: 34 };
export const boolean: SqlType = { name: 'BOOLEAN' };

export function decimal(precision: number, scale = 0): SqlType {
  return { name: 'DECIMAL', precision, scale };
}

export function char(length: number, ccsid: number): SqlType {
  return { name: 'CHAR', length, ccsid };
}

/** VARCHAR, or CLOB where the length is beyond it. */
export function varchar(length: number, ccsid: number): SqlType {
  if (length > maximumLength.VARCHAR!) return { name: 'CLOB', length: Math.min(length, maximumLength.CLOB!), ccsid };
  return { name: 'VARCHAR', length: Math.max(length, 1), ccsid };
}

/** What a marker is where a string of any length may stand. */
export const anyString: Expected = (_, session) => varchar(maximumLength.VARCHAR!, session.ccsid);

/** A marker takes the type of the first argument that has one. */
export const sameAsOthers: Expected = others => others.find(type => type !== undefined);

export function invalidArgument(index: number, name: string): SqlError {
  return new SqlError(-171, [index + 1, name]);
}

/** The word that stands as an argument; undefined where it is an ordinary one. */
export function keywordAt({ call, args }: BuiltInCall, index: number): string | undefined {
  return call.arguments[index]?.value.kind === 'column' ? args[index]?.constant : undefined;
}

/** The option of a call with one of these keywords. */
export function optionOf({ call }: BuiltInCall, ...keywords: readonly string[]): FunctionOption | undefined {
  return call.options?.find(({ keyword }) => keywords.includes(keyword));
}

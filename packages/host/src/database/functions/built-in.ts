import type { Emitted } from '../compile/emitted.ts';
import type { SessionAttributes } from '../session/attributes.ts';
import type { DataType, Expression, FunctionCall, OrderItem } from '../sql/ast/index.ts';
import type { SqlType } from '../types/sql-type.ts';

/** A call whose arguments are translated. */
export interface BuiltInCall {
  readonly call: FunctionCall;
  readonly args: readonly Emitted[];
  readonly session: SessionAttributes;
  /** ORDER BY inside the call, or of WITHIN GROUP. */
  readonly order?: readonly { readonly value: Emitted; readonly item: OrderItem }[] | undefined;
  readonly expected?: SqlType | undefined;
  /** ` OVER (..)`, translated: it follows the call of the aggregate or OLAP function inside what is emitted. */
  readonly over: string;
  /** Translates an expression in an option of the call; `expected` is for markers. */
  translate(expression: Expression, expected?: SqlType): Emitted;
  resolve(type: DataType): SqlType;
}

export interface BuiltIn {
  readonly kind: 'scalar' | 'aggregate' | 'olap' | 'table';
  readonly names: readonly string[];
  /** How many arguments there may be; `COUNT(*)` has none. */
  readonly counts: readonly [least: number, most: number];
  /** The value may differ from one statement to the next: not for generated columns and indexes. */
  readonly volatile?: boolean;
  /** Words that are no columns where they stand as arguments: `CHAR(D, ISO)`, `STRIP(S, LEADING, '0')`. They come as constants. */
  readonly keywords?: ReadonlySet<string>;
  /** The type of an untyped argument (marker, NULL) beside those that have one; undefined where a marker is not possible. */
  argumentType?(
    index: number,
    others: readonly (Emitted | undefined)[],
    session: SessionAttributes,
  ): SqlType | undefined;
  /** Throws SqlError -170 for a wrong number of arguments, -171 for their types. */
  emit(call: BuiltInCall): Emitted;
}

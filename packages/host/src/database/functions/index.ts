import type { Emitted } from '../compile/emitted.ts';
import type { SessionAttributes } from '../session/attributes.ts';
import type { FunctionCall, OrderItem } from '../sql/ast/index.ts';
import type { SqlType } from '../types/sql-type.ts';

/** A call whose arguments are translated. */
export interface BuiltInCall {
  readonly call: FunctionCall;
  readonly args: readonly Emitted[];
  readonly session: SessionAttributes;
  /** ORDER BY inside the call. */
  readonly order?: readonly { readonly value: Emitted; readonly item: OrderItem }[] | undefined;
  readonly expected?: SqlType | undefined;
}

export interface BuiltIn {
  readonly kind: 'scalar' | 'aggregate' | 'olap' | 'table';
  /** The type of an untyped argument beside those that have one. */
  argumentType?(index: number, others: readonly (Emitted | undefined)[]): SqlType | undefined;
  emit(call: BuiltInCall): Emitted;
}

export function builtIn(_name: string): BuiltIn | undefined {
  return undefined;
}

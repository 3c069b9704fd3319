import { SqlError, type SqlWarning } from '../../error.ts';
import { assignValue } from '../../types/assign-value.ts';
import { isBytes, isDecimal, isFloat, isInteger, isNumeric, isText } from '../../types/family.ts';
import type { SqlType, SqlValue } from '../../types/sql-type.ts';
import type { Activation } from './activation.ts';
import type { Variable } from './scope.ts';

/** What a value is assigned to: a variable of the routine, or a global one. */
export type Target = Variable | GlobalTarget;

export interface GlobalTarget {
  readonly kind: 'global';
  readonly key: string;
  readonly name: string;
  readonly type: SqlType;
}

/** What of a target decides how a value is brought into it. */
type Fitting = Pick<Variable, 'name' | 'type'> & { readonly kind: string; readonly notNull?: boolean };

/** A string was cut: 01004. */
export const truncated: SqlWarning = { sqlcode: 445, sqlstate: '01004', tokens: [] };

/** Whether the host brings a value of one type into the other as Db2 does, without PostgreSQL. */
export function isSimpleAssignment(source: SqlType | undefined, target: SqlType): boolean {
  if (source === undefined) return true;
  if (isText(source)) return isText(target);
  if (isNumeric(source) && isNumeric(target)) {
    if (source.name === 'DECFLOAT' || target.name === 'DECFLOAT') return source.name === target.name;
    return isFloat(source) ? isFloat(target) : isInteger(source) || isDecimal(source);
  }
  if (isBytes(source)) return isBytes(target) && source.name !== 'ROWID' && target.name !== 'ROWID';
  return source.name === target.name && !isText(target);
}

/**
 * The value as the variable takes it; the second is true when a string had to be cut. Source: "Retrieval assignment" and "Storage
 * assignment", SQL Reference: variables cut strings, parameters and transition variables refuse them.
 * @throws SqlError -407, -404, -304
 */
export function fitted(value: SqlValue, target: Fitting): readonly [value: SqlValue, cut: boolean] {
  const { name, type } = target;
  if (value === null) {
    if (target.notNull === true) throw new SqlError(-407, [name]);
    return [null, false];
  }
  try {
    return [assignValue(value, type, name), false];
  } catch (error) {
    if (!(error instanceof SqlError) || error.sqlcode !== -302) throw error;
    if (error.sqlstate === '22003') throw new SqlError(-304, [name], undefined, { cause: error });
    if (target.kind === 'parameter' || target.kind === 'transition')
      throw new SqlError(-404, [name], undefined, { cause: error });
    return [cut(value, type), true];
  }
}

function cut(value: SqlValue, type: SqlType): SqlValue {
  const length = (type as { length: number }).length;
  if (value instanceof Uint8Array) return value.subarray(0, length);
  let text = value as string;
  for (let size = length; ; size--) {
    text = (value as string).slice(0, size);
    // Of a CCSID with several bytes for a character fewer fit.
    try {
      return assignValue(text, type, '');
    } catch (error) {
      if (size === 0) throw error;
    }
  }
}

/** Puts values into variables, all of them or none. */
export function assignAll(run: Activation, targets: readonly Target[], values: readonly SqlValue[]): boolean {
  const all = targets.map((target, index) => fitted(values[index]!, target));
  let any = false;
  for (const [index, target] of targets.entries()) {
    const [value, wasCut] = all[index]!;
    any ||= wasCut;
    if ('slot' in target) run.values[target.slot] = value;
    else run.session.variables.set(target.key, value);
  }
  return any;
}

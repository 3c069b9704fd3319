import type { SqlType, SqlValue } from '../../../types/sql-type.ts';

/** The values of variables, by slot. */
export interface LocalValues {
  readonly values: readonly SqlValue[];
}

/** An expression that the host computes by itself. */
export interface LocalValue {
  /** undefined: NULL. */
  readonly type: SqlType | undefined;
  evaluate(run: LocalValues): SqlValue;
}

/** A search condition likewise; null is unknown. */
export type LocalCondition = (run: LocalValues) => boolean | null;

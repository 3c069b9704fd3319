import type { Requester } from '../objects/object.ts';
import type { Definition, Value } from './definition.ts';
import type { SystemValueName, SystemValueType } from './definitions/index.ts';

export interface SystemValue {
  readonly name: SystemValueName;
  readonly definition: Definition;
  readonly value: Value;
}

/** The system values as they were at one moment; a job keeps those with which it started. */
export interface SystemValueSnapshot {
  /** `QMAXSIGN` gives a number or `*NOMAX`, `QSYSLIBL` a list, `QDATFMT` text without trailing blanks. */
  get<N extends SystemValueName>(name: N): SystemValueType<N>;
}

/**
 * The system values, in memory: exact as far as this process changed them; changes of other processes arrive with a
 * notification. Those of *DATTIM are read from the clock.
 */
export interface SystemValues extends SystemValueSnapshot {
  snapshot(): SystemValueSnapshot;
  /** By any name. CPF1028 when there is no such system value. */
  describe(name: string): SystemValue;
  /** Those of a category, or all, by name. */
  list(category?: Definition['category']): SystemValue[];
  /**
   * CHGSYSVAL; a list for what is a list. CPF1028 no such value, CPF1030 it cannot be changed, CPF1831 no authority, CPF1059 too long,
   * CPF1074 not a number, CPF1076 not allowed, CPF1079 too many elements.
   */
  change(by: Requester, name: string, value: string | readonly string[]): Promise<void>;
  /** Calls back with the name of a value that any process changed. */
  onChange(listener: (name: SystemValueName) => void): () => void;
}

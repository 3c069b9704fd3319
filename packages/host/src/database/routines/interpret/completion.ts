import type { SqlValue } from '../../types/sql-type.ts';
import type { Condition } from './condition.ts';
import type { Handler } from './scope.ts';

/**
 * How a statement of SQL PL ended: undefined is normally, so that the next one follows; everything else goes up through the statements around
 * it until it is met.
 */
export type Completion =
  | undefined
  | { readonly to: 'leave' | 'iterate' | 'goto'; readonly label: string }
  | { readonly to: 'return'; readonly value: SqlValue }
  /** An EXIT or UNDO handler takes over, at the end of its compound statement. */
  | { readonly to: 'handler'; readonly handler: Handler; readonly condition: Condition };

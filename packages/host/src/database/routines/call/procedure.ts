import type { ParameterDescription } from '../../catalog/description.ts';
import type { SqlWarning } from '../../error.ts';
import type { Cursor } from '../../room.ts';
import type { Session } from '../../session/session.ts';
import type { SqlValue } from '../../types/sql-type.ts';
import type { Invocation } from './invocation.ts';

/** Something that CALL can call, whatever it is made of. */
export interface Procedure {
  readonly library: string;
  readonly name: string;
  readonly parameters: readonly ParameterDescription[];
  /** `values` has one for each parameter, in its type; NULL for those that have no input. */
  call(session: Session, values: readonly SqlValue[], invocation: Invocation): Promise<Returned>;
}

export interface Returned {
  /** Of all parameters; those of IN parameters do not count. */
  readonly values: readonly SqlValue[];
  /** What RETURN gave; 0 without. */
  readonly returnValue?: number;
  readonly resultSets: readonly Cursor[];
  readonly warnings: readonly SqlWarning[];
}

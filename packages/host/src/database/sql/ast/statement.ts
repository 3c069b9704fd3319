import type { Assignment, Delete, Insert, Merge, Truncate, Update } from './data-change.ts';
import type { DefinitionStatement } from './definition.ts';
import type { Expression, FunctionArgument, Marker } from './expression.ts';
import type { Identifier, Node, ObjectName } from './node.ts';
import type { SelectStatement } from './query.ts';
import type { Compound, CreateFunction, CreateProcedure, DeclareCursor } from './routine.ts';

/** A statement of Db2 for i SQL as a client sends it. */
export type Statement =
  | SelectStatement
  | Insert
  | Update
  | Delete
  | Merge
  | Truncate
  | DefinitionStatement
  | CreateProcedure
  | CreateFunction
  | Call
  | SetStatement
  | ValuesInto
  | Commit
  | Rollback
  | Savepoint
  | SetTransaction
  | SetRegister
  | LockTable
  | Connect
  | DeclareCursor
  | DynamicCompound;

/** `{?= call P(..)}` has `result`. */
export interface Call extends Node {
  readonly kind: 'call';
  readonly procedure: ObjectName;
  readonly arguments: readonly FunctionArgument[];
  readonly result?: Expression;
}

/** `SET :a = .., :b = ..`, `SET VARIABLE = ..`: assignments to variables. */
export interface SetStatement extends Node {
  readonly kind: 'set';
  readonly assignments: readonly Assignment[];
}

export interface ValuesInto extends Node {
  readonly kind: 'values-into';
  readonly values: readonly Expression[];
  readonly targets: readonly Expression[];
}

export interface Commit extends Node {
  readonly kind: 'commit';
  readonly hold?: boolean;
}

export interface Rollback extends Node {
  readonly kind: 'rollback';
  readonly hold?: boolean;
  readonly savepoint?: Identifier | true;
}

export interface Savepoint extends Node {
  readonly kind: 'savepoint' | 'release-savepoint';
  readonly name: Identifier;
  readonly unique?: boolean;
  readonly onRollbackRetainCursors?: boolean;
}

export interface SetTransaction extends Node {
  readonly kind: 'set-transaction';
  readonly isolation?: 'NC' | 'UR' | 'CS' | 'RS' | 'RR';
  readonly readOnly?: boolean;
}

/**
 * SET of a special register or a session option. `value` is a keyword as a string, or an expression. SET PATH has a list.
 */
export interface SetRegister extends Node {
  readonly kind: 'set-register';
  readonly register:
    | 'SCHEMA'
    | 'PATH'
    | 'CURRENT DEGREE'
    | 'CURRENT DECFLOAT ROUNDING MODE'
    | 'CURRENT DEBUG MODE'
    | 'CURRENT IMPLICIT XMLPARSE OPTION'
    | 'CURRENT TEMPORAL SYSTEM_TIME'
    | 'SESSION AUTHORIZATION'
    | 'ENCRYPTION PASSWORD'
    | 'CONNECTION'
    | 'RESULT SETS'
    | 'OPTION';
  readonly values: readonly (string | Expression)[];
}

export interface LockTable extends Node {
  readonly kind: 'lock-table';
  readonly table: ObjectName;
  readonly mode: 'SHARE' | 'EXCLUSIVE' | 'EXCLUSIVE ALLOW READ';
}

export interface Connect extends Node {
  readonly kind: 'connect' | 'disconnect' | 'release-connection';
  readonly to?: Identifier | Marker | 'ALL' | 'CURRENT' | 'RESET';
  readonly user?: Expression;
  readonly password?: Expression;
}

/** `BEGIN .. END` prepared as a statement. */
export interface DynamicCompound extends Node {
  readonly kind: 'dynamic-compound';
  readonly body: Compound;
}

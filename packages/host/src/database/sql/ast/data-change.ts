import type { Expression } from './expression.ts';
import type { Identifier, Node, ObjectName } from './node.ts';
import type { Correlation, FullSelect, IsolationClause, OrderItem, TableReference, Values } from './query.ts';
import type { DataType } from './type.ts';

/** `INCLUDE (C INTEGER)` inside FINAL TABLE. */
export interface IncludeColumn extends Node {
  readonly name: Identifier;
  readonly type: DataType;
}

export interface Insert extends Node {
  readonly kind: 'insert';
  readonly table: ObjectName;
  readonly columns?: readonly Identifier[];
  readonly include?: readonly IncludeColumn[];
  readonly override?: 'SYSTEM' | 'USER';
  readonly source:
    | Values
    | (Node & { readonly kind: 'query'; readonly query: FullSelect })
    /** `DEFAULT VALUES`. */
    | (Node & { readonly kind: 'defaults' });
  /** `VALUES .. FOR n ROWS`, `? ROWS VALUES (..)` of a blocked insert. */
  readonly blockRows?: Expression;
  readonly isolation?: IsolationClause;
}

/** `C = e`, `(A, B) = (e, f)`, `(A, B) = (select ..)`, `ROW = (select ..)`. */
export interface Assignment extends Node {
  /** Empty for `ROW`. In SQL PL targets are variables, parameters and array elements. */
  readonly targets: readonly Expression[];
  readonly values: readonly Expression[] | FullSelect;
}

export interface Update extends Node {
  readonly kind: 'update';
  readonly table: ObjectName;
  readonly correlation?: Correlation;
  readonly include?: readonly IncludeColumn[];
  readonly override?: 'SYSTEM' | 'USER';
  readonly assignments: readonly Assignment[];
  readonly from?: readonly TableReference[];
  readonly where?: Expression;
  /** `WHERE CURRENT OF cursor`. */
  readonly currentOf?: Identifier;
  readonly order?: readonly OrderItem[];
  readonly offset?: Expression;
  readonly limit?: Expression;
  readonly isolation?: IsolationClause;
  readonly skipLocked?: boolean;
}

export interface Delete extends Node {
  readonly kind: 'delete';
  readonly table: ObjectName;
  readonly correlation?: Correlation;
  readonly include?: readonly IncludeColumn[];
  readonly where?: Expression;
  readonly currentOf?: Identifier;
  readonly order?: readonly OrderItem[];
  readonly offset?: Expression;
  readonly limit?: Expression;
  readonly isolation?: IsolationClause;
  readonly skipLocked?: boolean;
}

export interface Merge extends Node {
  readonly kind: 'merge';
  readonly table: ObjectName;
  readonly correlation?: Correlation;
  readonly include?: readonly IncludeColumn[];
  readonly using: TableReference;
  readonly on: Expression;
  readonly branches: readonly MergeBranch[];
  readonly elseIgnore?: boolean;
  readonly notAtomic?: boolean;
  readonly isolation?: IsolationClause;
}

export interface MergeBranch extends Node {
  readonly matched: boolean;
  readonly condition?: Expression;
  readonly action:
    | (Node & { readonly kind: 'update'; readonly assignments: readonly Assignment[] })
    | (Node & { readonly kind: 'delete' })
    | (Node & {
        readonly kind: 'insert';
        readonly columns?: readonly Identifier[];
        readonly values: readonly Expression[];
      })
    | (Node & { readonly kind: 'signal'; readonly sqlstate: string; readonly message?: Expression });
}

export interface Truncate extends Node {
  readonly kind: 'truncate';
  readonly table: ObjectName;
  readonly storage?: 'DROP' | 'REUSE';
  readonly identity?: 'CONTINUE' | 'RESTART';
  readonly deleteTriggers?: 'IGNORE' | 'RESTRICT';
  readonly immediate?: boolean;
}

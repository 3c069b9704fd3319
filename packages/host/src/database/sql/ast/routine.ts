import type { Creation } from './definition.ts';
import type { Expression } from './expression.ts';
import type { Identifier, Node, ObjectName } from './node.ts';
import type { SelectStatement } from './query.ts';
import type { Statement } from './statement.ts';
import type { DataType } from './type.ts';

export interface Parameter extends Node {
  readonly mode: 'IN' | 'OUT' | 'INOUT';
  /** Parameters of external routines may have no name. */
  readonly name?: Identifier;
  readonly type: DataType;
  readonly default?: Expression;
  readonly asLocator?: boolean;
  /** `XML AS CLOB(1M)`: what an external routine gets. */
  readonly as?: DataType;
}

/** What stands between the parameters and the body, in any order. Absent means the text says nothing. */
export interface RoutineOptions {
  readonly language?: string;
  readonly specific?: ObjectName;
  readonly deterministic?: boolean;
  readonly sqlAccess?: 'NO SQL' | 'CONTAINS SQL' | 'READS SQL DATA' | 'MODIFIES SQL DATA';
  readonly calledOnNull?: boolean;
  readonly resultSets?: number;
  readonly external?: { readonly name?: string | ObjectName };
  readonly parameterStyle?: string;
  readonly externalAction?: boolean;
  readonly autonomous?: boolean;
  readonly commitOnReturn?: boolean;
  readonly program?: { readonly type: 'MAIN' | 'SUB' };
  readonly cardinality?: number;
  /** Everything else, as written: `SET OPTION ..`, `DBINFO`, `FENCED`, `ALLOW PARALLEL`, `STATEMENT DETERMINISTIC` ... */
  readonly other: readonly string[];
}

export interface CreateProcedure extends Creation {
  readonly kind: 'create-procedure';
  readonly parameters: readonly Parameter[];
  readonly options: RoutineOptions;
  /** Absent for external procedures. */
  readonly body?: PlStatement;
  /** The text of the body, for the catalog. */
  readonly bodyText?: string;
}

export interface CreateFunction extends Creation {
  readonly kind: 'create-function';
  readonly parameters: readonly Parameter[];
  readonly returns:
    | (Node & { readonly kind: 'scalar'; readonly type: DataType; readonly castFrom?: DataType })
    | (Node & {
        readonly kind: 'table';
        readonly columns: readonly (Node & { readonly name: Identifier; readonly type: DataType })[];
      });
  readonly options: RoutineOptions;
  readonly source?: ObjectName;
  readonly body?: PlStatement;
  readonly bodyText?: string;
}

/** `BEGIN [ATOMIC] .. END`. */
export interface Compound extends Node {
  readonly kind: 'compound';
  readonly label?: Identifier;
  readonly atomic?: boolean;
  readonly declarations: readonly Declaration[];
  readonly statements: readonly PlStatement[];
}

export type Declaration = Node &
  (
    | {
        readonly kind: 'declare-variable';
        readonly names: readonly Identifier[];
        readonly type: DataType | 'SQLSTATE' | 'SQLCODE';
        readonly default?: Expression;
        readonly constant?: boolean;
        readonly notNull?: boolean;
      }
    | { readonly kind: 'declare-condition'; readonly name: Identifier; readonly sqlstate?: string }
    | DeclareCursor
    | { readonly kind: 'declare-statement'; readonly names: readonly Identifier[] }
    | {
        readonly kind: 'declare-handler';
        readonly type: 'CONTINUE' | 'EXIT' | 'UNDO';
        readonly conditions: readonly HandlerCondition[];
        readonly action: PlStatement;
      }
  );

export type HandlerCondition =
  | { readonly kind: 'sqlstate'; readonly sqlstate: string }
  | { readonly kind: 'name'; readonly name: Identifier }
  | { readonly kind: 'SQLEXCEPTION' | 'SQLWARNING' | 'NOT FOUND' };

export interface DeclareCursor extends Node {
  readonly kind: 'declare-cursor';
  readonly name: Identifier;
  readonly scroll?: boolean;
  readonly sensitivity?: 'ASENSITIVE' | 'INSENSITIVE' | 'SENSITIVE';
  readonly hold?: boolean;
  readonly return?: 'CALLER' | 'CLIENT';
  readonly rowset?: boolean;
  readonly query: SelectStatement | Identifier;
}

/** A statement of SQL PL, or any statement of SQL. */
export type PlStatement =
  | Statement
  | Compound
  | (Node & {
      readonly kind: 'if';
      readonly branches: readonly { readonly condition: Expression; readonly statements: readonly PlStatement[] }[];
      readonly otherwise?: readonly PlStatement[];
    })
  | (Node & {
      readonly kind: 'case-statement';
      readonly operand?: Expression;
      readonly branches: readonly { readonly when: Expression; readonly statements: readonly PlStatement[] }[];
      readonly otherwise?: readonly PlStatement[];
    })
  | (Node & {
      readonly kind: 'while';
      readonly label?: Identifier;
      readonly condition: Expression;
      readonly statements: readonly PlStatement[];
    })
  | (Node & {
      readonly kind: 'repeat';
      readonly label?: Identifier;
      readonly until: Expression;
      readonly statements: readonly PlStatement[];
    })
  | (Node & { readonly kind: 'loop'; readonly label?: Identifier; readonly statements: readonly PlStatement[] })
  | (Node & {
      readonly kind: 'for';
      readonly label?: Identifier;
      readonly variable?: Identifier;
      readonly cursor?: Identifier;
      readonly hold?: boolean;
      readonly query: SelectStatement;
      readonly statements: readonly PlStatement[];
    })
  | (Node & { readonly kind: 'leave' | 'iterate' | 'goto'; readonly label: Identifier })
  | (Node & { readonly kind: 'labeled'; readonly label: Identifier; readonly statement: PlStatement })
  | (Node & { readonly kind: 'return'; readonly value?: Expression; readonly query?: SelectStatement })
  | (Node & {
      readonly kind: 'signal' | 'resignal';
      readonly sqlstate?: string | Expression;
      readonly condition?: Identifier;
      readonly items: readonly { readonly name: string; readonly value: Expression }[];
    })
  | (Node & {
      readonly kind: 'get-diagnostics';
      readonly stacked?: boolean;
      readonly condition?: Expression;
      readonly items: readonly { readonly target: Expression; readonly name: string }[];
    })
  | (Node & { readonly kind: 'open'; readonly cursor: Identifier; readonly using?: readonly Expression[] })
  | (Node & {
      readonly kind: 'fetch';
      readonly cursor: Identifier;
      readonly orientation?: string;
      readonly offset?: Expression;
      readonly into?: readonly Expression[];
      readonly rows?: Expression;
    })
  | (Node & { readonly kind: 'close'; readonly cursor: Identifier })
  | (Node & {
      readonly kind: 'prepare';
      readonly name: Identifier;
      readonly from: Expression;
      readonly into?: Expression;
    })
  | (Node & { readonly kind: 'execute'; readonly name: Identifier; readonly using?: readonly Expression[] })
  | (Node & { readonly kind: 'execute-immediate'; readonly text: Expression })
  | (Node & {
      readonly kind: 'associate-locators';
      readonly locators: readonly Identifier[];
      readonly procedure: ObjectName;
    })
  | (Node & { readonly kind: 'allocate-cursor'; readonly name: Identifier; readonly locator: Identifier })
  | (Node & { readonly kind: 'pipe'; readonly values: readonly Expression[] });

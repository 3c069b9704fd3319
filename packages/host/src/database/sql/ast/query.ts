import type { Delete, Insert, Merge, Update } from './data-change.ts';
import type { Expression, FunctionCall } from './expression.ts';
import type { Identifier, Node, ObjectName } from './node.ts';
import type { DataType } from './type.ts';

/** A query with what may stand around it in any order: a select statement, or the query of a cursor, view or INSERT. */
export interface SelectStatement extends Node {
  readonly kind: 'select';
  readonly query: FullSelect;
  /** `FOR UPDATE [OF ..]`; an empty list when no columns are named. */
  readonly forUpdate?: readonly Identifier[];
  /** `FOR READ ONLY`, `FOR FETCH ONLY`. */
  readonly readOnly?: boolean;
  readonly optimizeFor?: number | 'ALL';
  readonly isolation?: IsolationClause;
  readonly concurrency?: 'SKIP LOCKED DATA' | 'USE CURRENTLY COMMITTED' | 'WAIT FOR OUTCOME';
}

export interface IsolationClause extends Node {
  readonly level: 'NC' | 'UR' | 'CS' | 'RS' | 'RR';
  readonly keepLocks?: boolean;
  /** `USE AND KEEP EXCLUSIVE LOCKS`. */
  readonly exclusiveLocks?: boolean;
}

/** `[WITH ..] body [ORDER BY ..] [OFFSET ..] [FETCH FIRST ..]`. A bracketed one may be an operand of another. */
export interface FullSelect extends Node {
  readonly with?: readonly CommonTable[];
  readonly body: QueryBody;
  readonly order?: readonly OrderItem[];
  /** `ORDER OF T`, `ORDER BY INPUT SEQUENCE`. */
  readonly orderOf?: Identifier | 'INPUT SEQUENCE';
  readonly offset?: Expression;
  /** `FETCH FIRST n ROWS ONLY`, `LIMIT n`. */
  readonly limit?: Expression;
}

export type QueryBody =
  | SubSelect
  | SetOperation
  | Values
  | (Node & { readonly kind: 'nested'; readonly query: FullSelect });

export interface SetOperation extends Node {
  readonly kind: 'set';
  readonly operator: 'UNION' | 'EXCEPT' | 'INTERSECT';
  readonly all: boolean;
  readonly left: QueryBody;
  readonly right: QueryBody;
}

/** `VALUES 1, 2` is two rows of one column. */
export interface Values extends Node {
  readonly kind: 'values';
  readonly rows: readonly (readonly Expression[])[];
}

export interface SubSelect extends Node {
  readonly kind: 'subselect';
  readonly quantifier?: 'ALL' | 'DISTINCT';
  readonly items: readonly SelectItem[];
  /** Targets of SELECT INTO. */
  readonly into?: readonly Expression[];
  /** Absent for a select without FROM, which Db2 for i does not know but 7.5 `VALUES` covers. */
  readonly from: readonly TableReference[];
  readonly where?: Expression;
  readonly group?: GroupBy;
  readonly having?: Expression;
  readonly hierarchy?: Hierarchy;
}

export type SelectItem =
  | (Node & { readonly kind: 'all'; readonly qualifier?: ObjectName })
  | (Node & { readonly kind: 'item'; readonly value: Expression; readonly alias?: Identifier })
  /** JTOpen's `*SQLGENCOLUMNS`: the generated columns of the table that was inserted into. */
  | (Node & { readonly kind: 'generated-columns' });

export interface GroupBy extends Node {
  readonly distinct?: boolean;
  readonly items: readonly GroupItem[];
}

export type GroupItem =
  | (Node & { readonly kind: 'group'; readonly items: readonly Expression[] })
  | (Node & { readonly kind: 'rollup' | 'cube'; readonly items: readonly (readonly Expression[])[] })
  | (Node & { readonly kind: 'grouping-sets'; readonly items: readonly GroupItem[] });

/** `START WITH .. CONNECT BY ..`. */
export interface Hierarchy extends Node {
  readonly startWith?: Expression;
  readonly connectBy: Expression;
  readonly noCycle?: boolean;
  readonly siblingsOrder?: readonly OrderItem[];
}

export interface OrderItem extends Node {
  /** An integer literal is the position of a column. */
  readonly value: Expression;
  readonly descending?: boolean;
  readonly nulls?: 'FIRST' | 'LAST';
}

export interface CommonTable extends Node {
  readonly name: Identifier;
  readonly columns?: readonly Identifier[];
  readonly query: FullSelect;
  readonly recursive?: boolean;
  /** `SEARCH DEPTH FIRST BY .. SET ..`. */
  readonly search?: { readonly breadthFirst: boolean; readonly by: readonly OrderItem[]; readonly set: Identifier };
  readonly cycle?: {
    readonly columns: readonly Identifier[];
    readonly set: Identifier;
    readonly to: Expression;
    readonly default: Expression;
    readonly using?: Identifier;
  };
}

export interface Correlation extends Node {
  readonly name: Identifier;
  readonly columns?: readonly Identifier[];
}

export type TableReference =
  | TableName
  | DerivedTable
  | TableFunction
  | DataChangeTable
  | CollectionTable
  | JsonTable
  | XmlTable
  | ValuesTable
  | Join;

export interface TableName extends Node {
  readonly kind: 'table';
  readonly name: ObjectName;
  readonly correlation?: Correlation;
  /** `FOR SYSTEM_TIME AS OF ..`. */
  readonly period?: {
    readonly kind: 'AS OF' | 'FROM' | 'BETWEEN';
    readonly from: Expression;
    readonly to?: Expression;
  };
  /** `TABLESAMPLE`, `PARTITION (..)`. */
  readonly partitions?: readonly (Identifier | number)[];
  readonly sample?: {
    readonly method: 'BERNOULLI' | 'SYSTEM';
    readonly percent: Expression;
    readonly seed?: Expression;
  };
}

/** `(select ..) AS T`, `LATERAL (..)`, `TABLE (select ..)`. */
export interface DerivedTable extends Node {
  readonly kind: 'derived';
  readonly query: FullSelect;
  readonly lateral: boolean;
  readonly correlation?: Correlation;
}

/** `TABLE(f(..)) AS T`. */
export interface TableFunction extends Node {
  readonly kind: 'table-function';
  readonly call: FunctionCall;
  readonly correlation?: Correlation;
  readonly ordinality?: boolean;
}

/** `FINAL TABLE (INSERT ..)`. */
export interface DataChangeTable extends Node {
  readonly kind: 'data-change';
  readonly which: 'FINAL' | 'NEW' | 'OLD';
  readonly statement: Insert | Update | Delete | Merge;
  readonly correlation?: Correlation;
}

/** `UNNEST(array) WITH ORDINALITY`. */
export interface CollectionTable extends Node {
  readonly kind: 'unnest';
  readonly arrays: readonly Expression[];
  readonly ordinality?: boolean;
  readonly correlation?: Correlation;
}

export interface ValuesTable extends Node {
  readonly kind: 'values-table';
  readonly values: Values;
  readonly correlation?: Correlation;
}

export interface JsonTable extends Node {
  readonly kind: 'json-table';
  readonly value: Expression;
  readonly formatJson?: boolean;
  readonly path: Expression;
  readonly pathName?: Identifier;
  readonly columns: readonly JsonColumn[];
  readonly onError?: 'ERROR' | 'EMPTY';
  readonly correlation?: Correlation;
}

export type JsonColumn =
  | (Node & {
      readonly kind: 'json-column';
      readonly name: Identifier;
      readonly type: DataType;
      readonly formatJson?: boolean;
      readonly exists?: boolean;
      readonly path?: Expression;
      readonly wrapper?: 'WITH' | 'WITH CONDITIONAL' | 'WITHOUT';
      readonly quotes?: 'KEEP' | 'OMIT';
      readonly onEmpty?: OnCondition;
      readonly onError?: OnCondition;
    })
  | (Node & { readonly kind: 'json-ordinality'; readonly name: Identifier })
  | (Node & { readonly kind: 'json-nested'; readonly path: Expression; readonly columns: readonly JsonColumn[] });

export interface OnCondition {
  readonly action: 'NULL' | 'ERROR' | 'DEFAULT' | 'EMPTY ARRAY' | 'EMPTY OBJECT';
  readonly value?: Expression;
}

export interface XmlTable extends Node {
  readonly kind: 'xml-table';
  readonly namespaces?: readonly { readonly uri: Expression; readonly prefix?: Identifier }[];
  readonly path: Expression;
  readonly passing: readonly { readonly value: Expression; readonly alias?: Identifier }[];
  readonly columns: readonly (Node & {
    readonly name: Identifier;
    readonly type?: DataType;
    readonly ordinality?: boolean;
    readonly path?: Expression;
    readonly default?: Expression;
  })[];
  readonly correlation?: Correlation;
}

export interface Join extends Node {
  readonly kind: 'join';
  readonly type: 'INNER' | 'LEFT' | 'RIGHT' | 'FULL' | 'CROSS' | 'LEFT EXCEPTION' | 'RIGHT EXCEPTION';
  readonly left: TableReference;
  readonly right: TableReference;
  readonly on?: Expression;
  readonly using?: readonly Identifier[];
}

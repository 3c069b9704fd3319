import type { Identifier, Node, ObjectName } from './node.ts';
import type { FullSelect, OrderItem } from './query.ts';
import type { DataType } from './type.ts';

export type Expression =
  | Literal
  | ColumnReference
  | Marker
  | SpecialRegister
  | Unary
  | Binary
  | LabeledDuration
  | FunctionCall
  | Cast
  | Case
  | ScalarSubquery
  | SequenceReference
  | RowChange
  | ArrayElement
  | ArrayConstructor
  | RowExpression
  | Default
  | Predicate;

/**
 * A constant. `value` is its text without quotes and prefix, with doubled quotes undone, hexadecimal digits as written; numbers
 * as written but with `.` as their decimal point.
 */
export interface Literal extends Node {
  readonly kind: 'literal';
  readonly type:
    | 'string' // 'a'
    | 'hex' // X'C1': character, unless the session says otherwise
    | 'binary' // BX'C1'
    | 'graphic' // G'..' N'..'
    | 'graphic-hex' // GX'..'
    | 'unicode-hex' // UX'..'
    | 'integer' // 1
    | 'decimal' // 1.0
    | 'float' // 1E0
    | 'date' // DATE '..', {d '..'}
    | 'time' // TIME '..', {t '..'}
    | 'timestamp' // TIMESTAMP '..', {ts '..'}
    | 'boolean' // TRUE, FALSE
    | 'null';
  readonly value: string;
}

/** `C`, `T.C`, `LIB.T.C`; also `T.*` in select lists, which is no expression. May turn out to be a variable or a parameter. */
export interface ColumnReference extends Node {
  readonly kind: 'column';
  /** Correlation or table name, with its schema when there is one. */
  readonly qualifier?: ObjectName;
  readonly name: Identifier;
}

/** `?`, `:NAME`, `:NAME:INDICATOR`. `index` counts the markers of the statement from 0. */
export interface Marker extends Node {
  readonly kind: 'marker';
  readonly index: number;
  readonly name?: string;
  readonly indicator?: string;
}

/** `CURRENT DATE`, `CURRENT_DATE`, `USER` ... under the name with a blank: `CURRENT DATE`. */
export interface SpecialRegister extends Node {
  readonly kind: 'register';
  readonly name: RegisterName;
  /** `CURRENT TIMESTAMP(12)`. */
  readonly precision?: number;
}

export type RegisterName =
  | 'CURRENT DATE'
  | 'CURRENT TIME'
  | 'CURRENT TIMESTAMP'
  | 'CURRENT TIMEZONE'
  | 'CURRENT SCHEMA'
  | 'CURRENT PATH'
  | 'CURRENT SERVER'
  | 'CURRENT USER'
  | 'SESSION USER'
  | 'SYSTEM USER'
  | 'USER'
  | 'CURRENT DEGREE'
  | 'CURRENT DECFLOAT ROUNDING MODE'
  | 'CURRENT DEBUG MODE'
  | 'CURRENT IMPLICIT XMLPARSE OPTION'
  | 'CURRENT TEMPORAL SYSTEM_TIME'
  | 'CURRENT CLIENT_ACCTNG'
  | 'CURRENT CLIENT_APPLNAME'
  | 'CURRENT CLIENT_PROGRAMID'
  | 'CURRENT CLIENT_USERID'
  | 'CURRENT CLIENT_WRKSTNNAME'
  /** Written as a function: what its call means. */
  | 'IDENTITY_VAL_LOCAL';

export interface Unary extends Node {
  readonly kind: 'unary';
  /** PRIOR and CONNECT_BY_ROOT stand in hierarchical queries only. */
  readonly operator: '+' | '-' | 'PRIOR' | 'CONNECT_BY_ROOT';
  readonly operand: Expression;
}

export interface Binary extends Node {
  readonly kind: 'binary';
  /** `CONCAT` and `!!` are `||`. */
  readonly operator: '+' | '-' | '*' | '/' | '**' | '||';
  readonly left: Expression;
  readonly right: Expression;
}

export type DurationUnit = 'YEARS' | 'MONTHS' | 'DAYS' | 'HOURS' | 'MINUTES' | 'SECONDS' | 'MICROSECONDS';

/** `2 MONTHS`: an operand of + and - only. */
export interface LabeledDuration extends Node {
  readonly kind: 'duration';
  readonly value: Expression;
  readonly unit: DurationUnit;
}

/** Scalar, aggregate, OLAP or table function. */
export interface FunctionCall extends Node {
  readonly kind: 'function';
  readonly name: ObjectName;
  readonly arguments: readonly FunctionArgument[];
  /** `COUNT(*)`. */
  readonly star?: boolean;
  /** `COUNT(DISTINCT x)`. */
  readonly quantifier?: 'ALL' | 'DISTINCT';
  /** `WITHIN GROUP (ORDER BY ..)`, `ARRAY_AGG(x ORDER BY ..)`, `XMLAGG(x ORDER BY ..)`. */
  readonly order?: readonly OrderItem[];
  readonly over?: WindowSpecification;
  readonly nulls?: 'RESPECT' | 'IGNORE';
  /**
   * Keywords inside or behind the brackets that belong to one function only, in order, folded. The arguments are always in the order of the
   * form with commas:
   * - `TRIM(LEADING c FROM x)`: x, c; LEADING. `TRIM(c FROM x)`: x, c; FROM. `EXTRACT(YEAR FROM d)`: d; YEAR.
   * - `POSITION(a IN b USING OCTETS)`: a, b; OCTETS. `SUBSTRING(x FROM a FOR b)`: x, a, b. `OVERLAY(x PLACING y FROM a)`: x, y, a.
   * - `LISTAGG(x, s ON OVERFLOW TRUNCATE e WITH COUNT)`: ON OVERFLOW TRUNCATE with its value, WITH COUNT.
   * - `INTERPRET(x AS t)`, `XMLSERIALIZE(x AS t)`: AS with its type. `XMLPARSE(DOCUMENT x STRIP WHITESPACE)`: DOCUMENT, STRIP WHITESPACE.
   * - `XMLELEMENT(NAME n, a, b)`: a, b; NAME with the name as a column. `XMLFOREST(a AS n)`: the name of an argument is what AS says.
   * - `JSON_OBJECT(KEY k VALUE v FORMAT JSON, ..)`: k, v, ..; FORMAT JSON at the position of v.
   * - `JSON_VALUE(x, p RETURNING t DEFAULT e ON EMPTY)`: RETURNING with its type, DEFAULT ON EMPTY with its value.
   */
  readonly options?: readonly FunctionOption[];
}

export interface FunctionArgument extends Node {
  /** `name => value`. */
  readonly name?: Identifier;
  readonly value: Expression;
}

/** `keyword` is folded and has single blanks: `ON OVERFLOW TRUNCATE`, `KEY`, `RETURNING`, `NULL ON NULL`. */
export interface FunctionOption extends Node {
  readonly keyword: string;
  readonly value?: Expression;
  readonly type?: DataType;
  readonly items?: readonly FunctionOption[];
  /** Which argument it stands behind; -1 before the first. */
  readonly position: number;
}

export interface WindowSpecification extends Node {
  readonly partition: readonly Expression[];
  readonly order: readonly OrderItem[];
  readonly frame?: WindowFrame;
}

export interface WindowFrame {
  readonly unit: 'ROWS' | 'RANGE' | 'GROUPS';
  readonly start: FrameBound;
  readonly end?: FrameBound;
}

export interface FrameBound {
  readonly bound: 'UNBOUNDED PRECEDING' | 'PRECEDING' | 'CURRENT ROW' | 'FOLLOWING' | 'UNBOUNDED FOLLOWING';
  readonly offset?: Expression;
}

/** `CAST(x AS type)`, `XMLCAST`, `CAST(NULL AS ..)`. */
export interface Cast extends Node {
  readonly kind: 'cast';
  readonly value: Expression;
  readonly type: DataType;
  readonly xml?: boolean;
}

export interface Case extends Node {
  readonly kind: 'case';
  /** The operand of a simple CASE. */
  readonly operand?: Expression;
  readonly branches: readonly { readonly when: Expression; readonly then: Expression }[];
  readonly otherwise?: Expression;
}

export interface ScalarSubquery extends Node {
  readonly kind: 'subquery';
  readonly query: FullSelect;
}

export interface SequenceReference extends Node {
  readonly kind: 'sequence';
  readonly which: 'NEXT' | 'PREVIOUS';
  readonly name: ObjectName;
}

/** `ROW CHANGE TIMESTAMP FOR T`, `ROW CHANGE TOKEN FOR T`. */
export interface RowChange extends Node {
  readonly kind: 'row-change';
  readonly what: 'TIMESTAMP' | 'TOKEN';
  readonly table: Identifier;
}

/** `A[1]`. */
export interface ArrayElement extends Node {
  readonly kind: 'element';
  readonly array: Expression;
  readonly index: Expression;
}

/** `ARRAY[1, 2]` has `items`, `ARRAY[SELECT ..]` has `query`. */
export interface ArrayConstructor extends Node {
  readonly kind: 'array';
  readonly items?: readonly Expression[];
  readonly query?: FullSelect;
}

/** `(a, b)`: an operand of row comparisons, IN and SET only. */
export interface RowExpression extends Node {
  readonly kind: 'row';
  readonly items: readonly Expression[];
}

/** DEFAULT in VALUES and SET. */
export interface Default extends Node {
  readonly kind: 'default';
}

export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type Predicate =
  | (Node & { readonly kind: 'not'; readonly operand: Expression })
  | (Node & { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression })
  | (Node & {
      readonly kind: 'compare';
      readonly operator: ComparisonOperator;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Node & {
      readonly kind: 'quantified';
      readonly operator: ComparisonOperator;
      readonly quantifier: 'ALL' | 'ANY';
      readonly left: Expression;
      readonly query: FullSelect;
    })
  | (Node & {
      readonly kind: 'distinct-from';
      readonly negated: boolean;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Node & {
      readonly kind: 'between';
      readonly negated: boolean;
      readonly operand: Expression;
      readonly low: Expression;
      readonly high: Expression;
    })
  | (Node & {
      readonly kind: 'in';
      readonly negated: boolean;
      readonly operand: Expression;
      readonly list?: readonly Expression[];
      readonly query?: FullSelect;
    })
  | (Node & {
      readonly kind: 'like';
      readonly negated: boolean;
      readonly operand: Expression;
      readonly pattern: Expression;
      readonly escape?: Expression;
    })
  | (Node & {
      readonly kind: 'regexp-like';
      readonly arguments: readonly Expression[];
    })
  | (Node & { readonly kind: 'exists'; readonly query: FullSelect })
  | (Node & { readonly kind: 'is-null'; readonly negated: boolean; readonly operand: Expression })
  | (Node & {
      readonly kind: 'is-boolean';
      readonly negated: boolean;
      readonly operand: Expression;
      readonly value: 'TRUE' | 'FALSE' | 'UNKNOWN';
    })
  | (Node & {
      readonly kind: 'is-json';
      readonly negated: boolean;
      readonly operand: Expression;
      readonly what?: 'VALUE' | 'OBJECT' | 'ARRAY' | 'SCALAR';
      readonly uniqueKeys?: boolean;
    })
  | (Node & {
      readonly kind: 'json-exists';
      readonly operand: Expression;
      readonly path: Expression;
      readonly onError?: 'TRUE' | 'FALSE' | 'UNKNOWN' | 'ERROR';
    })
  | (Node & { readonly kind: 'array-exists'; readonly array: Expression; readonly index: Expression })
  | (Node & { readonly kind: 'trigger-event'; readonly event: 'INSERTING' | 'UPDATING' | 'DELETING' });

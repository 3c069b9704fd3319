import type { SqlType } from '../types/sql-type.ts';

/** What the compiler needs to know of a table, view or alias. */
export interface TableDescription {
  /** Id of its *FILE object. */
  readonly id: bigint;
  readonly library: string;
  /** SQL name, up to 128 characters. */
  readonly name: string;
  /** Name of the *FILE object, at most 10 characters. */
  readonly systemName: string;
  readonly type: 'TABLE' | 'VIEW' | 'ALIAS' | 'PHYSICAL' | 'LOGICAL';
  /** How it is called in PostgreSQL, quoted and qualified: `"SHOP"."ORDERS"`. */
  readonly relation: string;
  readonly columns: readonly ColumnDescription[];
  /** Of an alias. */
  readonly target?: { readonly library: string; readonly name: string; readonly member?: string };
  /** False for views through which nothing can be changed, and for the tables of the system. */
  readonly updatable: boolean;
  /** The relation has the hidden column `rrn`. */
  readonly hasRrn: boolean;
  /** Its rows come from the host: there is no relation in PostgreSQL. */
  readonly hostRows?: boolean;
}

export interface ColumnDescription {
  readonly name: string;
  readonly systemName: string;
  /** Quoted: `"PRICE"`. */
  readonly relationColumn: string;
  readonly type: SqlType;
  readonly nullable: boolean;
  /** PostgreSQL has a default for it, be it NULL; false for NOT NULL without a default. */
  readonly hasDefault: boolean;
  readonly generated?: 'identity always' | 'identity by default' | 'row change timestamp' | 'expression' | 'rowid';
  /** IMPLICITLY HIDDEN: not in `SELECT *` and in the implicit column list of INSERT. */
  readonly hidden: boolean;
  /** LABEL ON .. IS: the column heading, 3 times 20 characters at most; and LABEL ON .. TEXT IS. */
  readonly heading?: string;
  readonly text?: string;
  /** The type by which it was declared; `type` is then the source of that. */
  readonly distinctType?: { readonly library: string; readonly name: string };
}

/** What the compiler needs to know of a routine. Overloads share a name. */
export interface RoutineDescription {
  readonly id: bigint;
  readonly library: string;
  readonly name: string;
  readonly specificName: string;
  readonly type: 'PROCEDURE' | 'FUNCTION' | 'TABLE FUNCTION' | 'AGGREGATE';
  readonly parameters: readonly ParameterDescription[];
  readonly returns?: SqlType;
  readonly columns?: readonly { readonly name: string; readonly type: SqlType }[];
  /** Of functions that PostgreSQL runs: quoted and qualified. */
  readonly relation?: string;
  readonly resultSets: number;
  /** `SQL`, or that of an external program. */
  readonly language: string;
  /** `LIB/PGM` or `LIB/SRVPGM(ENTRY)`. */
  readonly externalName?: string;
  /** Of an external one: `SQL`, `GENERAL` ... */
  readonly parameterStyle?: string;
  /** The text of the statement that made it. Its names mean what they meant then: */
  readonly definition?: string;
  readonly naming: 'sql' | 'system';
  readonly defaultSchema?: string;
  readonly deterministic: boolean;
  readonly calledOnNull: boolean;
  readonly sqlAccess: string;
  /** The object to which EXECUTE is needed, as the object room calls it. */
  readonly object: RoutineObject;
}

export interface RoutineObject {
  readonly name: string;
  readonly library: string;
  readonly type: `*${string}`;
  readonly owner: string;
}

export interface ParameterDescription {
  readonly name: string;
  readonly mode: 'IN' | 'OUT' | 'INOUT';
  readonly type: SqlType;
  /** SQL text; may be left out in a call then. */
  readonly default?: string;
}

export interface SequenceDescription {
  readonly id: bigint;
  readonly library: string;
  readonly name: string;
  readonly relation: string;
  readonly type: SqlType;
}

export interface VariableDescription {
  readonly id: bigint;
  readonly library: string;
  readonly name: string;
  readonly type: SqlType;
  readonly default?: string;
  readonly constant: boolean;
}

export interface DistinctTypeDescription {
  readonly id: bigint;
  readonly library: string;
  readonly name: string;
  readonly source: SqlType;
}

import type { Expression } from './expression.ts';
import type { Node, ObjectName } from './node.ts';

/** Built-in types under their one name: `INT`, `DEC`, `CHARACTER VARYING` ... are folded by the parser. */
export type BuiltInTypeName =
  | 'SMALLINT'
  | 'INTEGER'
  | 'BIGINT'
  | 'DECIMAL'
  | 'NUMERIC'
  | 'REAL'
  | 'DOUBLE'
  | 'DECFLOAT'
  | 'CHAR'
  | 'VARCHAR'
  | 'CLOB'
  | 'GRAPHIC'
  | 'VARGRAPHIC'
  | 'DBCLOB'
  | 'NCHAR'
  | 'NVARCHAR'
  | 'NCLOB'
  | 'BINARY'
  | 'VARBINARY'
  | 'BLOB'
  | 'DATE'
  | 'TIME'
  | 'TIMESTAMP'
  | 'BOOLEAN'
  | 'XML'
  | 'ROWID'
  | 'DATALINK';

/** A type as written: nothing is filled in that the text does not say. */
export interface BuiltInType extends Node {
  readonly kind: 'built-in-type';
  readonly name: BuiltInTypeName;
  /** Length, or precision of numbers and timestamps, with K, M and G multiplied out. FLOAT(n) is REAL or DOUBLE with none. */
  readonly length?: number;
  readonly scale?: number;
  /** `FOR BIT | SBCS | MIXED DATA`. */
  readonly subtype?: 'BIT' | 'SBCS' | 'MIXED';
  readonly ccsid?: number;
  readonly normalized?: boolean;
  /** `VARCHAR(100) ALLOCATE(20)`. */
  readonly allocate?: number;
  /** `LINKTYPE URL ...` of a DATALINK. */
  readonly linkOptions?: string;
}

export interface NamedType extends Node {
  readonly kind: 'named-type';
  readonly name: ObjectName;
}

/** `INTEGER ARRAY[100]`, only where arrays may be declared. */
export interface ArrayType extends Node {
  readonly kind: 'array-type';
  readonly element: BuiltInType | NamedType;
  readonly cardinality?: number;
}

/** `TYPE OF COLUMN`-like anchors: `ANCHOR DATA TYPE TO LIB.TABLE.COLUMN`. */
export interface AnchoredType extends Node {
  readonly kind: 'anchored-type';
  readonly to: Expression;
}

export type DataType = BuiltInType | NamedType | ArrayType | AnchoredType;

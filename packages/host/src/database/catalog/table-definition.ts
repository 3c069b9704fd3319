import type { ReferentialAction } from '../sql/ast/definition.ts';
import type { SqlType } from '../types/sql-type.ts';
import type { ColumnDescription, TableDescription } from './description.ts';
import { quoted } from './names.ts';

/** Kinds of relations, by the letter of SYSTABLES; I are indexes. */
export type RelationKind = 'T' | 'V' | 'A' | 'P' | 'L' | 'I';

/** All that the catalog knows of a *FILE: what statements that change definitions read and write. */
export interface TableDefinition {
  /** 0 in QTEMP, where nothing is stored. */
  readonly id: bigint;
  readonly kind: RelationKind;
  readonly library: string;
  readonly name: string;
  readonly systemName: string;
  readonly relationSchema: string;
  readonly relationName: string;
  readonly recordFormat: string;
  readonly updatable: boolean;
  readonly columns: readonly ColumnDefinition[];
  readonly constraints: readonly ConstraintDefinition[];
  readonly target?: TableDescription['target'];
  readonly view?: ViewDefinition;
  readonly index?: IndexDefinition;
  readonly text?: string;
  readonly comment?: string;
  /** Of a declared temporary table. */
  readonly onCommit?: 'DELETE ROWS' | 'PRESERVE ROWS' | 'DROP TABLE';
}

export interface ColumnDefinition {
  readonly name: string;
  readonly systemName: string;
  readonly relationColumn: string;
  readonly type: SqlType;
  readonly distinctType?: { readonly id: bigint; readonly library: string; readonly name: string };
  readonly nullable: boolean;
  readonly hasDefault: boolean;
  /** The SQL text of DEFAULT, as written. */
  readonly defaultText?: string;
  readonly generated?: ColumnDescription['generated'];
  readonly expressionText?: string;
  readonly identity?: IdentityDefinition;
  readonly hidden: boolean;
  /** Of a view: the column of the table below can be changed through it. */
  readonly updatable: boolean;
  readonly heading?: string;
  readonly text?: string;
  readonly comment?: string;
}

/** Numbers as decimal text. */
export interface IdentityDefinition {
  readonly start: string;
  readonly increment: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly cycle: boolean;
  /** 1: NO CACHE. */
  readonly cache: number;
  readonly order: boolean;
}

export interface ConstraintDefinition {
  /** 0 before it is stored, and in QTEMP. */
  readonly id: bigint;
  readonly library: string;
  readonly name: string;
  readonly type: 'PRIMARY KEY' | 'UNIQUE' | 'FOREIGN KEY' | 'CHECK';
  readonly relationName: string;
  /** Of a key. */
  readonly columns: readonly string[];
  readonly checkText?: string;
  /** Of a foreign key: the constraint that it refers to. */
  readonly parent?: bigint;
  /** The same, where it is a key of the same table that is not stored yet. */
  readonly parentName?: string;
  readonly deleteRule?: ReferentialAction;
  readonly updateRule?: ReferentialAction;
  readonly enforced: boolean;
}

export interface ViewDefinition {
  /** The text of its query, and of the statement that made it. */
  readonly definition: string;
  readonly statement: string;
  readonly checkOption: 'N' | 'Y' | 'C';
  readonly naming: 'sql' | 'system';
  readonly defaultSchema?: string;
  readonly definer: string;
}

export interface IndexDefinition {
  readonly table: bigint;
  /** D duplicates, U unique, V unique where not null. */
  readonly uniqueRule: 'D' | 'U' | 'V';
  readonly encodedVector: boolean;
  readonly keys: readonly IndexKey[];
  readonly whereText?: string;
  readonly includeText?: string;
}

export interface IndexKey {
  readonly column?: string;
  readonly expression?: string;
  readonly descending: boolean;
}

const types = { T: 'TABLE', V: 'VIEW', A: 'ALIAS', P: 'PHYSICAL', L: 'LOGICAL', I: 'LOGICAL' } as const;

export function describe(definition: TableDefinition): TableDescription {
  const { id, kind, library, name, systemName, relationSchema, relationName, target, updatable } = definition;
  return {
    id,
    library,
    name,
    systemName,
    type: types[kind],
    relation: relationName === '' ? '' : `${quoted(relationSchema)}.${quoted(relationName)}`,
    columns: definition.columns.map(describeColumn),
    ...(target === undefined ? {} : { target }),
    updatable,
    hasRrn: kind === 'T' || kind === 'P',
  };
}

export function describeColumn(column: ColumnDefinition): ColumnDescription {
  const { name, systemName, relationColumn, type, nullable, hasDefault, generated, hidden } = column;
  const { heading, text, distinctType } = column;
  return {
    name,
    systemName,
    relationColumn: quoted(relationColumn),
    type,
    nullable,
    hasDefault,
    hidden,
    ...(generated === undefined ? {} : { generated }),
    ...(heading === undefined ? {} : { heading }),
    ...(text === undefined ? {} : { text }),
    ...(distinctType === undefined ? {} : { distinctType: { library: distinctType.library, name: distinctType.name } }),
  };
}

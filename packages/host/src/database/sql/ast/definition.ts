import type { Expression } from './expression.ts';
import type { Identifier, Node, ObjectName } from './node.ts';
import type { SelectStatement } from './query.ts';
import type { Compound } from './routine.ts';
import type { DataType } from './type.ts';

/** `CREATE OR REPLACE`, `IF NOT EXISTS`, `FOR SYSTEM NAME`: what most definitions share. */
export interface Creation extends Node {
  readonly name: ObjectName;
  readonly orReplace?: boolean;
  readonly ifNotExists?: boolean;
  readonly systemName?: Identifier;
}

export interface CreateSchema extends Node {
  readonly kind: 'create-schema';
  readonly name?: Identifier;
  /** `FOR SCHEMA S`. */
  readonly systemName?: Identifier;
  readonly authorization?: Identifier;
  readonly ifNotExists?: boolean;
}

export interface CreateTable extends Creation {
  readonly kind: 'create-table';
  /** DECLARE GLOBAL TEMPORARY TABLE: lives in QTEMP. */
  readonly temporary?: boolean;
  readonly elements: readonly TableElement[];
  readonly likeTable?: { readonly table: ObjectName; readonly options: readonly CopyOption[] };
  readonly as?: {
    readonly columns?: readonly (Identifier & { readonly systemName?: Identifier })[];
    readonly query: SelectStatement;
    readonly withData: boolean;
    readonly options: readonly CopyOption[];
  };
  readonly recordFormat?: Identifier;
  readonly onReplace?: 'DELETE ROWS' | 'PRESERVE ROWS' | 'PRESERVE ALL ROWS';
  readonly onCommit?: 'DELETE ROWS' | 'PRESERVE ROWS' | 'DROP TABLE';
  readonly onRollback?: 'DELETE ROWS' | 'PRESERVE ROWS';
  /** `WITH REPLACE` of a declared temporary table. */
  readonly withReplace?: boolean;
  readonly notLogged?: boolean;
  /** `VOLATILE`, `UNIT SSD`, `KEEP IN MEMORY YES`, `PARTITION BY ..`, `DATA CAPTURE ..`: kept as written. */
  readonly options?: readonly string[];
}

/** `INCLUDING IDENTITY`, `EXCLUDING COLUMN DEFAULTS` ... */
export type CopyOption =
  | `${'INCLUDING' | 'EXCLUDING'} ${'IDENTITY' | 'COLUMN DEFAULTS' | 'IMPLICITLY HIDDEN' | 'ROW CHANGE TIMESTAMP'}`
  | 'USING TYPE DEFAULTS';

export type TableElement = ColumnDefinition | TableConstraint | Period | LikeElement;

/** `LIKE T` among the columns. */
export interface LikeElement extends Node {
  readonly kind: 'like';
  readonly table: ObjectName;
  readonly options: readonly CopyOption[];
}

export interface ColumnDefinition extends Node {
  readonly kind: 'column-definition';
  readonly name: Identifier;
  /** FOR COLUMN. */
  readonly systemName?: Identifier;
  /** May be left out of a generated row change timestamp only. */
  readonly type?: DataType;
  readonly default?: DefaultClause;
  readonly generated?: Generated;
  readonly notNull?: boolean;
  readonly hidden?: boolean;
  readonly constraints: readonly TableConstraint[];
  readonly notLogged?: boolean;
  /** `FIELDPROC`, refused by whoever creates the table. */
  readonly fieldProcedure?: ObjectName;
}

/** `DEFAULT`, `WITH DEFAULT`: without a value it is that of the type. */
export interface DefaultClause extends Node {
  readonly value?: Expression;
}

export interface Generated extends Node {
  readonly always: boolean;
  readonly as:
    | 'IDENTITY'
    | 'ROW CHANGE TIMESTAMP'
    | 'ROW BEGIN'
    | 'ROW END'
    | 'TRANSACTION START ID'
    | 'DATA CHANGE OPERATION'
    | 'EXPRESSION'
    /** GENERATED ALWAYS alone, of a column of type ROWID. */
    | 'ROWID';
  readonly identity?: SequenceOptions;
  readonly expression?: Expression;
}

export interface SequenceOptions {
  readonly type?: DataType;
  readonly start?: string;
  readonly restart?: string | true;
  readonly increment?: string;
  readonly minimum?: string | 'NO';
  readonly maximum?: string | 'NO';
  readonly cycle?: boolean;
  readonly cache?: number | 'NO';
  readonly order?: boolean;
}

export interface Period extends Node {
  readonly kind: 'period';
  readonly name: string;
  readonly begin: Identifier;
  readonly end: Identifier;
}

export type TableConstraint = Node & {
  readonly kind: 'constraint';
  readonly name?: ObjectName;
} & (
    | { readonly type: 'PRIMARY KEY' | 'UNIQUE'; readonly columns: readonly Identifier[] }
    | {
        readonly type: 'FOREIGN KEY';
        readonly columns: readonly Identifier[];
        readonly parent: ObjectName;
        readonly parentColumns?: readonly Identifier[];
        readonly onDelete?: ReferentialAction;
        readonly onUpdate?: ReferentialAction;
        readonly enforced?: boolean;
      }
    | {
        readonly type: 'CHECK';
        readonly condition: Expression;
        readonly onInsertViolation?: 'DEFAULT';
        readonly onUpdateViolation?: 'PRESERVE';
      }
  );

export type ReferentialAction = 'NO ACTION' | 'RESTRICT' | 'CASCADE' | 'SET NULL' | 'SET DEFAULT';

export interface AlterTable extends Node {
  readonly kind: 'alter-table';
  readonly name: ObjectName;
  readonly actions: readonly AlterAction[];
}

export type AlterAction = Node &
  (
    | { readonly kind: 'add-column'; readonly column: ColumnDefinition; readonly before?: Identifier }
    | { readonly kind: 'alter-column'; readonly name: Identifier; readonly change: ColumnChange }
    | { readonly kind: 'drop-column'; readonly name: Identifier; readonly cascade?: boolean }
    | { readonly kind: 'add-constraint'; readonly constraint: TableConstraint }
    | {
        readonly kind: 'drop-constraint';
        readonly type: 'PRIMARY KEY' | 'UNIQUE' | 'FOREIGN KEY' | 'CHECK' | 'CONSTRAINT';
        readonly name?: ObjectName;
        readonly cascade?: boolean;
      }
    /** `ACTIVATE ROW ACCESS CONTROL`, `ADD PARTITION`, `ADD VERSIONING`, `VOLATILE` ...: kept as written. */
    | { readonly kind: 'other'; readonly text: string }
  );

export interface ColumnChange {
  readonly type?: DataType;
  readonly default?: DefaultClause | 'DROP';
  readonly notNull?: boolean;
  readonly generated?: Generated | 'DROP';
  readonly identity?: SequenceOptions;
  readonly hidden?: boolean;
}

export interface CreateIndex extends Creation {
  readonly kind: 'create-index';
  readonly unique?: boolean;
  readonly whereNotNull?: boolean;
  readonly encodedVector?: boolean;
  readonly table: ObjectName;
  readonly keys: readonly (Node & {
    readonly value: Expression;
    readonly name?: Identifier;
    readonly descending?: boolean;
  })[];
  readonly where?: Expression;
  readonly recordFormat?: Identifier;
  readonly include?: readonly Expression[];
  readonly options?: readonly string[];
}

export interface CreateView extends Creation {
  readonly kind: 'create-view';
  readonly columns?: readonly (Identifier & { readonly systemName?: Identifier })[];
  readonly query: SelectStatement;
  readonly checkOption?: 'LOCAL' | 'CASCADED';
  readonly recordFormat?: Identifier;
}

export interface CreateAlias extends Creation {
  readonly kind: 'create-alias';
  readonly target: ObjectName;
}

export interface CreateSequence extends Creation {
  readonly kind: 'create-sequence';
  readonly options: SequenceOptions;
}

export interface AlterSequence extends Node {
  readonly kind: 'alter-sequence';
  readonly name: ObjectName;
  readonly options: SequenceOptions;
}

export interface CreateType extends Creation {
  readonly kind: 'create-type';
  readonly source: DataType;
}

export interface CreateVariable extends Creation {
  readonly kind: 'create-variable';
  readonly type: DataType;
  readonly default?: Expression;
  readonly constant?: boolean;
}

export interface CreateTrigger extends Creation {
  readonly kind: 'create-trigger';
  readonly time: 'BEFORE' | 'AFTER' | 'INSTEAD OF';
  readonly events: readonly (Node & {
    readonly event: 'INSERT' | 'UPDATE' | 'DELETE';
    readonly columns?: readonly Identifier[];
  })[];
  readonly table: ObjectName;
  readonly oldRow?: Identifier;
  readonly newRow?: Identifier;
  readonly oldTable?: Identifier;
  readonly newTable?: Identifier;
  readonly forEach: 'ROW' | 'STATEMENT';
  readonly mode?: 'DB2SQL' | 'DB2ROW';
  readonly when?: Expression;
  readonly body: Compound;
  readonly options?: readonly string[];
}

export interface Drop extends Node {
  readonly kind: 'drop';
  readonly type:
    | 'TABLE'
    | 'VIEW'
    | 'INDEX'
    | 'ALIAS'
    | 'SEQUENCE'
    | 'SCHEMA'
    | 'TRIGGER'
    | 'PROCEDURE'
    | 'FUNCTION'
    | 'ROUTINE'
    | 'TYPE'
    | 'VARIABLE'
    | 'PACKAGE'
    | 'MASK'
    | 'PERMISSION'
    | 'XSROBJECT';
  readonly name: ObjectName;
  /** `SPECIFIC PROCEDURE P`. */
  readonly specific?: boolean;
  /** Of a routine: `DROP PROCEDURE P (INTEGER, CHAR)`. */
  readonly parameters?: readonly DataType[];
  readonly ifExists?: boolean;
  readonly behavior?: 'CASCADE' | 'RESTRICT';
}

export interface Rename extends Node {
  readonly kind: 'rename';
  readonly type: 'TABLE' | 'INDEX';
  readonly name: ObjectName;
  /** Absent for `TO SYSTEM NAME S`. */
  readonly to?: Identifier;
  readonly systemName?: Identifier;
}

/**
 * `LABEL ON ..`, `COMMENT ON ..`. Of columns and parameters, one or a list of them, `name` is the table or routine and the rest is in
 * `columns`; of other objects the text is `value`.
 */
export interface LabelOrComment extends Node {
  readonly kind: 'label' | 'comment';
  readonly type:
    | 'TABLE'
    | 'COLUMN'
    | 'INDEX'
    | 'ALIAS'
    | 'SEQUENCE'
    | 'TRIGGER'
    | 'PROCEDURE'
    | 'FUNCTION'
    | 'ROUTINE'
    | 'TYPE'
    | 'VARIABLE'
    | 'PACKAGE'
    | 'CONSTRAINT'
    | 'PARAMETER'
    | 'SCHEMA'
    | 'MASK'
    | 'PERMISSION'
    | 'XSROBJECT';
  readonly name: ObjectName;
  readonly specific?: boolean;
  readonly parameters?: readonly DataType[];
  /** LABEL ON COLUMN with TEXT IS: the text and not the heading. */
  readonly text?: boolean;
  readonly value?: string;
  readonly columns?: readonly (Node & { readonly name: Identifier; readonly text?: boolean; readonly value: string })[];
}

export interface Grant extends Node {
  readonly kind: 'grant' | 'revoke';
  /** `ALL`, `SELECT`, `EXECUTE` ... */
  readonly privileges: readonly { readonly name: string; readonly columns?: readonly Identifier[] }[];
  readonly on: {
    readonly type:
      | 'TABLE'
      | 'SCHEMA'
      | 'SEQUENCE'
      | 'TYPE'
      | 'VARIABLE'
      | 'PACKAGE'
      | 'PROCEDURE'
      | 'FUNCTION'
      | 'ROUTINE'
      | 'XSROBJECT';
    readonly names: readonly ObjectName[];
    readonly specific?: boolean;
    readonly parameters?: readonly DataType[];
  };
  readonly users: readonly (Identifier | 'PUBLIC')[];
  readonly grantOption?: boolean;
}

/** `CREATE MASK`, `CREATE PERMISSION` and what else is understood only to be refused. */
export interface Unsupported extends Node {
  readonly kind: 'unsupported';
  readonly statement: string;
}

export type DefinitionStatement =
  | CreateSchema
  | CreateTable
  | AlterTable
  | CreateIndex
  | CreateView
  | CreateAlias
  | CreateSequence
  | AlterSequence
  | CreateType
  | CreateVariable
  | CreateTrigger
  | Drop
  | Rename
  | LabelOrComment
  | Grant
  | Unsupported;

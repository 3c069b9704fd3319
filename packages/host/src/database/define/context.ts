import type { Session } from '../../store/store.ts';
import type { Requester } from '../../system/objects/object.ts';
import type { RoomsWithin } from '../../system/objects/within.ts';
import type { ColumnDescription, TableDescription } from '../catalog/description.ts';
import type { SessionCatalog } from '../catalog/session-catalog.ts';
import type { ResultColumn } from '../room.ts';
import type { SessionAttributes } from '../session/attributes.ts';
import type { CreateTrigger, Expression, SelectStatement } from '../sql/ast/index.ts';
import type { SqlType } from '../types/sql-type.ts';

/** What a definition statement runs with: the job, and its open unit of work. */
export interface DefinitionContext {
  readonly job: Requester;
  readonly attributes: SessionAttributes;
  /** The job's own connection, inside the unit of work. After an error it must be rolled back to where the statement began. */
  readonly connection: Session;
  readonly catalog: SessionCatalog;
  /** Text of the statement, which views and triggers keep. */
  readonly text: string;
  readonly compiler: DefinitionCompiler;
}

/** {@link DefinitionContext}, with the object rooms for one statement. */
export interface Definition extends DefinitionContext {
  readonly rooms: RoomsWithin;
}

/** What of the compiler definitions need. All throw SqlError. */
export interface DefinitionCompiler {
  /**
   * PostgreSQL's text of an expression or condition over the columns of one table, which stand there under their quoted names alone. With
   * `target` the value as it is assigned to a column of that type.
   */
  expression(
    expression: Expression,
    scope: readonly ColumnDescription[],
    target?: { readonly name: string; readonly type: SqlType },
  ): Promise<string>;
  /** PostgreSQL's text of a query, without parameters. `rules` says what unqualified names mean, if not what they mean now. */
  query(select: SelectStatement, rules?: NamingRules): Promise<CompiledQuery>;
  /** Makes a trigger; absent where there are none. */
  trigger?(statement: CreateTrigger, definition: Definition): Promise<void>;
}

export interface NamingRules {
  readonly naming: 'sql' | 'system';
  readonly defaultSchema: string | undefined;
}

export interface CompiledQuery {
  readonly sql: string;
  readonly columns: readonly ResultColumn[];
  /** The tables and views that it reads. */
  readonly tables: readonly TableDescription[];
}

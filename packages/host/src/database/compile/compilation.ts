import type { CatalogView, Described, DescribedKind } from '../catalog/catalog.ts';
import type { TableDescription } from '../catalog/description.ts';
import { SqlError } from '../error.ts';
import type { MarkerDescription } from '../room.ts';
import type { SessionAttributes } from '../session/attributes.ts';
import type { RegisterName } from '../sql/ast/index.ts';
import { pgTypeOf, type SqlType } from '../types/sql-type.ts';
import type { Emitted } from './emitted.ts';

/** What names mean to a session: who it is and where it looks. */
export interface NameRules {
  /** The user, which is the default schema with SQL naming. */
  readonly user: string;
  /** The library list in the order of search. */
  readonly libraryList: readonly string[];
  readonly currentLibrary: string;
}

/** Where the value of a parameter of the PostgreSQL statement comes from. */
export type ParameterSource =
  | { readonly from: 'marker'; readonly index: number; readonly type: SqlType }
  | { readonly from: 'register'; readonly name: RegisterName; readonly type: SqlType }
  | { readonly from: 'variable'; readonly name: string; readonly type: SqlType }
  | { readonly from: 'cursor-row'; readonly cursor: string; readonly type: SqlType }
  | { readonly from: 'rows'; readonly call: HostRows; readonly type: SqlType };

/** A table function or view of the system whose rows the host supplies as JSON. */
export interface HostRows {
  readonly library: string;
  readonly name: string;
  readonly kind: 'function' | 'view';
  /** A query of PostgreSQL for the values of the arguments: one row with one column for each. Absent where there are none. */
  readonly arguments?: HostArguments;
}

export interface HostArguments {
  readonly sql: string;
  readonly parameters: readonly ParameterSource[];
  readonly types: readonly SqlType[];
}

/** A variable or parameter of SQL PL, or a global variable, as expressions see it. */
export interface VariableScope {
  find(name: string, qualifier?: string): { readonly name: string; readonly type: SqlType } | undefined;
  /** Of routines that PostgreSQL runs itself: what a variable, or the row of a cursor, is called there. */
  inline?(source: ParameterSource): string | undefined;
}

export type TableOperation = 'select' | 'insert' | 'update' | 'delete';

/** A table that the statement touches, and how: authority is checked on it before the statement runs. */
export interface TableUse {
  readonly table: TableDescription;
  readonly operations: Set<TableOperation>;
}

/** Something must be learned from the catalog first; the compilation is then begun again. */
export const unlearned = Symbol('unlearned');

/** The state of compiling one statement. */
export class Compilation {
  readonly view: CatalogView;
  readonly session: SessionAttributes;
  readonly names: NameRules;
  readonly variables: VariableScope | undefined;
  /** There are no parameters: what is compiled becomes part of a definition. */
  readonly inline: boolean;
  readonly parameters: ParameterSource[] = [];
  readonly markers: (MarkerDescription | undefined)[];
  readonly tables = new Map<string, TableUse>();
  /** Data changes inside a query, as common tables of the whole statement. */
  readonly changes: string[] = [];
  #aliases = 0;
  readonly #markerParameters: (number | undefined)[] = [];

  constructor(
    view: CatalogView,
    session: SessionAttributes,
    names: NameRules,
    markers: number,
    variables?: VariableScope,
    inline = false,
  ) {
    this.view = view;
    this.session = session;
    this.names = names;
    this.variables = variables;
    this.inline = inline;
    this.markers = Array.from({ length: markers });
  }

  /** As the catalog has it; null when there is no such thing. Throws {@link unlearned} when that must be asked first. */
  find<K extends DescribedKind>(kind: K, library: string, name: string): Described[K] | null {
    const found = this.view.find(kind, library, name);
    if (found === undefined) throw unlearned;
    return found;
  }

  /** A name that no other table, subquery or common table of the statement has. */
  alias(prefix: string): string {
    return `${prefix}${++this.#aliases}`;
  }

  use(table: TableDescription, operation: TableOperation): void {
    const known = this.tables.get(table.relation);
    if (known === undefined) this.tables.set(table.relation, { table, operations: new Set([operation]) });
    else known.operations.add(operation);
  }

  /** A parameter of the PostgreSQL statement; the same source gets the same number. */
  parameter(source: ParameterSource): Emitted {
    if (this.inline) {
      const sql = this.variables?.inline?.(source);
      if (sql === undefined) throw new SqlError(-84);
      return { sql, type: source.type, pg: pgTypeOf(source.type), nullable: true };
    }
    const key = JSON.stringify(source);
    let number = this.parameters.findIndex(one => JSON.stringify(one) === key) + 1;
    if (number === 0) number = this.parameters.push(source);
    return { sql: `$${number}`, type: source.type, pg: pgTypeOf(source.type), nullable: true };
  }

  /** The value of a parameter marker. The first use settles its type: Db2's rules for untyped markers are those of where it stands. */
  marker(index: number, expected: SqlType | undefined, facts: Partial<MarkerDescription> = {}): Emitted {
    if (this.inline) throw new SqlError(-184);
    const known = this.markers[index];
    const type = known?.type ?? expected;
    if (type === undefined) throw new SqlError(-418);
    if (known === undefined) this.markers[index] = { type, nullable: true, mode: 'IN', ...facts };
    let number = this.#markerParameters[index];
    if (number === undefined) {
      number = this.parameters.push({ from: 'marker', index, type });
      this.#markerParameters[index] = number;
    }
    return { sql: `$${number}`, type, pg: pgTypeOf(type), nullable: true, marker: index };
  }
}

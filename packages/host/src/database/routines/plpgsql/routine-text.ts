import type { CatalogView } from '../../catalog/catalog.ts';
import { Compilation, type NameRules, type TableUse } from '../../compile/compilation.ts';
import { typeOf } from '../../compile/declared-type.ts';
import type { Emitted } from '../../compile/emitted.ts';
import { emitCondition, emitExpression, placeWithoutTables } from '../../compile/expression.ts';
import { SqlError } from '../../error.ts';
import type { SessionAttributes } from '../../session/attributes.ts';
import type { DataType, Expression } from '../../sql/ast/index.ts';
import { emitAssignment } from '../../types/assign.ts';
import { coerce } from '../../types/coerce.ts';
import { convert } from '../../types/convert.ts';
import { isText } from '../../types/family.ts';
import { pgTypeOf, type SqlType } from '../../types/sql-type.ts';
import type { PgScope } from './pg-scope.ts';

/** What a routine gives back, which decides what RETURN is. */
export type Result =
  | { readonly kind: 'scalar'; readonly type: SqlType }
  | { readonly kind: 'table'; readonly columns: readonly { readonly name: string; readonly type: SqlType }[] }
  | { readonly kind: 'trigger' };

/** A routine on its way to PL/pgSQL: the compiler in its surroundings, and what is declared for the whole function. */
export class RoutineText {
  readonly result: Result;
  /** Declarations of the function, such as records of FOR. */
  readonly declarations: string[] = [];
  readonly tables = new Map<string, TableUse>();
  /** Names of cursors that WHERE CURRENT OF mentions. */
  readonly positioned: ReadonlySet<string>;
  readonly #view: CatalogView;
  readonly #attributes: SessionAttributes;
  readonly #names: NameRules;
  #count = 0;

  constructor(
    view: CatalogView,
    attributes: SessionAttributes,
    names: NameRules,
    facts: { readonly result: Result; readonly positioned: ReadonlySet<string> },
  ) {
    this.#view = view;
    this.#attributes = attributes;
    this.#names = names;
    this.result = facts.result;
    this.positioned = facts.positioned;
  }

  /** A name that PL/pgSQL and the compiled statements have nowhere else. */
  name(prefix: string): string {
    return `"#${prefix}${++this.#count}"`;
  }

  compilation(scope: PgScope): Compilation {
    return new Compilation(this.#view, this.#attributes, this.#names, 0, scope, true);
  }

  compile<T>(scope: PgScope, work: (compilation: Compilation) => T): T {
    const compilation = this.compilation(scope);
    const result = work(compilation);
    for (const [relation, use] of compilation.tables) {
      const known = this.tables.get(relation);
      if (known === undefined) this.tables.set(relation, use);
      else for (const operation of use.operations) known.operations.add(operation);
    }
    return result;
  }

  typeOf(type: DataType, scope: PgScope): SqlType {
    return typeOf(type, this.compilation(scope));
  }

  condition(expression: Expression, scope: PgScope): string {
    return this.compile(scope, compilation => emitCondition(expression, placeWithoutTables(compilation)));
  }

  /** A value as text: for messages. */
  text(expression: Expression, scope: PgScope): string {
    const type: SqlType = { name: 'VARCHAR', length: 1000, ccsid: this.#attributes.ccsid };
    return `(${this.value(expression, { name: 'MESSAGE_TEXT', type, kind: 'variable' }, scope)})::text`;
  }

  /** The value of an expression as it is assigned: variables cut strings, everything else refuses those that are too long. */
  value(
    expression: Expression,
    target: { readonly name: string; readonly type: SqlType; readonly kind: string },
    scope: PgScope,
  ): string {
    return this.compile(scope, compilation => {
      const value = emitExpression(expression, placeWithoutTables(compilation), target.type);
      return this.assigned(value, target, compilation, expression.at);
    });
  }

  assigned(
    value: Emitted,
    { name, type, kind }: { readonly name: string; readonly type: SqlType; readonly kind: string },
    { session }: Compilation,
    position: number,
  ): string {
    if (value.type === undefined) return coerce(value, type, session).sql;
    try {
      if (kind !== 'variable' || !isText(type) || !isText(value.type))
        return emitAssignment(value, type, name, session);
      const { sql, pg } = convert(value, type, session);
      return pg === pgTypeOf(type) ? sql : `(${sql})::${pgTypeOf(type)}`;
    } catch (error) {
      if (!(error instanceof SqlError) || error.position !== undefined) throw error;
      throw new SqlError(error.sqlcode, error.tokens, undefined, { position, sqlstate: error.sqlstate });
    }
  }

  get attributes(): SessionAttributes {
    return this.#attributes;
  }
}

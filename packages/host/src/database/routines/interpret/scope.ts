import type { VariableScope } from '../../compile/compilation.ts';
import type { DeclareCursor } from '../../sql/ast/index.ts';
import type { SqlType } from '../../types/sql-type.ts';
import { type Condition, type ConditionClass, classOf } from './condition.ts';
import type { Step } from './step.ts';

/** A variable or parameter of the routine. */
export interface Variable {
  /** Where its value is in an activation. */
  readonly slot: number;
  /** By which compiled statements ask for it: no other name looks so. */
  readonly key: string;
  readonly name: string;
  readonly type: SqlType;
  /** Parameters take strings as columns do: too long a one is an error. Variables cut it, with a warning. */
  readonly kind: 'variable' | 'parameter' | 'transition';
  readonly notNull: boolean;
  readonly constant: boolean;
}

export type Matcher =
  | { readonly kind: 'sqlstate'; readonly sqlstate: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: ConditionClass };

export interface Handler {
  readonly type: 'CONTINUE' | 'EXIT' | 'UNDO';
  readonly matchers: readonly Matcher[];
  /** The compound statement in which it is declared. */
  readonly scope: Scope;
  readonly action: Step;
}

export interface DeclaredCursor {
  /** One for each declaration, whatever its name. */
  readonly id: number;
  readonly name: string;
  readonly declaration: DeclareCursor | undefined;
  readonly scope: Scope;
}

/** Numbers variables and cursors of a routine. */
export class Numbering {
  #slots = 0;
  #others = 0;

  slot(): number {
    return this.#slots++;
  }

  other(): number {
    return this.#others++;
  }

  get slots(): number {
    return this.#slots;
  }
}

/** What names mean in one compound statement, FOR statement or handler, and then around it. */
export class Scope implements VariableScope {
  readonly label: string | undefined;
  readonly parent: Scope | undefined;
  readonly numbering: Numbering;
  readonly atomic: boolean;
  /** Where handlers are looked for after those of this scope. */
  readonly #outward: Scope | undefined;
  readonly #variables = new Map<string, Variable>();
  readonly #conditions = new Map<string, string | undefined>();
  readonly #cursors = new Map<string, DeclaredCursor>();
  readonly #statements = new Map<string, number>();
  readonly handlers: Handler[] = [];

  constructor(
    parent: Scope | undefined,
    numbering: Numbering,
    facts: {
      readonly label?: string | undefined;
      readonly atomic?: boolean;
      readonly outward?: Scope | undefined;
    } = {},
  ) {
    this.parent = parent;
    this.numbering = numbering;
    this.label = facts.label;
    this.atomic = facts.atomic === true;
    this.#outward = 'outward' in facts ? facts.outward : parent;
  }

  /** The scope of the action of a handler that is declared here: the handlers of this compound statement do not serve it. */
  ofHandler(): Scope {
    return new Scope(this, this.numbering, { outward: this.parent });
  }

  declare(name: string, type: SqlType, facts: Partial<Pick<Variable, 'kind' | 'notNull' | 'constant'>> = {}): Variable {
    const slot = this.numbering.slot();
    const variable: Variable = {
      ...{ slot, key: `#${slot}`, name, type, kind: 'variable', notNull: false, constant: false },
      ...facts,
    };
    this.#variables.set(name, variable);
    return variable;
  }

  has(name: string): boolean {
    return this.#variables.has(name);
  }

  /** `qualifier` is the label of a compound or FOR statement, or the name of the routine. */
  variable(name: string, qualifier?: string): Variable | undefined {
    for (let at: Scope | undefined = this; at !== undefined; at = at.parent) {
      if (qualifier !== undefined && at.label !== qualifier) continue;
      const found = at.#variables.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  find(name: string, qualifier?: string): { readonly name: string; readonly type: SqlType } | undefined {
    const variable = this.variable(name, qualifier);
    return variable && { name: variable.key, type: variable.type };
  }

  declareCondition(name: string, sqlstate: string | undefined): void {
    this.#conditions.set(name, sqlstate);
  }

  /** The state of a named condition; undefined for one without a state, null for one that is not declared. */
  condition(name: string): string | undefined | null {
    for (let at: Scope | undefined = this; at !== undefined; at = at.parent)
      if (at.#conditions.has(name)) return at.#conditions.get(name);
    return null;
  }

  declareCursor(name: string, declaration: DeclareCursor | undefined): DeclaredCursor {
    const cursor = { id: this.numbering.other(), name, declaration, scope: this };
    this.#cursors.set(name, cursor);
    return cursor;
  }

  cursor(name: string): DeclaredCursor | undefined {
    for (let at: Scope | undefined = this; at !== undefined; at = at.parent) {
      const found = at.#cursors.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  get cursors(): Iterable<DeclaredCursor> {
    return this.#cursors.values();
  }

  /** Prepared statements belong to the whole routine. */
  statement(name: string): number {
    let root: Scope = this;
    while (root.parent !== undefined) root = root.parent;
    const known = root.#statements.get(name);
    if (known !== undefined) return known;
    const id = this.numbering.other();
    root.#statements.set(name, id);
    return id;
  }

  /** The handler for a condition: the nearest compound statement that has one, and there the most specific. */
  handlerFor(condition: Condition): Handler | undefined {
    for (let at: Scope | undefined = this; at !== undefined; at = at.#outward) {
      const found = at.#handlerFor(condition);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #handlerFor(condition: Condition): Handler | undefined {
    const fits = (matcher: Matcher): boolean => {
      if (matcher.kind === 'sqlstate') return matcher.sqlstate === condition.sqlstate;
      if (matcher.kind !== 'name') return false;
      if (condition.name !== undefined) return condition.name === matcher.name;
      return this.condition(matcher.name) === condition.sqlstate;
    };
    const general = classOf(condition.sqlstate);
    return (
      this.handlers.find(({ matchers }) => matchers.some(fits)) ??
      this.handlers.find(({ matchers }) => matchers.some(({ kind }) => kind === general))
    );
  }
}

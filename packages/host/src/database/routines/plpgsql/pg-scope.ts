import type { ParameterSource, VariableScope } from '../../compile/compilation.ts';
import { SqlError } from '../../error.ts';
import type { PlStatement } from '../../sql/ast/index.ts';
import type { SqlType } from '../../types/sql-type.ts';
import type { Matcher } from '../interpret/scope.ts';
import { refusal } from './refusal.ts';

/** A variable, parameter or column of a transition row. */
export interface PgVariable {
  readonly name: string;
  readonly type: SqlType;
  readonly kind: 'variable' | 'parameter' | 'transition';
  /** What PL/pgSQL calls it. */
  readonly text: string;
  readonly constant: boolean;
}

export interface PgCursor {
  /** Name of the refcursor, and of the record that has its row. */
  readonly variable: string;
  readonly row: string;
  readonly query: string;
  readonly columns: readonly SqlType[];
  readonly scroll: boolean;
}

export interface PgHandler {
  readonly type: 'CONTINUE' | 'EXIT' | 'UNDO';
  readonly matchers: readonly Matcher[];
  readonly action: PlStatement;
}

export interface PgScopeFacts {
  readonly label?: string | undefined;
  /** What `EXIT` calls the block. */
  readonly block?: string;
  /** Its names need the label in front: columns of OLD and NEW. */
  readonly qualified?: boolean;
  /** Handlers further out do not serve it: an ATOMIC block as a whole is what they handle. */
  readonly closed?: boolean;
  /** Where handlers are looked for after those of this scope. */
  readonly outward?: PgScope | undefined;
}

/** What names mean at one place of a routine that becomes PL/pgSQL. */
export class PgScope implements VariableScope {
  readonly parent: PgScope | undefined;
  readonly facts: PgScopeFacts;
  readonly variables = new Map<string, PgVariable>();
  readonly cursors = new Map<string, PgCursor>();
  readonly conditions = new Map<string, string | undefined>();
  handlers: readonly PgHandler[] = [];

  constructor(parent: PgScope | undefined, facts: PgScopeFacts = {}) {
    this.parent = parent;
    this.facts = facts;
  }

  variable(name: string, qualifier?: string): PgVariable | undefined {
    for (let at: PgScope | undefined = this; at !== undefined; at = at.parent) {
      if (qualifier === undefined ? at.facts.qualified : at.facts.label !== qualifier) continue;
      const found = at.variables.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  find(name: string, qualifier?: string): { readonly name: string; readonly type: SqlType } | undefined {
    const variable = this.variable(name, qualifier);
    return variable && { name: variable.text, type: variable.type };
  }

  /** Variables are known by their text; global variables are not there. */
  inline(source: ParameterSource): string | undefined {
    if (source.from === 'cursor-row') return `${this.cursor(source.cursor).row}."rrn"`;
    if (source.from !== 'variable') return undefined;
    if (/^("#|OLD\.|NEW\.)/.test(source.name)) return source.name;
    throw refusal('A global variable');
  }

  /** Errors: -504. */
  cursor(name: string): PgCursor {
    for (let at: PgScope | undefined = this; at !== undefined; at = at.parent) {
      const found = at.cursors.get(name);
      if (found !== undefined) return found;
    }
    throw new SqlError(-504, [name]);
  }

  /** Errors: -781. */
  condition(name: string, position: number): string {
    for (let at: PgScope | undefined = this; at !== undefined; at = at.parent)
      if (at.conditions.has(name)) return at.conditions.get(name) ?? '45000';
    throw new SqlError(-781, [name], undefined, { position });
  }

  /** The scopes whose handlers serve this place, the nearest first. */
  *handling(): Generator<PgScope> {
    for (let at: PgScope | undefined = this; at !== undefined; ) {
      yield at;
      if (at.facts.closed) return;
      at = 'outward' in at.facts ? at.facts.outward : at.parent;
    }
  }

  /** Whether a loop or block with this label is around, and what PL/pgSQL calls it. Errors: -779. */
  block(label: string, position: number): string {
    for (let at: PgScope | undefined = this; at !== undefined; at = at.parent)
      if (at.facts.label === label && at.facts.block !== undefined) return at.facts.block;
    throw new SqlError(-779, [label], undefined, { position });
  }
}

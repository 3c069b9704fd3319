import type { Catalog } from '../catalog/catalog.ts';
import { Compilation, type NameRules, unlearned, type VariableScope } from '../compile/compilation.ts';
import { type Compiled, compileChange, compileLock, compileSelect, compileTruncate } from '../compile/compile.ts';
import type { SelectStatement, Statement } from '../sql/ast/index.ts';
import { type Parsed, parseStatement } from '../sql/parse.ts';
import type { SessionAttributes } from './attributes.ts';

/** A statement with what PostgreSQL is to run for it, where that is one statement. */
export interface Plan {
  readonly statement: Statement;
  readonly markers: number;
  readonly compiled: Compiled | undefined;
  /** The last result was no longer than its first block: the next one is fetched whole, which needs no transaction around it. */
  fits?: boolean;
}

/** What of a session decides what a text means. */
export interface PlanContext {
  readonly catalog: Catalog;
  readonly attributes: SessionAttributes;
  readonly names: NameRules;
}

const capacity = 2000;

/**
 * Plans of all sessions of this process, by text and everything else that decides what a statement means. A plan is made anew when a definition
 * has changed since.
 */
export class Planner {
  readonly #plans = new Map<string, { readonly generation: number; readonly plan: Plan }>();

  /** `updatable`: the cursor of a query may be used for WHERE CURRENT OF. */
  async plan(text: string, context: PlanContext, updatable: boolean): Promise<Plan> {
    const { generation } = context.catalog;
    const key = keyOf(text, context, updatable);
    const known = this.#plans.get(key);
    if (known !== undefined && known.generation === generation) return known.plan;
    const plan = await compilePlan(parse(text, context.attributes), context, updatable);
    this.#remember(key, generation, plan);
    return plan;
  }

  /** The oldest go first: a plan that is used is put at the end again only when it is made anew, which keeps the hot path free of work. */
  #remember(key: string, generation: number, plan: Plan): void {
    this.#plans.delete(key);
    this.#plans.set(key, { generation, plan });
    if (this.#plans.size <= capacity) return;
    for (const oldest of this.#plans.keys()) {
      this.#plans.delete(oldest);
      if (this.#plans.size <= capacity - (capacity >> 3)) break;
    }
  }
}

export function parse(text: string, { naming, decimalPoint }: SessionAttributes): Parsed {
  return parseStatement(text, { naming, decimalPoint });
}

/** Compiles a statement that was parsed, in the surroundings of a session and perhaps of a routine with variables. */
export async function compilePlan(
  { statement, markers }: Parsed,
  context: PlanContext,
  updatable: boolean,
  variables?: VariableScope,
): Promise<Plan> {
  const compiler = compilerOf(statement, updatable);
  if (compiler === undefined) return { statement, markers, compiled: undefined };
  const compiled = await context.catalog.settle(view => {
    try {
      return compiler(new Compilation(view, context.attributes, context.names, markers, variables));
    } catch (error) {
      if (error === unlearned) return undefined;
      throw error;
    }
  });
  return { statement, markers, compiled };
}

function compilerOf(statement: Statement, updatable: boolean): ((compilation: Compilation) => Compiled) | undefined {
  switch (statement.kind) {
    case 'select':
      return compilation => compileSelect(statement as SelectStatement, compilation, updatable);
    case 'insert':
    case 'update':
    case 'delete':
    case 'merge':
      return compilation => compileChange(statement, compilation);
    case 'lock-table':
      return compilation => compileLock(statement, compilation);
    case 'truncate':
      return compilation => compileTruncate(statement, compilation);
    default:
      return undefined;
  }
}

function keyOf(text: string, { attributes, names }: PlanContext, updatable: boolean): string {
  const { naming, defaultSchema, path, decimalPoint, ccsid, hexConstantsAreCharacter } = attributes;
  const { autocommit, isolation, concurrentAccess } = attributes;
  const { maximumPrecision, maximumScale, minimumDivideScale, dateFormat, dateSeparator, timeFormat, timeSeparator } =
    attributes;
  return [
    ...[updatable, autocommit, isolation, concurrentAccess],
    ...[naming, defaultSchema ?? '', path.join(' '), decimalPoint, ccsid, hexConstantsAreCharacter],
    ...[maximumPrecision, maximumScale, minimumDivideScale, dateFormat, dateSeparator, timeFormat, timeSeparator],
    ...[names.user, names.libraryList.join(' ')],
    text,
  ].join('\0');
}

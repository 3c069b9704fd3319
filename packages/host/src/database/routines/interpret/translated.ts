import type { RoutineDescription } from '../../catalog/description.ts';
import { Compilation, unlearned } from '../../compile/compilation.ts';
import { SqlError } from '../../error.ts';
import type { PlanContext } from '../../session/plan.ts';
import type { Session } from '../../session/session.ts';
import type { CreateProcedure, RoutineOptions } from '../../sql/ast/index.ts';
import { parseStatement } from '../../sql/parse.ts';
import { positionedCursors } from './context.ts';
import { Numbering, Scope, type Variable } from './scope.ts';
import type { Step } from './step.ts';
import { translate } from './translate.ts';

/** A procedure that can be run, by any number of activations. */
export interface TranslatedProcedure {
  readonly parameters: readonly Variable[];
  readonly body: Step;
  /**
   * Its statements have the authority of its owner besides that of the user: USRPRF of SET OPTION, which by default is *OWNER for a procedure
   * that was made with SQL names. Source: "SET OPTION", SQL Reference.
   */
  readonly adopts: boolean;
  readonly commitOnReturn: boolean;
  /** How many variables there are, as far as is known: those of FOR statements come when they are first run. */
  slots(): number;
}

/** Trees by text. */
const parsed = new Map<string, CreateProcedure>();
const capacity = 500;

/** What a session has translated: it keeps the plans of the statements inside. */
export interface KnownProcedure {
  readonly generation: number;
  readonly ccsid: number;
  readonly translated: TranslatedProcedure;
}

export async function translatedProcedure(session: Session, routine: RoutineDescription): Promise<TranslatedProcedure> {
  const { generation } = session.catalog;
  const { ccsid } = session.attributes;
  const known = session.procedures.get(routine.id);
  if (known?.generation === generation && known.ccsid === ccsid) return known.translated;
  const translated = await translateProcedure(session, routine);
  session.procedures.delete(routine.id);
  session.procedures.set(routine.id, { generation, ccsid, translated });
  if (session.procedures.size > capacity) session.procedures.delete(session.procedures.keys().next().value!);
  return translated;
}

function translateProcedure(session: Session, routine: RoutineDescription): Promise<TranslatedProcedure> {
  const { naming, defaultSchema, definition: text = '' } = routine;
  const attributes = { ...session.attributes, naming, defaultSchema };
  const { catalog, names } = session;
  return translateTree({ catalog, attributes, names }, treeOf(text, naming), { ...routine, text });
}

/** Errors: what can be said of a body without running it. */
export function translateTree(
  { catalog, attributes, names }: PlanContext,
  { body, options }: CreateProcedure,
  facts: Pick<RoutineDescription, 'name' | 'parameters' | 'resultSets'> & { readonly text: string },
): Promise<TranslatedProcedure> {
  const { name, parameters, resultSets, text } = facts;
  if (body === undefined) throw new SqlError(-84);
  return catalog.settle(view => {
    const compilation = new Compilation(view, attributes, names, 0);
    const numbering = new Numbering();
    const scope = new Scope(undefined, numbering, { label: name });
    const variables = parameters.map(parameter => scope.declare(parameter.name, parameter.type, { kind: 'parameter' }));
    try {
      const translation = { compilation, text, positioned: positionedCursors(body), resultSets };
      return {
        parameters: variables,
        body: translate(body, scope, translation),
        adopts: adopts(options, attributes.naming),
        commitOnReturn: options.commitOnReturn === true,
        slots: () => numbering.slots,
      };
    } catch (error) {
      if (error === unlearned) return undefined;
      throw error;
    }
  });
}

function adopts({ other }: RoutineOptions, naming: 'sql' | 'system'): boolean {
  const [, profile = 'NAMING'] = /\bUSRPRF\s*=\s*\*\s*(\w+)/i.exec(other.join(' ')) ?? [];
  return profile.toUpperCase() === 'NAMING' ? naming === 'sql' : profile.toUpperCase() === 'OWNER';
}

function treeOf(text: string, naming: 'sql' | 'system'): CreateProcedure {
  const key = `${naming} ${text}`;
  const known = parsed.get(key);
  if (known !== undefined) return known;
  const { statement } = parseStatement(text, { naming, decimalPoint: '.' });
  if (statement.kind !== 'create-procedure') throw new SqlError(-84);
  parsed.set(key, statement);
  if (parsed.size > capacity) parsed.delete(parsed.keys().next().value!);
  return statement;
}

import { Compilation, unlearned } from '../compile/compilation.ts';
import { compileDefinitionExpression, compileDefinitionQuery } from '../compile/definition.ts';
import type { DefinitionCompiler } from '../define/context.ts';
import { define } from '../define/define.ts';
import type { Outcome, Prepared } from '../room.ts';
import { createTrigger } from '../routines/define/create-trigger.ts';
import { defineRoutine } from '../routines/define/define-routine.ts';
import type { CreateFunction, CreateProcedure, DefinitionStatement, Statement } from '../sql/ast/index.ts';
import type { SessionAttributes } from './attributes.ts';
import { prepared } from './control.ts';
import type { Session } from './session.ts';

type Definable = DefinitionStatement | CreateProcedure | CreateFunction;

const kinds: ReadonlySet<string> = new Set<Definable['kind']>([
  ...(['create-schema', 'create-table', 'alter-table', 'create-index', 'create-view', 'create-alias'] as const),
  ...(['create-sequence', 'alter-sequence', 'create-type', 'create-variable', 'create-trigger', 'drop'] as const),
  ...(['rename', 'label', 'comment', 'grant', 'revoke', 'unsupported'] as const),
  ...(['create-procedure', 'create-function'] as const),
]);

function isDefinition(statement: Statement): statement is Definable {
  return kinds.has(statement.kind);
}

/** CREATE, ALTER, DROP ... undefined for others. */
export function preparedDefinition(
  session: Session,
  verb: string,
  statement: Statement,
  text: string,
): Prepared | undefined {
  if (!isDefinition(statement)) return undefined;
  return prepared(verb, 'other', () => session.guard(() => execute(session, statement, text)));
}

/** Runs a definition as a unit of work of its own, or as a part of the one that is open, which then stays as it was when it fails. */
async function execute(session: Session, statement: Definable, text: string): Promise<Outcome> {
  const { job, attributes, connection, catalog, unit, alone } = session;
  const context = { job, attributes, connection, catalog, text, compiler: definitionCompiler(session) };
  await unit.leaveTables();
  await unit.enclosed(alone, () =>
    statement.kind === 'create-procedure' || statement.kind === 'create-function'
      ? defineRoutine(statement, context)
      : define(statement, context),
  );
  return { count: 0, warnings: [] };
}

/** What definitions need of the compiler, in the surroundings of the session. */
export function definitionCompiler(session: Session): DefinitionCompiler {
  const compile = <T>(attributes: SessionAttributes, work: (compilation: Compilation) => T): Promise<T> =>
    session.catalog.settle(view => {
      try {
        return work(new Compilation(view, attributes, session.names, 0, undefined, true));
      } catch (error) {
        if (error === unlearned) return undefined;
        throw error;
      }
    });
  return {
    expression: (expression, scope, target) =>
      compile(session.attributes, compilation => compileDefinitionExpression(expression, scope, compilation, target)),
    query: (select, rules) =>
      compile({ ...session.attributes, ...rules }, compilation => compileDefinitionQuery(select, compilation)),
    trigger: createTrigger,
  };
}

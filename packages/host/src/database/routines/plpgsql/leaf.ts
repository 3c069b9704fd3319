import type { Matcher } from '../interpret/scope.ts';
import { PgScope } from './pg-scope.ts';
import type { RoutineText } from './routine-text.ts';
import { emit } from './statement.ts';

/** States of PostgreSQL for those of Db2, where they have other ones. */
const alsoKnownAs: Readonly<Record<string, readonly string[]>> = {
  '23503': ['23503'],
  '23504': ['23503', '23001'],
  '23513': ['23514'],
  '22018': ['22018', '22P02'],
  '57033': ['55P03', '40P01'],
};

/**
 * A statement that can raise conditions, with the handlers that serve it. Exceptions are caught right where they are raised, so that
 * CONTINUE can go on there, and EXIT leaves what was done before as it is.
 * @param finds whether the statement says if it found a row
 */
export function leaf(statement: string, finds: boolean, scope: PgScope, text: RoutineText): string {
  const branches = exceptionBranches(scope, text);
  const guarded = branches.length === 0 ? statement : `BEGIN\n${statement}\nEXCEPTION\n${branches.join('\n')}\nEND;`;
  return finds ? `${guarded}${notFound(scope, text)}` : guarded;
}

/** Those of the nearest block first, and of one block the specific ones before the general. */
function exceptionBranches(scope: PgScope, text: RoutineText): string[] {
  const branches: string[] = [];
  for (const at of scope.handling()) {
    const handlers = at.handlers.filter(({ type }) => type !== 'UNDO');
    for (const handler of handlers) {
      for (const matcher of handler.matchers) {
        const states = statesOf(matcher, at);
        if (states === undefined) continue;
        const condition = states.map(state => `SQLSTATE '${state}'`).join(' OR ');
        branches.push(`WHEN ${condition} THEN\n${action(handler, at, text)}`);
      }
    }
    const general = handlers.find(({ matchers }) => matchers.some(({ kind }) => kind === 'SQLEXCEPTION'));
    if (general === undefined) continue;
    branches.push(`WHEN OTHERS THEN\n${action(general, at, text)}`);
    return branches;
  }
  return branches;
}

/** undefined for what is no exception. */
export function statesOf(matcher: Matcher, scope: PgScope): readonly string[] | undefined {
  const state =
    matcher.kind === 'sqlstate'
      ? matcher.sqlstate
      : matcher.kind === 'name'
        ? scope.condition(matcher.name, 0)
        : undefined;
  if (state === undefined || /^0[012]/.test(state)) return undefined;
  return alsoKnownAs[state] ?? [state];
}

function notFound(scope: PgScope, text: RoutineText): string {
  for (const at of scope.handling()) {
    const handler = at.handlers.find(({ matchers }) =>
      matchers.some(
        matcher => matcher.kind === 'NOT FOUND' || (matcher.kind === 'sqlstate' && matcher.sqlstate === '02000'),
      ),
    );
    if (handler !== undefined) return `\nIF NOT FOUND THEN\n${action(handler, at, text)}\nEND IF;`;
  }
  return '';
}

/** The action of a handler; EXIT then leaves the block that declares it. Its own block's handlers do not serve it. */
export function action(handler: PgScope['handlers'][number], at: PgScope, text: RoutineText): string {
  const inside = new PgScope(at, { outward: at.facts.closed ? undefined : at.parent });
  const body = emit(handler.action, inside, text);
  return handler.type === 'CONTINUE' ? body : `${body}\nEXIT ${at.facts.block};`;
}

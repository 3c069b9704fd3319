import { Compilation, unlearned } from '../compile/compilation.ts';
import type { Prepared } from '../room.ts';
import { invoke } from '../routines/call/invoke.ts';
import type { Procedure } from '../routines/call/procedure.ts';
import { Activation } from '../routines/interpret/activation.ts';
import { positionedCursors } from '../routines/interpret/context.ts';
import { Numbering, Scope } from '../routines/interpret/scope.ts';
import { translate } from '../routines/interpret/translate.ts';
import type { DynamicCompound } from '../sql/ast/index.ts';
import { prepared } from './control.ts';
import type { Session } from './session.ts';

/** `BEGIN .. END` as a statement: a procedure without name, parameters and result sets. */
export async function preparedCompound(
  session: Session,
  { body }: DynamicCompound,
  verb: string,
  text: string,
): Promise<Prepared> {
  const { attributes, names } = session;
  const numbering = new Numbering();
  const step = await session.catalog.settle(view => {
    const compilation = new Compilation(view, attributes, names, 0);
    const scope = new Scope(undefined, numbering);
    try {
      return translate(body, scope, { compilation, text, positioned: positionedCursors(body), resultSets: 0 });
    } catch (error) {
      if (error === unlearned) return undefined;
      throw error;
    }
  });
  const procedure: Procedure = {
    library: '',
    name: '',
    parameters: [],
    async call(_session, values, invocation) {
      const run = new Activation(session, invocation, numbering.slots, undefined);
      try {
        await step(run);
      } finally {
        await run.close([]);
      }
      return { values, resultSets: [], warnings: [] };
    },
  };
  return prepared(verb, 'other', () =>
    session.guard(async () => {
      const call = () => invoke(session, procedure, []);
      const { warnings } = attributes.isolation === '*NONE' ? await call() : await session.together(call);
      return { count: 0, warnings };
    }),
  );
}

import { SqlError } from '../../error.ts';
import type { Compound } from '../../sql/ast/index.ts';
import type { Activation } from './activation.ts';
import type { Completion } from './completion.ts';
import type { Translation } from './context.ts';
import { declare } from './declare.ts';
import { Scope } from './scope.ts';
import { handle, type Step, sequence } from './step.ts';
import { translateLabeled } from './translate.ts';

/** `BEGIN .. END`. Errors: -780 for UNDO without ATOMIC, -590 for names that are declared twice. */
export function translateCompound(compound: Compound, outer: Scope, translation: Translation): Step {
  const { label, atomic = false, declarations, statements } = compound;
  const scope = new Scope(outer, outer.numbering, { label: label?.name, atomic });
  const prepare = declarations.flatMap(declaration => declare(declaration, scope, translation));
  const body = sequence([
    ...prepare.map(step => ({ step })),
    ...statements.map(statement => translateLabeled(statement, scope, translation)),
  ]);
  // The end of the routine sees which cursors of its outermost block are result sets.
  const isOutermost = outer.parent === undefined;
  const block: Step = async run => {
    try {
      return ofBlock(await body(run), label?.name);
    } finally {
      if (!isOutermost) await run.closeCursors(scope);
    }
  };
  return atomic ? atomically(block, scope) : handling(block, scope);
}

function ofBlock(completion: Completion, label: string | undefined): Completion {
  const left = completion?.to === 'leave' && label !== undefined && completion.label === label;
  return left ? undefined : completion;
}

/** EXIT handlers that are declared here run when the statements of the block are over. */
function handling(block: Step, scope: Scope): Step {
  return async run => {
    const completion = await block(run);
    if (completion?.to !== 'handler' || completion.handler.scope !== scope) return completion;
    return ofBlock(await handle(run, completion.handler, completion.condition), scope.label);
  };
}

let savepoints = 0;

/**
 * An ATOMIC compound statement is undone when an exception leaves it: one that nobody handles, or one that a handler around it or an
 * UNDO handler handles.
 */
function atomically(block: Step, scope: Scope): Step {
  return async run => {
    const { session } = run;
    return session.together(async () => {
      const name = `ATOMIC ${++savepoints}`;
      await session.unit.savepoint(name);
      run.enterAtomic();
      try {
        const completion = await block(run);
        if (completion?.to !== 'handler') {
          await session.unit.releaseSavepoint(name);
          return completion;
        }
        const { handler } = completion;
        if (handler.scope === scope && handler.type === 'EXIT') {
          const after = ofBlock(await handle(run, handler, completion.condition), scope.label);
          await session.unit.releaseSavepoint(name);
          return after;
        }
        await undo(run, name);
        if (handler.scope !== scope) return completion;
        return ofBlock(await handle(run, handler, completion.condition), scope.label);
      } catch (error) {
        await undo(run, name);
        throw error;
      } finally {
        run.leaveAtomic();
      }
    });
  };
}

async function undo({ session }: Activation, name: string): Promise<void> {
  try {
    await session.unit.rollbackTo(name);
    await session.unit.releaseSavepoint(name);
  } catch (error) {
    // The transaction is gone already, and with it what was to be undone.
    if (!(error instanceof SqlError) || error.sqlcode !== -880) throw error;
  }
}

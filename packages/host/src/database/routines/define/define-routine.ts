import type { Definition, DefinitionContext } from '../../define/context.ts';
import type { CreateFunction, CreateProcedure } from '../../sql/ast/index.ts';
import { createFunction } from './create-function.ts';
import { createProcedure } from './create-procedure.ts';

/** CREATE PROCEDURE and CREATE FUNCTION, as `define` runs other definitions. */
export async function defineRoutine(
  statement: CreateProcedure | CreateFunction,
  context: DefinitionContext,
): Promise<void> {
  const definition: Definition = { ...context, rooms: context.catalog.rooms() };
  try {
    if (statement.kind === 'create-procedure') await createProcedure(definition, statement);
    else await createFunction(definition, statement);
  } finally {
    context.catalog.changed();
  }
}

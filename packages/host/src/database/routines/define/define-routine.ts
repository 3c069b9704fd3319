import type { Definition, DefinitionContext } from '../../define/context.ts';
import { SqlError } from '../../error.ts';
import type { CreateFunction, CreateProcedure } from '../../sql/ast/index.ts';
import { createProcedure } from './create-procedure.ts';

/** CREATE PROCEDURE and CREATE FUNCTION, as `define` runs other definitions. */
export async function defineRoutine(
  statement: CreateProcedure | CreateFunction,
  context: DefinitionContext,
): Promise<void> {
  const definition: Definition = { ...context, rooms: context.catalog.rooms() };
  try {
    if (statement.kind === 'create-procedure') await createProcedure(definition, statement);
    else throw new SqlError(-84, [], undefined, { position: statement.at });
  } finally {
    context.catalog.changed();
  }
}

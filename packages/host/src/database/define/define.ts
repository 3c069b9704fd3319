import { SqlError } from '../error.ts';
import type { DefinitionStatement } from '../sql/ast/index.ts';
import { alterSequence } from './alter-sequence.ts';
import { alterTable } from './alter-table.ts';
import type { Definition, DefinitionContext } from './context.ts';
import { createAlias } from './create-alias.ts';
import { createIndex } from './create-index.ts';
import { createSchema } from './create-schema.ts';
import { createSequence } from './create-sequence.ts';
import { createTable } from './create-table.ts';
import { createType } from './create-type.ts';
import { createVariable } from './create-variable.ts';
import { createView } from './create-view.ts';
import { drop } from './drop.ts';
import { grantOrRevoke } from './grant.ts';
import { labelOrComment } from './label.ts';
import { rename } from './rename.ts';

/**
 * Runs a statement that defines something, in the unit of work that is open on the connection of the job. Throws SqlError; PostgreSQL's own
 * errors are left to the session. After an error the unit of work, and the catalog of the session, must be rolled back to
 * where they were.
 */
export async function define(statement: DefinitionStatement, context: DefinitionContext): Promise<void> {
  const definition: Definition = { ...context, rooms: context.catalog.rooms() };
  try {
    await run(statement, definition);
  } finally {
    context.catalog.changed();
  }
}

async function run(statement: DefinitionStatement, definition: Definition): Promise<void> {
  switch (statement.kind) {
    case 'create-schema':
      return createSchema(definition, statement);
    case 'create-table':
      return createTable(definition, statement);
    case 'alter-table':
      return alterTable(definition, statement);
    case 'create-index':
      return createIndex(definition, statement);
    case 'create-view':
      return createView(definition, statement);
    case 'create-alias':
      return createAlias(definition, statement);
    case 'create-sequence':
      return createSequence(definition, statement);
    case 'alter-sequence':
      return alterSequence(definition, statement);
    case 'create-type':
      return createType(definition, statement);
    case 'create-variable':
      return createVariable(definition, statement);
    case 'create-trigger':
      if (definition.compiler.trigger === undefined) throw new SqlError(-84, [], undefined, { position: statement.at });
      return definition.compiler.trigger(statement, definition);
    case 'drop':
      return drop(definition, statement);
    case 'rename':
      return rename(definition, statement);
    case 'label':
    case 'comment':
      return labelOrComment(definition, statement);
    case 'grant':
    case 'revoke':
      return grantOrRevoke(definition, statement);
    case 'unsupported':
      throw new SqlError(-270, [statement.statement], undefined, { position: statement.at });
  }
}

import { SqlError } from '../../error.ts';
import type { Statement } from '../ast/index.ts';
import { call, escapedCall } from './call.ts';
import { create } from './create.ts';
import { createTable } from './create-table.ts';
import { creationStart } from './creation.ts';
import { deleteStatement } from './delete.ts';
import { drop } from './drop.ts';
import { insert } from './insert.ts';
import { labelOrComment } from './label.ts';
import { merge } from './merge.ts';
import { rename } from './rename.ts';
import { selectStatement } from './select.ts';
import { set } from './set.ts';
import type { TokenStream } from './stream.ts';
import { commit, lockTable, releaseSavepoint, rollback, savepoint } from './transaction.ts';
import { update } from './update.ts';
import { values } from './values.ts';

const statements: ReadonlyMap<string, (p: TokenStream) => Statement> = new Map<string, (p: TokenStream) => Statement>([
  ['SELECT', selectStatement],
  ['WITH', selectStatement],
  ['(', selectStatement],
  ['VALUES', values],
  ['INSERT', insert],
  ['UPDATE', update],
  ['DELETE', deleteStatement],
  ['MERGE', merge],
  ['CREATE', create],
  ['DECLARE', declare],
  ['DROP', drop],
  ['RENAME', rename],
  ['LABEL', labelOrComment],
  ['COMMENT', labelOrComment],
  ['CALL', call],
  ['{', escapedCall],
  ['SET', set],
  ['COMMIT', commit],
  ['ROLLBACK', rollback],
  ['SAVEPOINT', savepoint],
  ['RELEASE', release],
  ['LOCK', lockTable],
]);

/** Statements that only a program can contain: known, and refused with the code for that. */
const embedded: ReadonlySet<string> = new Set(
  'ALLOCATE ASSOCIATE CLOSE DEALLOCATE DESCRIBE EXECUTE FETCH FREE GET HOLD INCLUDE OPEN PREPARE SIGNAL RESIGNAL WHENEVER'.split(
    ' ',
  ),
);

/** A statement without what may follow it. */
export function statement(p: TokenStream): Statement {
  const production = statements.get(p.token.key);
  if (production !== undefined) return production(p);
  if (embedded.has(p.token.key)) throw new SqlError(-84, [], undefined, { position: p.token.at });
  p.isAny(...statements.keys());
  throw p.unexpected();
}

function declare(p: TokenStream): Statement {
  const { at } = p.next();
  p.expect('GLOBAL', 'TEMPORARY', 'TABLE');
  return createTable(p, creationStart(p, at, false), true);
}

function release(p: TokenStream): Statement {
  const { at } = p.next();
  return releaseSavepoint(p, at);
}

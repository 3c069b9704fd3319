import { SqlError } from '../../error.ts';
import type { Statement } from '../ast/index.ts';
import { alter } from './alter.ts';
import { call, escapedCall } from './call.ts';
import { connect, disconnect, releaseConnection } from './connect.ts';
import { create } from './create.ts';
import { createTable } from './create-table.ts';
import { creationStart } from './creation.ts';
import { deleteStatement } from './delete.ts';
import { drop } from './drop.ts';
import { grant } from './grant.ts';
import { insert } from './insert.ts';
import { labelOrComment } from './label.ts';
import { merge } from './merge.ts';
import { identifier } from './names.ts';
import { rename } from './rename.ts';
import { compound } from './routine/compound.ts';
import { cursorDeclaration, isCursorAhead } from './routine/cursor-declaration.ts';
import { selectStatement } from './select.ts';
import { set } from './set.ts';
import type { TokenStream } from './stream.ts';
import { commit, lockTable, releaseSavepoint, rollback, savepoint } from './transaction.ts';
import { truncate } from './truncate.ts';
import { unsupported } from './unsupported.ts';
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
  ['ALTER', alter],
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
  ['TRUNCATE', truncate],
  ['GRANT', grant],
  ['REVOKE', grant],
  ['CONNECT', connect],
  ['DISCONNECT', disconnect],
  ['BEGIN', dynamicCompound],
  ['REFRESH', refresh],
]);

/** Statements that only a program can contain: known, and refused with the code for that. */
const embedded: ReadonlySet<string> = new Set(
  'ALLOCATE ASSOCIATE CLOSE DEALLOCATE DESCRIBE EXECUTE FETCH FREE GET HOLD INCLUDE OPEN PREPARE SIGNAL RESIGNAL WHENEVER'.split(
    ' ',
  ),
);

/** A statement without what may follow it. */
export function statement(p: TokenStream): Statement {
  const production = statements.get(p.token.key) ?? labelledCompound(p);
  if (production !== undefined) return production(p);
  if (embedded.has(p.token.key)) throw new SqlError(-84, [], undefined, { position: p.token.at });
  p.isAny(...statements.keys());
  throw p.unexpected();
}

/** `L: BEGIN .. END`. */
function labelledCompound(p: TokenStream): ((p: TokenStream) => Statement) | undefined {
  if (p.peek().key !== ':' || p.peek(2).key !== 'BEGIN') return undefined;
  return () => {
    const label = identifier(p);
    p.expect(':');
    return { kind: 'dynamic-compound', body: compound(p, label), at: label.at };
  };
}

/** DECLARE GLOBAL TEMPORARY TABLE, or a cursor. */
function declare(p: TokenStream): Statement {
  const { at } = p.next();
  if (p.acceptSequence('GLOBAL', 'TEMPORARY', 'TABLE')) return createTable(p, creationStart(p, at, false), true);
  const name = identifier(p);
  if (!isCursorAhead(p)) throw p.unexpected();
  return cursorDeclaration(p, name, at);
}

function release(p: TokenStream): Statement {
  const { at } = p.next();
  const isSavepoint = p.is('SAVEPOINT') || p.isSequence('TO', 'SAVEPOINT');
  return isSavepoint ? releaseSavepoint(p, at) : releaseConnection(p, at);
}

function dynamicCompound(p: TokenStream): Statement {
  const { at } = p.token;
  return { kind: 'dynamic-compound', body: compound(p, undefined), at };
}

function refresh(p: TokenStream): Statement {
  const { at } = p.next();
  p.expect('TABLE');
  return unsupported(p, 'REFRESH TABLE', at);
}

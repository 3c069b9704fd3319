import { SqlError } from '../../error.ts';
import type { Statement } from '../ast/index.ts';
import { deleteStatement } from './change/delete.ts';
import { insert } from './change/insert.ts';
import { merge } from './change/merge.ts';
import { truncate } from './change/truncate.ts';
import { update } from './change/update.ts';
import { alter } from './definition/alter.ts';
import { create } from './definition/create.ts';
import { createTable } from './definition/create-table.ts';
import { creationStart } from './definition/creation.ts';
import { drop } from './definition/drop.ts';
import { grant } from './definition/grant.ts';
import { labelOrComment } from './definition/label.ts';
import { rename } from './definition/rename.ts';
import { unsupported } from './definition/unsupported.ts';
import { identifier } from './names.ts';
import { selectStatement } from './query/select.ts';
import { values } from './query/values.ts';
import { compound } from './routine/compound.ts';
import { cursorDeclaration, isCursorAhead } from './routine/cursor-declaration.ts';
import { call, callWithResult, escapedCall } from './session/call.ts';
import { connect, disconnect, releaseConnection } from './session/connect.ts';
import { set } from './session/set.ts';
import { commit, lockTable, releaseSavepoint, rollback, savepoint } from './session/transaction.ts';
import type { TokenStream } from './stream.ts';

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
  ['?', callWithResult],
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

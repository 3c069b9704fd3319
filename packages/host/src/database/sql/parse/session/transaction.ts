import type { Commit, LockTable, Rollback, Savepoint, SetTransaction } from '../../ast/index.ts';
import { identifier, isIdentifier, objectName } from '../names.ts';
import { flag, node } from '../node.ts';
import type { TokenStream } from '../stream.ts';

/** `COMMIT [WORK] [HOLD]`. */
export function commit(p: TokenStream): Commit {
  const { at } = p.next();
  p.accept('WORK');
  return node<Commit>({ kind: 'commit', hold: flag(p.accept('HOLD')), at });
}

/** `ROLLBACK [WORK] [HOLD] [TO SAVEPOINT [S]]`. */
export function rollback(p: TokenStream): Rollback {
  const { at } = p.next();
  p.accept('WORK');
  const hold = flag(p.accept('HOLD'));
  const named = p.acceptSequence('TO', 'SAVEPOINT');
  const savepoint = named ? (isIdentifier(p) ? identifier(p) : true) : undefined;
  return node<Rollback>({ kind: 'rollback', hold, savepoint, at });
}

/** `SAVEPOINT S [UNIQUE] [ON ROLLBACK RETAIN CURSORS | LOCKS]`. */
export function savepoint(p: TokenStream): Savepoint {
  const { at } = p.next();
  const name = identifier(p);
  let unique = flag(p.accept('UNIQUE'));
  let onRollbackRetainCursors: true | undefined;
  while (p.acceptSequence('ON', 'ROLLBACK', 'RETAIN')) {
    if (p.expectAny('CURSORS', 'LOCKS') === 'CURSORS') onRollbackRetainCursors = true;
    unique ??= flag(p.accept('UNIQUE'));
  }
  return node<Savepoint>({ kind: 'savepoint', name, unique, onRollbackRetainCursors, at });
}

/** `RELEASE [TO] SAVEPOINT S`, behind RELEASE. */
export function releaseSavepoint(p: TokenStream, at: number): Savepoint {
  p.accept('TO');
  p.expect('SAVEPOINT');
  return { kind: 'release-savepoint', name: identifier(p), at };
}

const isolationLevels = {
  'NO COMMIT': 'NC',
  NONE: 'NC',
  NC: 'NC',
  'READ UNCOMMITTED': 'UR',
  UR: 'UR',
  'READ COMMITTED': 'CS',
  CS: 'CS',
  'REPEATABLE READ': 'RS',
  RS: 'RS',
  SERIALIZABLE: 'RR',
  RR: 'RR',
} as const;

/** `ISOLATION LEVEL READ COMMITTED , READ ONLY`, behind SET TRANSACTION. */
export function setTransaction(p: TokenStream, at: number): SetTransaction {
  let isolation: SetTransaction['isolation'];
  let readOnly: boolean | undefined;
  do {
    if (p.acceptSequence('READ', 'ONLY')) readOnly = true;
    else if (p.acceptSequence('READ', 'WRITE')) readOnly = false;
    else {
      p.expect('ISOLATION', 'LEVEL');
      isolation = isolationLevel(p);
    }
  } while (p.accept(',') || p.is('READ') || p.is('ISOLATION'));
  return node<SetTransaction>({ kind: 'set-transaction', isolation, readOnly, at });
}

function isolationLevel(p: TokenStream): NonNullable<SetTransaction['isolation']> {
  for (const [words, level] of Object.entries(isolationLevels)) if (p.acceptSequence(...words.split(' '))) return level;
  throw p.unexpected();
}

/** `LOCK TABLE T IN SHARE | EXCLUSIVE MODE [ALLOW READ]`. */
export function lockTable(p: TokenStream): LockTable {
  const { at } = p.next();
  p.expect('TABLE');
  const table = objectName(p);
  p.expect('IN');
  const mode = p.expectAny('SHARE', 'EXCLUSIVE');
  p.expect('MODE');
  const allowRead = mode === 'EXCLUSIVE' && p.acceptSequence('ALLOW', 'READ');
  return { kind: 'lock-table', table, mode: allowRead ? 'EXCLUSIVE ALLOW READ' : mode, at };
}

import type { Call, Connect, LockTable, Rollback, Savepoint, SetTransaction, ValuesInto } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { argument } from '../expression/function.ts';
import { identifier, objectName } from '../name.ts';
import { bracketed, clause, list, words } from '../text.ts';

/** With a result there is only JDBC's form. */
export function call({ procedure, arguments: list, result }: Call): string {
  const text = `CALL ${objectName(procedure)}${bracketed(list, argument)}`;
  return result === undefined ? text : `{${expression(result)} = ${text}}`;
}

export function valuesInto({ values, targets }: ValuesInto): string {
  const row = values.length === 1 ? expression(values[0]!) : bracketed(values, expression);
  return `VALUES ${row} INTO ${list(targets, expression)}`;
}

export function rollback({ hold, savepoint }: Rollback): string {
  return words(
    'ROLLBACK',
    hold && 'HOLD',
    savepoint && words('TO SAVEPOINT', savepoint !== true && identifier(savepoint)),
  );
}

export function savepoint({ kind, name, unique, onRollbackRetainCursors }: Savepoint): string {
  if (kind === 'release-savepoint') return `RELEASE SAVEPOINT ${identifier(name)}`;
  return words(
    'SAVEPOINT',
    identifier(name),
    unique && 'UNIQUE',
    onRollbackRetainCursors && 'ON ROLLBACK RETAIN CURSORS',
  );
}

export function setTransaction({ isolation, readOnly }: SetTransaction): string {
  const access = readOnly === undefined ? undefined : readOnly ? 'READ ONLY' : 'READ WRITE';
  const parts = [isolation && `ISOLATION LEVEL ${isolation}`, access];
  return `SET TRANSACTION ${parts.filter(part => part !== undefined).join(', ')}`;
}

export function lockTable({ table, mode }: LockTable): string {
  const [lock, ...allow] = mode.split(' ');
  return words(`LOCK TABLE ${objectName(table)} IN ${lock} MODE`, ...allow);
}

const verbs: Readonly<Record<Connect['kind'], string>> = {
  connect: 'CONNECT',
  disconnect: 'DISCONNECT',
  'release-connection': 'RELEASE',
};

export function connect({ kind, to, user, password }: Connect): string {
  return words(
    verbs[kind],
    kind === 'connect' && to !== undefined && to !== 'RESET' && 'TO',
    to && server(to),
    clause('USER', user, expression),
    clause('USING', password, expression),
  );
}

function server(to: NonNullable<Connect['to']>): string {
  if (typeof to === 'string') return to;
  return 'kind' in to ? expression(to) : identifier(to);
}

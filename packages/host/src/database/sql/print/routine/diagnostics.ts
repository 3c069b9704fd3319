import type { PlStatement } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { operand, rank } from '../expression/rank.ts';
import { identifier } from '../name.ts';
import { list, quoted, words } from '../text.ts';

type Signal = Extract<PlStatement, { kind: 'signal' | 'resignal' }>;
type GetDiagnostics = Extract<PlStatement, { kind: 'get-diagnostics' }>;

export function signal({ kind, sqlstate, condition, items }: Signal): string {
  return words(
    kind.toUpperCase(),
    sqlstate && `SQLSTATE ${typeof sqlstate === 'string' ? quoted(sqlstate) : operand(sqlstate, rank.sum)}`,
    condition && identifier(condition),
    items.length > 0 && `SET ${list(items, ({ name, value }) => `${name} = ${expression(value)}`)}`,
  );
}

export function getDiagnostics({ stacked, condition, items }: GetDiagnostics): string {
  return words(
    'GET',
    stacked && 'STACKED',
    'DIAGNOSTICS',
    condition && `CONDITION ${operand(condition, rank.sum)}`,
    list(items, ({ target, name }) => `${expression(target)} = ${name}`),
  );
}

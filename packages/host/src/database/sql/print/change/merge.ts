import type { Merge, MergeBranch } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { identifierList, objectName } from '../name.ts';
import { isolation } from '../query/select.ts';
import { correlation, tableReference } from '../query/table-reference.ts';
import { bracketed, clause, quoted, words } from '../text.ts';
import { assignments } from './assignment.ts';
import { includeColumns } from './statement.ts';

export function merge(statement: Merge): string {
  return words(
    `MERGE INTO ${objectName(statement.table)}`,
    correlation(statement),
    includeColumns(statement.include),
    `USING ${tableReference(statement.using)} ON ${expression(statement.on)}`,
    ...statement.branches.map(branch),
    statement.elseIgnore && 'ELSE IGNORE',
    statement.notAtomic && 'NOT ATOMIC CONTINUE ON SQLEXCEPTION',
    isolation(statement),
  );
}

function branch({ matched, condition, action }: MergeBranch): string {
  const when = words('WHEN', !matched && 'NOT', 'MATCHED', clause('AND', condition, expression));
  return `${when} THEN ${actionOf(action)}`;
}

function actionOf(action: MergeBranch['action']): string {
  switch (action.kind) {
    case 'update':
      return `UPDATE SET ${assignments(action.assignments)}`;
    case 'delete':
      return 'DELETE';
    case 'insert':
      return words(
        'INSERT',
        action.columns && identifierList(action.columns),
        `VALUES ${bracketed(action.values, expression)}`,
      );
    case 'signal':
      return words(
        `SIGNAL SQLSTATE ${quoted(action.sqlstate)}`,
        clause('SET MESSAGE_TEXT =', action.message, expression),
      );
  }
}

import type { CopyOption, CreateTable, TableElement } from '../../ast/index.ts';
import { identifier, objectName } from '../name.ts';
import { selectStatement } from '../query/select.ts';
import { bracketed, clause, words } from '../text.ts';
import { columnDefinition } from './column.ts';
import { columnNames } from './column-names.ts';
import { tableConstraint } from './constraint.ts';
import { creation } from './creation.ts';

export function createTable(table: CreateTable): string {
  const { temporary, onReplace, onCommit, onRollback, withReplace, notLogged, recordFormat, options = [] } = table;
  return words(
    creation('TABLE', table, temporary ? 'DECLARE GLOBAL TEMPORARY' : undefined),
    contentOf(table),
    withReplace && 'WITH REPLACE',
    onCommit && `ON COMMIT ${onCommit}`,
    notLogged !== undefined && (notLogged ? 'NOT LOGGED' : 'LOGGED'),
    onRollback && `ON ROLLBACK ${onRollback}`,
    onReplace && `ON REPLACE ${onReplace}`,
    clause('RCDFMT', recordFormat, identifier),
    ...options,
  );
}

function contentOf({ elements, likeTable, as }: CreateTable): string {
  if (likeTable !== undefined) return words(`LIKE ${objectName(likeTable.table)}`, copyOptions(likeTable.options));
  if (as === undefined) return bracketed(elements, tableElement);
  return words(
    as.columns && columnNames(as.columns),
    `AS (${selectStatement(as.query)})`,
    as.withData ? 'WITH DATA' : 'WITH NO DATA',
    copyOptions(as.options),
  );
}

function copyOptions(options: readonly CopyOption[]): string {
  return options.join(' ');
}

function tableElement(element: TableElement): string {
  switch (element.kind) {
    case 'column-definition':
      return columnDefinition(element);
    case 'constraint':
      return tableConstraint(element);
    case 'period':
      return `PERIOD SYSTEM_TIME (${identifier(element.begin)}, ${identifier(element.end)})`;
    case 'like':
      return words(`LIKE ${objectName(element.table)}`, copyOptions(element.options));
  }
}

import type { Delete, IncludeColumn, Insert, Merge, Truncate, Update } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { identifier, identifierList, objectName } from '../name.ts';
import { fullSelect, ordering } from '../query/query.ts';
import { isolation } from '../query/select.ts';
import { correlation, tableReference } from '../query/table-reference.ts';
import { bracketed, clause, list, words } from '../text.ts';
import { dataType } from '../type.ts';
import { assignments } from './assignment.ts';
import { merge } from './merge.ts';

export function dataChange(statement: Insert | Update | Delete | Merge): string {
  switch (statement.kind) {
    case 'insert':
      return insert(statement);
    case 'update':
      return update(statement);
    case 'delete':
      return deleteStatement(statement);
    case 'merge':
      return merge(statement);
  }
}

export function includeColumns(columns: readonly IncludeColumn[] | undefined): string | undefined {
  return columns && `INCLUDE ${bracketed(columns, ({ name, type }) => `${identifier(name)} ${dataType(type)}`)}`;
}

/** `? ROWS` stands in front of VALUES or behind, as it was written: markers are counted. */
function insert(statement: Insert): string {
  const { table, columns, include, override, source, blockRows } = statement;
  const leads = blockRows !== undefined && blockRows.at < source.at;
  return words(
    `INSERT INTO ${objectName(table)}`,
    columns && identifierList(columns),
    includeColumns(include),
    override && `OVERRIDING ${override} VALUE`,
    leads && `${expression(blockRows)} ROWS`,
    sourceOf(source),
    blockRows && !leads && `FOR ${expression(blockRows)} ROWS`,
    isolation(statement),
  );
}

function sourceOf(source: Insert['source']): string {
  switch (source.kind) {
    case 'defaults':
      return 'DEFAULT VALUES';
    case 'query':
      return fullSelect(source.query);
    case 'values':
      return `VALUES ${list(source.rows, row => bracketed(row, expression))}`;
  }
}

function update(statement: Update): string {
  const { table, include, override, from } = statement;
  return words(
    `UPDATE ${objectName(table)}`,
    correlation(statement),
    includeColumns(include),
    override && `OVERRIDING ${override} VALUE`,
    `SET ${assignments(statement.assignments)}`,
    from && `FROM ${list(from, tableReference)}`,
    tail(statement),
  );
}

function deleteStatement(statement: Delete): string {
  return words(
    `DELETE FROM ${objectName(statement.table)}`,
    correlation(statement),
    includeColumns(statement.include),
    tail(statement),
  );
}

function tail(statement: Update | Delete): string {
  return words(
    clause('WHERE CURRENT OF', statement.currentOf, identifier),
    clause('WHERE', statement.where, expression),
    ordering(statement),
    isolation(statement),
    statement.skipLocked && 'SKIP LOCKED DATA',
  );
}

export function truncate({ table, storage, identity, deleteTriggers, immediate }: Truncate): string {
  return words(
    `TRUNCATE TABLE ${objectName(table)}`,
    storage && `${storage} STORAGE`,
    deleteTriggers && (deleteTriggers === 'IGNORE' ? 'IGNORE DELETE TRIGGERS' : 'RESTRICT WHEN DELETE TRIGGERS'),
    identity && `${identity} IDENTITY`,
    immediate && 'IMMEDIATE',
  );
}

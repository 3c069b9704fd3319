import type { Statement } from '../sql/ast/index.ts';

/** The words by which a statement is called: `SELECT`, `CREATE TABLE`. */
export function verbOf(statement: Statement): string {
  switch (statement.kind) {
    case 'drop':
      return `DROP ${statement.type}`;
    case 'label':
    case 'comment':
      return `${statement.kind.toUpperCase()} ON`;
    case 'unsupported':
      return statement.statement;
    case 'create-table':
      return statement.temporary ? 'DECLARE GLOBAL TEMPORARY TABLE' : 'CREATE TABLE';
    case 'set-register':
      return 'SET';
    case 'dynamic-compound':
      return 'BEGIN';
    default:
      return statement.kind.toUpperCase().replaceAll('-', ' ');
  }
}

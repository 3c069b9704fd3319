import type { ColumnDefinition, DefaultClause, Generated, SequenceOptions } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { operand, rank } from '../expression/rank.ts';
import { identifier, objectName } from '../name.ts';
import { clause, words } from '../text.ts';
import { dataType } from '../type.ts';
import { columnConstraint } from './constraint.ts';

export function columnDefinition(column: ColumnDefinition): string {
  const { name, systemName, type, generated, notNull, hidden, notLogged, fieldProcedure, constraints } = column;
  return words(
    identifier(name),
    clause('FOR COLUMN', systemName, identifier),
    type && dataType(type),
    generated && generatedClause(generated),
    notNull && 'NOT NULL',
    column.default && defaultClause(column.default),
    hidden !== undefined && (hidden ? 'IMPLICITLY HIDDEN' : 'NOT HIDDEN'),
    notLogged !== undefined && (notLogged ? 'NOT LOGGED' : 'LOGGED'),
    clause('FIELDPROC', fieldProcedure, objectName),
    ...constraints.map(columnConstraint),
  );
}

export function defaultClause({ value }: DefaultClause): string {
  return value === undefined ? 'DEFAULT' : `DEFAULT ${operand(value, rank.sum)}`;
}

export function generatedClause({ always, as, identity, expression: content }: Generated): string {
  const front = `GENERATED ${always ? 'ALWAYS' : 'BY DEFAULT'}`;
  switch (as) {
    case 'ROWID':
      return front;
    case 'IDENTITY':
      return words(front, 'AS IDENTITY', identity && `(${sequenceOptions(identity)})`);
    case 'EXPRESSION':
      return `${front} AS (${expression(content!)})`;
    case 'DATA CHANGE OPERATION':
      return `${front} AS (${as})`;
    case 'ROW CHANGE TIMESTAMP':
      return `${front} FOR EACH ROW ON UPDATE AS ROW CHANGE TIMESTAMP`;
    default:
      return `${front} AS ${as}`;
  }
}

export function sequenceOptions(options: SequenceOptions): string {
  const { type, start, restart, increment, minimum, maximum, cycle, cache, order } = options;
  return words(
    clause('AS', type, dataType),
    start && `START WITH ${start}`,
    restart && (restart === true ? 'RESTART' : `RESTART WITH ${restart}`),
    increment && `INCREMENT BY ${increment}`,
    minimum && (minimum === 'NO' ? 'NO MINVALUE' : `MINVALUE ${minimum}`),
    maximum && (maximum === 'NO' ? 'NO MAXVALUE' : `MAXVALUE ${maximum}`),
    cycle !== undefined && (cycle ? 'CYCLE' : 'NO CYCLE'),
    cache !== undefined && (cache === 'NO' ? 'NO CACHE' : `CACHE ${cache}`),
    order !== undefined && (order ? 'ORDER' : 'NO ORDER'),
  );
}

import type { TableConstraint } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { identifierList, objectName } from '../name.ts';
import { clause, words } from '../text.ts';

export function tableConstraint(constraint: TableConstraint): string {
  const name = clause('CONSTRAINT', constraint.name, objectName);
  switch (constraint.type) {
    case 'PRIMARY KEY':
    case 'UNIQUE':
      return words(name, constraint.type, identifierList(constraint.columns));
    case 'FOREIGN KEY':
      return words(name, 'FOREIGN KEY', identifierList(constraint.columns), references(constraint));
    case 'CHECK':
      return words(name, check(constraint));
  }
}

/** Behind a column, which need not be named. */
export function columnConstraint(constraint: TableConstraint): string {
  const name = clause('CONSTRAINT', constraint.name, objectName);
  switch (constraint.type) {
    case 'PRIMARY KEY':
    case 'UNIQUE':
      return words(name, constraint.type);
    case 'FOREIGN KEY':
      return words(name, references(constraint));
    case 'CHECK':
      return words(name, check(constraint));
  }
}

function references(constraint: Extract<TableConstraint, { type: 'FOREIGN KEY' }>): string {
  const { parent, parentColumns, onDelete, onUpdate, enforced } = constraint;
  return words(
    `REFERENCES ${objectName(parent)}`,
    parentColumns && identifierList(parentColumns),
    onDelete && `ON DELETE ${onDelete}`,
    onUpdate && `ON UPDATE ${onUpdate}`,
    enforced !== undefined && (enforced ? 'ENFORCED' : 'NOT ENFORCED'),
  );
}

function check({ condition }: Extract<TableConstraint, { type: 'CHECK' }>): string {
  return `CHECK (${expression(condition)})`;
}

import type { Compound, Declaration, DeclareCursor, HandlerCondition } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { identifier } from '../name.ts';
import { selectStatement } from '../query/select.ts';
import { clause, list, quoted, words } from '../text.ts';
import { dataType } from '../type.ts';
import { labelled, statements } from './control.ts';
import { plStatement } from './statement.ts';

export function compound({ label, atomic, declarations, statements: all }: Compound): string {
  return labelled(
    label,
    words('BEGIN', atomic !== undefined && (atomic ? 'ATOMIC' : 'NOT ATOMIC')),
    declarations.map(one => `DECLARE ${declaration(one)};`).join(' '),
    statements(all),
    'END',
  );
}

function declaration(one: Declaration): string {
  switch (one.kind) {
    case 'declare-variable':
      return words(
        list(one.names, identifier),
        typeof one.type === 'string' ? one.type : dataType(one.type),
        one.notNull && 'NOT NULL',
        clause(one.constant ? 'CONSTANT' : 'DEFAULT', one.default, expression),
      );
    case 'declare-condition':
      return words(
        identifier(one.name),
        'CONDITION',
        one.sqlstate !== undefined && `FOR SQLSTATE ${quoted(one.sqlstate)}`,
      );
    case 'declare-cursor':
      return cursor(one);
    case 'declare-statement':
      return `${list(one.names, identifier)} STATEMENT`;
    case 'declare-handler':
      return `${one.type} HANDLER FOR ${list(one.conditions, handlerCondition)} ${plStatement(one.action)}`;
  }
}

export function cursor(one: DeclareCursor): string {
  const { name, scroll, sensitivity, hold, rowset, query } = one;
  return words(
    identifier(name),
    sensitivity,
    scroll !== undefined && (scroll ? 'SCROLL' : 'NO SCROLL'),
    'CURSOR',
    hold !== undefined && (hold ? 'WITH HOLD' : 'WITHOUT HOLD'),
    one.return && `WITH RETURN TO ${one.return}`,
    rowset && 'WITH ROWSET POSITIONING',
    'FOR',
    'kind' in query ? selectStatement(query) : identifier(query),
  );
}

function handlerCondition(condition: HandlerCondition): string {
  switch (condition.kind) {
    case 'sqlstate':
      return `SQLSTATE ${quoted(condition.sqlstate)}`;
    case 'name':
      return identifier(condition.name);
    default:
      return condition.kind;
  }
}

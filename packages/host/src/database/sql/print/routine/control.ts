import type { Identifier, PlStatement } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { identifier } from '../name.ts';
import { selectStatement } from '../query/select.ts';
import { words } from '../text.ts';
import { plStatement } from './statement.ts';

type Of<K extends PlStatement['kind']> = Extract<PlStatement, { kind: K }>;

export function statements(all: readonly PlStatement[]): string {
  return all.map(one => `${plStatement(one)};`).join(' ');
}

/** `L: BEGIN .. END L`. */
export function labelled(label: Identifier | undefined, ...parts: readonly string[]): string {
  return words(label && `${identifier(label)}:`, ...parts, label && identifier(label));
}

export function ifStatement({ branches, otherwise }: Of<'if'>): string {
  return words(
    ...branches.map(({ condition, statements: all }, index) =>
      words(index === 0 ? 'IF' : 'ELSEIF', expression(condition), 'THEN', statements(all)),
    ),
    otherwise && words('ELSE', statements(otherwise)),
    'END IF',
  );
}

export function caseStatement({ operand, branches, otherwise }: Of<'case-statement'>): string {
  return words(
    'CASE',
    operand && expression(operand),
    ...branches.map(({ when, statements: all }) => words('WHEN', expression(when), 'THEN', statements(all))),
    otherwise && words('ELSE', statements(otherwise)),
    'END CASE',
  );
}

export function forStatement({ label, variable, cursor, hold, query, statements: all }: Of<'for'>): string {
  const source = words(
    variable && `${identifier(variable)} AS`,
    cursor && words(identifier(cursor), 'CURSOR', hold !== undefined && (hold ? 'WITH HOLD' : 'WITHOUT HOLD'), 'FOR'),
    selectStatement(query),
  );
  return labelled(label, `FOR ${source} DO`, statements(all), 'END FOR');
}

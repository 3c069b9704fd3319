import type { CreateView } from '../../ast/index.ts';
import { identifier } from '../name.ts';
import { bracketed, clause, words } from '../text.ts';

export function columnNames(columns: NonNullable<CreateView['columns']>): string {
  return bracketed(columns, one => words(identifier(one), clause('FOR COLUMN', one.systemName, identifier)));
}

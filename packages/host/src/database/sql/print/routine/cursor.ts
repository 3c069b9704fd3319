import type { PlStatement } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { operand, rank } from '../expression/rank.ts';
import { identifier, identifierList, objectName } from '../name.ts';
import { clause, list, words } from '../text.ts';

type CursorStatement = Extract<
  PlStatement,
  { kind: 'open' | 'fetch' | 'close' | 'prepare' | 'execute' | 'associate-locators' | 'allocate-cursor' }
>;

export function cursorStatement(one: CursorStatement): string {
  switch (one.kind) {
    case 'open':
      return words('OPEN', identifier(one.cursor), one.using && `USING ${list(one.using, expression)}`);
    case 'fetch':
      return words(
        'FETCH',
        one.orientation,
        one.offset && operand(one.offset, rank.sum),
        'FROM',
        identifier(one.cursor),
        one.rows && `FOR ${operand(one.rows, rank.sum)} ROWS`,
        one.into && `INTO ${list(one.into, expression)}`,
      );
    case 'close':
      return `CLOSE ${identifier(one.cursor)}`;
    case 'prepare':
      return words(
        'PREPARE',
        identifier(one.name),
        clause('INTO', one.into, expression),
        `FROM ${expression(one.from)}`,
      );
    case 'execute':
      return words('EXECUTE', identifier(one.name), one.using && `USING ${list(one.using, expression)}`);
    case 'associate-locators':
      return `ASSOCIATE LOCATORS ${identifierList(one.locators)} WITH PROCEDURE ${objectName(one.procedure)}`;
    case 'allocate-cursor':
      return `ALLOCATE ${identifier(one.name)} CURSOR FOR RESULT SET ${identifier(one.locator)}`;
  }
}

import type { Expression, Identifier, PlStatement } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { identifier } from '../names.ts';
import { node } from '../node.ts';
import { selectStatement } from '../query/select.ts';
import type { TokenStream } from '../stream.ts';
import { endOf, statementsUntil } from './statement.ts';

type Of<K extends PlStatement['kind']> = Extract<PlStatement, { kind: K }>;

/** `IF c THEN .. [ELSEIF c THEN ..] [ELSE ..] END IF`. */
export function ifStatement(p: TokenStream): PlStatement {
  const { at } = p.token;
  const branches: Of<'if'>['branches'][number][] = [];
  do {
    p.next();
    const condition = expression(p);
    p.expect('THEN');
    branches.push({ condition, statements: statementsUntil(p, 'ELSEIF', 'ELSE', 'END') });
  } while (p.is('ELSEIF'));
  const otherwise = p.accept('ELSE') ? statementsUntil(p, 'END') : undefined;
  p.expect('END', 'IF');
  return node<Of<'if'>>({ kind: 'if', branches, otherwise, at });
}

/** `CASE [e] WHEN v THEN .. [ELSE ..] END CASE`. */
export function caseStatement(p: TokenStream): PlStatement {
  const { at } = p.next();
  const operand = p.is('WHEN') ? undefined : expression(p);
  const branches: { when: Expression; statements: PlStatement[] }[] = [];
  while (p.accept('WHEN')) {
    const when = expression(p);
    p.expect('THEN');
    branches.push({ when, statements: statementsUntil(p, 'WHEN', 'ELSE', 'END') });
  }
  if (branches.length === 0) throw p.unexpected();
  const otherwise = p.accept('ELSE') ? statementsUntil(p, 'END') : undefined;
  p.expect('END', 'CASE');
  return node<Of<'case-statement'>>({ kind: 'case-statement', operand, branches, otherwise, at });
}

/** `WHILE c DO .. END WHILE`. */
export function whileStatement(p: TokenStream, label: Identifier | undefined): PlStatement {
  const { at } = p.next();
  const condition = expression(p);
  p.expect('DO');
  const statements = statementsUntil(p, 'END');
  endOf(p, label, 'WHILE');
  return node<Of<'while'>>({ kind: 'while', label, condition, statements, at });
}

/** `REPEAT .. UNTIL c END REPEAT`. */
export function repeat(p: TokenStream, label: Identifier | undefined): PlStatement {
  const { at } = p.next();
  const statements = statementsUntil(p, 'UNTIL');
  p.next();
  const until = expression(p);
  endOf(p, label, 'REPEAT');
  return node<Of<'repeat'>>({ kind: 'repeat', label, until, statements, at });
}

/** `LOOP .. END LOOP`. */
export function loop(p: TokenStream, label: Identifier | undefined): PlStatement {
  const { at } = p.next();
  const statements = statementsUntil(p, 'END');
  endOf(p, label, 'LOOP');
  return node<Of<'loop'>>({ kind: 'loop', label, statements, at });
}

/** `FOR [V AS] [C CURSOR [WITH HOLD] FOR] query DO .. END FOR`. */
export function forStatement(p: TokenStream, label: Identifier | undefined): PlStatement {
  const { at } = p.next();
  const variable = p.peek().key === 'AS' ? identifier(p) : undefined;
  if (variable !== undefined) p.next();
  const cursor = cursorOf(p);
  const query = selectStatement(p);
  p.expect('DO');
  const statements = statementsUntil(p, 'END');
  endOf(p, label, 'FOR');
  return node<Of<'for'>>({ kind: 'for', label, variable, ...cursor, query, statements, at });
}

function cursorOf(p: TokenStream): Pick<Of<'for'>, 'cursor' | 'hold'> {
  const next = p.peek().key;
  const named = next === 'CURSOR' || next === 'ASENSITIVE' || next === 'INSENSITIVE' || next === 'SENSITIVE';
  if (!named) return {};
  const cursor = identifier(p);
  p.acceptAny('ASENSITIVE', 'INSENSITIVE', 'SENSITIVE');
  p.expect('CURSOR');
  const hold = p.acceptSequence('WITH', 'HOLD') ? true : p.acceptSequence('WITHOUT', 'HOLD') ? false : undefined;
  p.expect('FOR');
  return hold === undefined ? { cursor } : { cursor, hold };
}

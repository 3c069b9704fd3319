import type { Declaration, HandlerCondition, Identifier } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { stringConstant } from '../expression/literal.ts';
import { identifier, identifiers } from '../names.ts';
import { flag, node } from '../node.ts';
import type { TokenStream } from '../stream.ts';
import { dataTypeOrArray } from '../type.ts';
import { cursorDeclaration, isCursorAhead } from './cursor-declaration.ts';
import { plStatement } from './statement.ts';

/** `DECLARE ..` of a compound statement: variables, conditions, cursors, statements, handlers. */
export function declaration(p: TokenStream): Declaration {
  const { at } = p.next();
  if (p.peek().key === 'HANDLER') return handler(p, at);
  const name = identifier(p);
  if (isCursorAhead(p)) return cursorDeclaration(p, name, at);
  if (p.accept('CONDITION')) return condition(p, name, at);
  const names = [name, ...(p.accept(',') ? identifiers(p) : [])];
  if (p.accept('STATEMENT')) return { kind: 'declare-statement', names, at };
  return variable(p, names, at);
}

/** `CONTINUE | EXIT | UNDO HANDLER FOR conditions statement`. */
function handler(p: TokenStream, at: number): Declaration {
  const type = p.expectAny('CONTINUE', 'EXIT', 'UNDO');
  p.expect('HANDLER', 'FOR');
  const conditions = [handlerCondition(p)];
  while (p.accept(',')) conditions.push(handlerCondition(p));
  return { kind: 'declare-handler', type, conditions, action: plStatement(p), at };
}

function handlerCondition(p: TokenStream): HandlerCondition {
  if (p.accept('SQLSTATE')) {
    p.accept('VALUE');
    return { kind: 'sqlstate', sqlstate: stringConstant(p) };
  }
  if (p.acceptSequence('NOT', 'FOUND')) return { kind: 'NOT FOUND' };
  const general = p.acceptAny('SQLEXCEPTION', 'SQLWARNING');
  return general === undefined ? { kind: 'name', name: identifier(p) } : { kind: general };
}

/** `C CONDITION [FOR [SQLSTATE [VALUE]] '..']`. */
function condition(p: TokenStream, name: Identifier, at: number): Declaration {
  if (!p.accept('FOR')) return { kind: 'declare-condition', name, at };
  if (p.accept('SQLSTATE')) p.accept('VALUE');
  return { kind: 'declare-condition', name, sqlstate: stringConstant(p), at };
}

/** `A, B type [DEFAULT e | CONSTANT e] [NOT NULL]`; `L RESULT_SET_LOCATOR VARYING` has a type of that name. */
function variable(p: TokenStream, names: readonly Identifier[], at: number): Declaration {
  const type = dataTypeOrArray(p);
  if (type.kind === 'named-type') p.accept('VARYING');
  let notNull = p.acceptSequence('NOT', 'NULL');
  const constant = p.accept('CONSTANT');
  const fallback = constant || p.accept('DEFAULT') ? expression(p) : undefined;
  notNull ||= p.acceptSequence('NOT', 'NULL');
  return node<Extract<Declaration, { kind: 'declare-variable' }>>({
    kind: 'declare-variable',
    names,
    type,
    default: fallback,
    constant: flag(constant),
    notNull: flag(notNull),
    at,
  });
}

import type { Expression, Identifier, Literal } from '../../ast/index.ts';
import { anyWord, objectNameOf } from '../names.ts';
import { bracketedQuery } from '../query/query.ts';
import { functionsAmongThem, unusableNames } from '../reserved.ts';
import type { TokenStream } from '../stream.ts';
import { expression } from './expression.ts';
import { functionCall } from './function.ts';
import { escaped } from './jdbc-escape.ts';
import { hostVariable, literalOf } from './literal.ts';
import { register } from './register.ts';
import { arrayConstructor, caseExpression, cast, rowChange, sequenceReference } from './special-expressions.ts';
import { triggerEvent } from './trigger-event.ts';
import { listOrQuery } from './value-list.ts';

/** An operand: constant, marker, column, function, register, CASE, subquery, or an expression in brackets. */
export function primary(p: TokenStream): Expression {
  let operand = unindexed(p);
  while (p.token.key === '[') {
    p.next();
    operand = { kind: 'element', array: operand, index: expression(p), at: operand.at };
    p.expect(']');
  }
  return operand;
}

function unindexed(p: TokenStream): Expression {
  const { token } = p;
  switch (token.kind) {
    case 'number':
    case 'string':
      p.next();
      return literalOf(token);
    case 'name':
      return nameOrCall(p);
    case 'symbol':
      return symbolic(p);
    case 'word':
      return special(p) ?? nameOrCall(p);
    case 'end':
      throw p.unexpected('<EXPRESSION>');
  }
}

function symbolic(p: TokenStream): Expression {
  const { key, at } = p.token;
  switch (key) {
    case '(':
      return bracketed(p);
    case '?':
      p.next();
      return { kind: 'marker', index: p.markers++, at };
    case ':':
      return hostVariable(p);
    case '{':
      return escaped(p);
    default:
      throw p.unexpected('<EXPRESSION>');
  }
}

/** `(e)`, `(a, b)`, `(SELECT ..)`. What stands in brackets begins where they begin. */
function bracketed(p: TokenStream): Expression {
  const { at } = p.token;
  const content = p.nested(listOrQuery);
  if ('query' in content) return { kind: 'subquery', query: content.query, at };
  const { list } = content;
  return list.length === 1 ? { ...list[0]!, at } : { kind: 'row', items: list, at };
}

/** Words that begin something else than a name. Nothing when they are names after all. */
const specials: ReadonlyMap<string, (p: TokenStream) => Expression | undefined> = new Map([
  ['CASE', caseExpression],
  ['CAST', cast],
  ['XMLCAST', cast],
  ['NULL', constant('null')],
  ['TRUE', constant('boolean')],
  ['FALSE', constant('boolean')],
  ['DATE', datetime('date')],
  ['TIME', datetime('time')],
  ['TIMESTAMP', datetime('timestamp')],
  ['NEXT', sequenceReference],
  ['NEXTVAL', sequenceReference],
  ['PREVIOUS', sequenceReference],
  ['PREVVAL', sequenceReference],
  ['ROW', rowChange],
  ['ARRAY', arrayConstructor],
  ['EXISTS', exists],
  ['PRIOR', hierarchical('PRIOR')],
  ['CONNECT_BY_ROOT', hierarchical('CONNECT_BY_ROOT')],
  ['INSERTING', triggerEvent],
  ['UPDATING', triggerEvent],
  ['DELETING', triggerEvent],
]);

function special(p: TokenStream): Expression | undefined {
  const { key } = p.token;
  return specials.get(key)?.(p) ?? register(p);
}

function constant(type: 'null' | 'boolean'): (p: TokenStream) => Literal {
  return p => {
    const { value, at } = p.next();
    return { kind: 'literal', type, value, at };
  };
}

/** `DATE '2026-11-27'`. */
function datetime(type: 'date' | 'time' | 'timestamp'): (p: TokenStream) => Literal | undefined {
  return p => {
    const text = p.peek();
    if (text.kind !== 'string' || text.form !== '') return undefined;
    const { at } = p.next();
    p.next();
    return { kind: 'literal', type, value: text.value, at };
  };
}

function exists(p: TokenStream): Expression | undefined {
  if (p.peek().key !== '(') return undefined;
  const { at } = p.next();
  return { kind: 'exists', query: p.nested(bracketedQuery), at };
}

/** Prefix operators of hierarchical queries; a column may have their name. */
function hierarchical(operator: 'PRIOR' | 'CONNECT_BY_ROOT'): (p: TokenStream) => Expression | undefined {
  return p => {
    const next = p.peek();
    if (next.kind !== 'word' && next.kind !== 'name' && next.key !== '(') return undefined;
    if (next.kind === 'word' && unusableNames.has(next.key)) return undefined;
    const { at } = p.next();
    return { kind: 'unary', operator, operand: p.nested(primary), at };
  };
}

/** `C`, `T.C`, `LIB.T.C`, `F(..)`, `LIB.F(..)`. */
function nameOrCall(p: TokenStream): Expression {
  const { token } = p;
  const isFunction = p.peek().key === '(';
  if (token.kind === 'word' && unusableNames.has(token.key) && !(isFunction && functionsAmongThem.has(token.key))) {
    throw p.unexpected('<EXPRESSION>');
  }
  const first = anyWord(p);
  if (isFunction) return p.nested(inside => functionCall(inside, objectNameOf([first])));
  if (p.token.key !== '.') return { kind: 'column', name: first, at: first.at };
  return qualified(p, first);
}

function qualified(p: TokenStream, first: Identifier): Expression {
  const parts = [first];
  while (parts.length < 4 && p.accept('.')) parts.push(anyWord(p));
  if (p.is('(') && parts.length < 4) return p.nested(inside => functionCall(inside, objectNameOf(parts, '.')));
  const name = parts.pop()!;
  return { kind: 'column', qualifier: objectNameOf(parts, parts.length > 1 ? '.' : undefined), name, at: first.at };
}

import type { ColumnReference, FunctionArgument, FunctionOption, Predicate } from '../../../ast/index.ts';
import { identifier } from '../../names.ts';
import { node } from '../../node.ts';
import { orderItems } from '../../query/order.ts';
import { isQueryAhead, query } from '../../query/query.ts';
import type { TokenStream } from '../../stream.ts';
import { dataType } from '../../type.ts';
import { expression, value } from '../expression.ts';
import type { FunctionContent } from '../function.ts';
import { acceptOption, asArgument } from './option.ts';

/** `x [FORMAT JSON], path [AS name] [RETURNING type] [NULL | ERROR | DEFAULT e ON EMPTY] [.. ON ERROR]`. */
export function jsonValue(p: TokenStream): FunctionContent {
  const { list, options } = valueAndPath(p);
  options.push(...returning(p, 1), ...onConditions(p, 1, ['NULL', 'ERROR']));
  return { arguments: list, options };
}

/** The same with `WITH | WITHOUT ARRAY WRAPPER`, `KEEP | OMIT QUOTES` and `EMPTY ARRAY | OBJECT ON ..`. */
export function jsonQuery(p: TokenStream): FunctionContent {
  const { list, options } = valueAndPath(p);
  options.push(...returning(p, 1), ...wrapper(p, 1), ...quotes(p, 1));
  options.push(...onConditions(p, 1, ['NULL', 'ERROR', 'EMPTY ARRAY', 'EMPTY OBJECT', 'EMPTY']));
  return { arguments: list, options };
}

/** `x [FORMAT JSON], path [TRUE | FALSE | UNKNOWN | ERROR ON ERROR]`. */
export function jsonExists(p: TokenStream): Predicate {
  const { list } = valueAndPath(p);
  const onError = p.acceptAny('TRUE', 'FALSE', 'UNKNOWN', 'ERROR');
  if (onError !== undefined) p.expect('ON', 'ERROR');
  const [operand, path] = list;
  return node<Extract<Predicate, { kind: 'json-exists' }>>({
    kind: 'json-exists',
    operand: operand!.value,
    path: path!.value,
    onError,
    at: operand!.at,
  });
}

function valueAndPath(p: TokenStream): { list: FunctionArgument[]; options: FunctionOption[] } {
  const list = [asArgument(expression(p))];
  const options = format(p, 0);
  p.expect(',');
  list.push(asArgument(expression(p)));
  const { at } = p.token;
  if (p.accept('AS')) options.push({ keyword: 'AS', value: nameValue(p), position: 1, at });
  return { list, options };
}

function nameValue(p: TokenStream): ColumnReference {
  const name = identifier(p);
  return { kind: 'column', name, at: name.at };
}

function format(p: TokenStream, position: number): FunctionOption[] {
  return acceptOption(
    p,
    position,
    'FORMAT JSON ENCODING UTF8',
    'FORMAT JSON ENCODING UTF16',
    'FORMAT JSON',
    'FORMAT BSON',
  );
}

/** `RETURNING type [FORMAT JSON]`. */
function returning(p: TokenStream, position: number): FunctionOption[] {
  const { at } = p.token;
  if (!p.accept('RETURNING')) return [];
  return [{ keyword: 'RETURNING', type: dataType(p), position, at }, ...format(p, position)];
}

function wrapper(p: TokenStream, position: number): FunctionOption[] {
  const { at } = p.token;
  const without = p.acceptAny('WITH', 'WITHOUT');
  if (without === undefined) return [];
  const how = without === 'WITH' ? p.acceptAny('CONDITIONAL', 'UNCONDITIONAL') : undefined;
  p.accept('ARRAY');
  p.expect('WRAPPER');
  const keyword = how === 'CONDITIONAL' ? 'WITH CONDITIONAL WRAPPER' : `${without} WRAPPER`;
  return [{ keyword, position, at }];
}

function quotes(p: TokenStream, position: number): FunctionOption[] {
  const options = acceptOption(p, position, 'KEEP QUOTES', 'OMIT QUOTES');
  if (options.length > 0) p.acceptSequence('ON', 'SCALAR', 'STRING');
  return options;
}

/** `NULL ON EMPTY`, `DEFAULT e ON ERROR`: each of both once, in any order. */
function onConditions(p: TokenStream, position: number, actions: readonly string[]): FunctionOption[] {
  const options: FunctionOption[] = [];
  for (;;) {
    const option = onCondition(p, position, actions);
    if (option === undefined) return options;
    options.push(option);
  }
}

function onCondition(p: TokenStream, position: number, actions: readonly string[]): FunctionOption | undefined {
  const { at } = p.token;
  if (p.accept('DEFAULT')) {
    const fallback = value(p);
    p.expect('ON');
    return { keyword: `DEFAULT ON ${p.expectAny('EMPTY', 'ERROR')}`, value: fallback, position, at };
  }
  const action = actions.find(one => p.acceptSequence(...one.split(' ')));
  if (action === undefined) return undefined;
  p.expect('ON');
  const what = action === 'EMPTY' ? 'EMPTY ARRAY' : action;
  return { keyword: `${what} ON ${p.expectAny('EMPTY', 'ERROR')}`, position, at };
}

/** `[KEY] k VALUE v | k : v [FORMAT JSON], .. [NULL | ABSENT ON NULL] [WITH UNIQUE KEYS] [RETURNING type]`, as k, v, k, v ... */
export function jsonObject(p: TokenStream): FunctionContent {
  const list: FunctionArgument[] = [];
  const options: FunctionOption[] = [];
  if (!atObjectEnd(p)) {
    do keyAndValue(p, list, options);
    while (p.accept(','));
  }
  options.push(...objectEnd(p, list.length - 1));
  return { arguments: list, options };
}

function atObjectEnd(p: TokenStream): boolean {
  return p.is(')') || p.is('ABSENT') || p.is('RETURNING') || p.isSequence('NULL', 'ON');
}

function keyAndValue(p: TokenStream, list: FunctionArgument[], options: FunctionOption[]): void {
  if (p.token.key === 'KEY' && !isPairSign(p.peek().key)) p.next();
  list.push(asArgument(value(p)));
  if (p.acceptAny(':', 'VALUE', 'IS') === undefined) throw p.unexpected();
  list.push(asArgument(expression(p)));
  options.push(...format(p, list.length - 1));
}

function isPairSign(key: string): boolean {
  return key === 'VALUE' || key === ':' || key === 'IS' || key === '.';
}

function objectEnd(p: TokenStream, position: number): FunctionOption[] {
  const options = acceptOption(p, position, 'NULL ON NULL', 'ABSENT ON NULL');
  options.push(...acceptOption(p, position, 'WITH UNIQUE KEYS', 'WITHOUT UNIQUE KEYS'));
  options.push(...returning(p, position));
  return options;
}

/** `a [FORMAT JSON], b .. | (SELECT ..) [NULL | ABSENT ON NULL] [RETURNING type]`. */
export function jsonArray(p: TokenStream): FunctionContent {
  const list: FunctionArgument[] = [];
  const options: FunctionOption[] = [];
  const { at } = p.token;
  if (isQueryAhead(p, 0) && !p.is('(')) list.push({ value: { kind: 'subquery', query: query(p), at }, at });
  else if (!atObjectEnd(p)) {
    do {
      list.push(asArgument(expression(p)));
      options.push(...format(p, list.length - 1));
    } while (p.accept(','));
  }
  options.push(...objectEnd(p, list.length - 1));
  return { arguments: list, options };
}

export function jsonObjectAggregate(p: TokenStream): FunctionContent {
  const list: FunctionArgument[] = [];
  const options: FunctionOption[] = [];
  keyAndValue(p, list, options);
  options.push(...objectEnd(p, 1));
  return { arguments: list, options };
}

/** `x [FORMAT JSON] [ORDER BY ..] [NULL | ABSENT ON NULL] [RETURNING type]`. */
export function jsonArrayAggregate(p: TokenStream): FunctionContent {
  const list = [asArgument(expression(p))];
  const options = format(p, 0);
  const order = p.acceptSequence('ORDER', 'BY') ? orderItems(p) : undefined;
  options.push(...objectEnd(p, 0));
  return { arguments: list, ...(order && { order }), options };
}

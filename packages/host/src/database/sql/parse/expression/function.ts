import type {
  Expression,
  FunctionArgument,
  FunctionCall,
  FunctionOption,
  ObjectName,
  OrderItem,
} from '../../ast/index.ts';
import { anyWord } from '../names.ts';
import { node } from '../node.ts';
import { orderItems } from '../query/order.ts';
import type { TokenStream } from '../stream.ts';
import { expression } from './expression.ts';
import { specialFunctions } from './functions/special.ts';
import { windowSpecification } from './window.ts';

/** What a production of a function with its own syntax reads between the brackets. */
export interface FunctionContent {
  readonly arguments: readonly FunctionArgument[];
  readonly star?: boolean;
  readonly quantifier?: 'ALL' | 'DISTINCT';
  readonly order?: readonly OrderItem[];
  readonly options?: readonly FunctionOption[];
}

/** A call from its opening bracket. Functions with their own syntax are predicates now and then. */
export function functionCall(p: TokenStream, name: ObjectName): Expression {
  const special = hasOwnSyntax(name) ? specialFunctions.get(name.name.name) : undefined;
  p.expect('(');
  const content = special?.(p) ?? plainContent(p);
  if ('kind' in content) {
    p.expect(')');
    return content;
  }
  p.expect(')');
  return behindBrackets(p, name, content);
}

/** Only built-in functions have keywords: not delimited, and unqualified or in the schema of the system. */
function hasOwnSyntax({ name, schema }: ObjectName): boolean {
  return !name.delimited && (schema === undefined || schema.name === 'SYSIBM' || schema.name === 'QSYS2');
}

/** `*`, `[ALL | DISTINCT] a, name => b [ORDER BY ..]`. */
export function plainContent(p: TokenStream): FunctionContent {
  if (p.is(')')) return { arguments: [] };
  if (p.token.key === '*' && p.peek().key === ')') {
    p.next();
    return { arguments: [], star: true };
  }
  const quantifier = p.acceptAny('DISTINCT', 'ALL');
  const args = argumentList(p);
  const order = p.acceptSequence('ORDER', 'BY') ? orderItems(p) : undefined;
  return { arguments: args, ...(quantifier && { quantifier }), ...(order && { order }) };
}

export function argumentList(p: TokenStream): FunctionArgument[] {
  const list = [argument(p)];
  while (p.accept(',')) list.push(argument(p));
  return list;
}

/** `e`, `NAME => e`, `DEFAULT`. */
export function argument(p: TokenStream): FunctionArgument {
  const { at } = p.token;
  if (p.peek().key !== '=>') return { value: argumentValue(p), at };
  const name = anyWord(p);
  p.next();
  return { name, value: argumentValue(p), at };
}

function argumentValue(p: TokenStream): Expression {
  const { key, at } = p.token;
  const following = p.peek().key;
  if (key !== 'DEFAULT' || (following !== ',' && following !== ')')) return expression(p);
  p.next();
  return { kind: 'default', at };
}

/** WITHIN GROUP, FROM FIRST, RESPECT NULLS, OVER. */
function behindBrackets(p: TokenStream, name: ObjectName, content: FunctionContent): FunctionCall {
  const { quantifier, star } = content;
  let { order, options } = content;
  if (p.acceptSequence('WITHIN', 'GROUP')) {
    p.expect('(', 'ORDER', 'BY');
    order = orderItems(p);
    p.expect(')');
  }
  if (name.name.name === 'NTH_VALUE') options = [...(options ?? []), ...nthFrom(p, content.arguments.length)];
  const nulls = p.acceptSequence('RESPECT', 'NULLS')
    ? 'RESPECT'
    : p.acceptSequence('IGNORE', 'NULLS')
      ? 'IGNORE'
      : undefined;
  const over = p.acceptSequence('OVER', '(') ? windowSpecification(p) : undefined;
  return node<FunctionCall>({
    kind: 'function',
    name,
    arguments: content.arguments,
    star,
    quantifier,
    order,
    over,
    nulls,
    options: options?.length ? options : undefined,
    at: name.at,
  });
}

function nthFrom(p: TokenStream, count: number): FunctionOption[] {
  const { at } = p.token;
  for (const keyword of ['FROM FIRST', 'FROM LAST']) {
    if (p.acceptSequence(...keyword.split(' '))) return [{ keyword, position: count - 1, at }];
  }
  return [];
}

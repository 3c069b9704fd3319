import type { Call, Expression } from '../../ast/index.ts';
import { argument } from '../expression/function.ts';
import { hostVariable } from '../expression/literal.ts';
import { objectName } from '../names.ts';
import { node } from '../node.ts';
import type { TokenStream } from '../stream.ts';

/** `CALL P [(a, N => b, DEFAULT)]`. */
export function call(p: TokenStream): Call {
  const { at } = p.token;
  return called(p, at, undefined);
}

/** JDBC's `{call P(..)}`, `{?= call P(..)}`. */
export function escapedCall(p: TokenStream): Call {
  const { at } = p.next();
  const made = p.isAny('?', ':') ? callWithResult(p) : call(p);
  p.expect('}');
  return { ...made, at };
}

/** `? = CALL P(..)`: what JTOpen (JDSQLStatement.java) makes of the escape. */
export function callWithResult(p: TokenStream): Call {
  const { at } = p.token;
  const result: Expression = p.is(':') ? hostVariable(p) : { kind: 'marker', index: p.markers++, at: p.next().at };
  p.expect('=');
  return called(p, at, result);
}

function called(p: TokenStream, at: number, result: Expression | undefined): Call {
  p.expect('CALL');
  const procedure = objectName(p);
  const list = [];
  if (p.accept('(') && !p.accept(')')) {
    do list.push(argument(p));
    while (p.accept(','));
    p.expect(')');
  }
  return node<Call>({ kind: 'call', procedure, arguments: list, result, at });
}

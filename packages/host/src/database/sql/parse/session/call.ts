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
  let result: Expression | undefined;
  if (p.is('?')) {
    result = { kind: 'marker', index: p.markers++, at: p.next().at };
    p.expect('=');
  } else if (p.is(':')) {
    result = hostVariable(p);
    p.expect('=');
  }
  const made = called(p, at, result);
  p.expect('}');
  return made;
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

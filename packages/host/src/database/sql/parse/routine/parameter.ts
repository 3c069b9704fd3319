import type { Parameter } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { identifier } from '../names.ts';
import { flag, node } from '../node.ts';
import type { TokenStream } from '../stream.ts';
import { dataType, dataTypeOrArray, typeWords } from '../type.ts';

/** `([IN | OUT | INOUT] [NAME] type [DEFAULT e], ..)`; nothing when there is no bracket. */
export function parameters(p: TokenStream): Parameter[] {
  const list: Parameter[] = [];
  if (!p.accept('(') || p.accept(')')) return list;
  do list.push(parameter(p));
  while (p.accept(','));
  p.expect(')');
  return list;
}

function parameter(p: TokenStream): Parameter {
  const { at } = p.token;
  const mode = modeOf(p);
  const name = hasName(p) ? identifier(p) : undefined;
  const type = dataTypeOrArray(p);
  const asLocator = flag(p.acceptSequence('AS', 'LOCATOR'));
  const as = asLocator === undefined && p.accept('AS') ? dataType(p) : undefined;
  const fallback = p.accept('DEFAULT') ? expression(p) : undefined;
  return node<Parameter>({ mode, name, type, default: fallback, asLocator, as, at });
}

/** OUT in front of a word is the mode: what it would be the name of is told by nothing else. */
function modeOf(p: TokenStream): Parameter['mode'] {
  if (p.accept('IN')) return 'IN';
  const { kind } = p.peek();
  if (kind !== 'word' && kind !== 'name') return 'IN';
  return p.acceptAny('OUT', 'INOUT') ?? 'IN';
}

/** Words that go on with a type that was begun, and so are not the type of a name. */
const typeContinues: ReadonlySet<string> = new Set([
  'VARYING',
  'PRECISION',
  'LARGE',
  'FOR',
  'CCSID',
  'AS',
  'DEFAULT',
  'ARRAY',
]);

/** Parameters of external routines may be types alone: `(IN CHAR(10), INTEGER)`. */
function hasName(p: TokenStream): boolean {
  const next = p.peek();
  if (next.kind !== 'word' && next.kind !== 'name') return false;
  if (!typeWords.has(p.token.key)) return true;
  if (p.token.key === 'NATIONAL' && (next.key === 'CHARACTER' || next.key === 'CHAR')) return false;
  return !typeContinues.has(next.key);
}

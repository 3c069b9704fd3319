import type { FunctionOption, Predicate } from '../../../ast/index.ts';
import type { TokenStream } from '../../stream.ts';
import { expression, value } from '../expression.ts';
import type { FunctionContent } from '../function.ts';
import { acceptOption, asArgument } from './option.ts';

/** `[LEADING | TRAILING | BOTH] [c] FROM x`, as x, c, with FROM as the option when there is none; or the plain form with commas. */
export function trim(p: TokenStream): FunctionContent {
  const options = isTrimKeyword(p) ? acceptOption(p, -1, 'LEADING', 'TRAILING', 'BOTH', 'L', 'T', 'B') : [];
  if (options.length > 0 && p.accept('FROM')) return { arguments: [asArgument(expression(p))], options };
  const first = expression(p);
  if (p.accept('FROM')) {
    const text = expression(p);
    const from = options.length > 0 ? options : [{ keyword: 'FROM', position: -1, at: text.at }];
    return { arguments: [asArgument(text), asArgument(first)], options: from };
  }
  if (options.length > 0) throw p.unexpected();
  const rest = [];
  while (p.accept(',')) rest.push(asArgument(expression(p)));
  return { arguments: [asArgument(first), ...rest] };
}

/** `TRIM(B)` trims a column B, `TRIM(B FROM X)` both sides of X. */
function isTrimKeyword(p: TokenStream): boolean {
  const { key } = p.peek();
  return key !== ')' && key !== ',' && key !== '.' && key !== '||' && key !== 'CONCAT';
}

/** `YEAR FROM d`: the option is the field. */
export function extract(p: TokenStream): FunctionContent {
  const { kind, key, at } = p.token;
  if (kind !== 'word') throw p.unexpected('YEAR', 'MONTH', 'DAY', 'HOUR', 'MINUTE', 'SECOND');
  p.next();
  p.expect('FROM');
  return { arguments: [asArgument(expression(p))], options: [{ keyword: key, position: -1, at }] };
}

/** `a IN b [USING unit]`. */
export function position(p: TokenStream): FunctionContent {
  const list = [asArgument(valueBefore(p))];
  if (p.accept('IN')) list.push(asArgument(expression(p)));
  return withUnit(p, list);
}

/** `x FROM a [FOR b] [USING unit]`. */
export function substring(p: TokenStream): FunctionContent {
  const list = [asArgument(expression(p))];
  if (p.accept('FROM')) {
    list.push(asArgument(expression(p)));
    if (p.accept('FOR')) list.push(asArgument(expression(p)));
  }
  return withUnit(p, list);
}

/** `x PLACING y FROM a [FOR b] [USING unit]`. */
export function overlay(p: TokenStream): FunctionContent {
  const list = [asArgument(expression(p))];
  if (p.accept('PLACING')) {
    list.push(asArgument(expression(p)));
    p.expect('FROM');
    list.push(asArgument(expression(p)));
    if (p.accept('FOR')) list.push(asArgument(expression(p)));
  }
  return withUnit(p, list);
}

export function characterLength(p: TokenStream): FunctionContent {
  return withUnit(p, [asArgument(expression(p))]);
}

/** A condition in other places, here with its arguments. */
export function regexpLike(p: TokenStream): Predicate {
  const { at } = p.token;
  const list = [expression(p)];
  while (p.accept(',')) list.push(expression(p));
  return { kind: 'regexp-like', arguments: list, at };
}

/** Further arguments of the plain form, and `USING CODEUNITS32`. */
function withUnit(p: TokenStream, list: FunctionContent['arguments'][number][]): FunctionContent {
  while (p.accept(',')) list.push(asArgument(expression(p)));
  const options: FunctionOption[] = p.accept('USING')
    ? acceptOption(p, list.length - 1, 'CODEUNITS16', 'CODEUNITS32', 'OCTETS')
    : [];
  return { arguments: list, options };
}

/** In `POSITION(A IN B)` the IN is no predicate. */
function valueBefore(p: TokenStream) {
  return p.nested(value);
}

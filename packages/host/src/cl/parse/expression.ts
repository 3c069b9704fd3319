import type { Token } from './scanner.ts';
import type { Operator, ValueSyntax } from './syntax.ts';

/** An operand, or a token that may be an operator. */
export type Term = ValueSyntax | { readonly kind: 'operator'; readonly operator: Operator; readonly at: number };

const wordOperators: ReadonlySet<string> = new Set<Operator>([
  '*CAT',
  '*BCAT',
  '*TCAT',
  '*AND',
  '*OR',
  '*NOT',
  '*EQ',
  '*GT',
  '*LT',
  '*GE',
  '*LE',
  '*NE',
  '*NG',
  '*NL',
]);

/** From what binds strongest to what binds weakest. Source: IBM i documentation, "Priority of operators". */
const priorities: readonly (readonly Operator[])[] = [
  ['*', '/'],
  ['+', '-'],
  ['*CAT', '*BCAT', '*TCAT'],
  ['*EQ', '*GT', '*LT', '*GE', '*LE', '*NE', '*NG', '*NL'],
  ['*AND'],
  ['*OR'],
];

/** Operators of one expression. Each nests what it is applied to, and what reads expressions follows the nesting. */
export const mostOperators = 100;

/** The operator that a token stands for; undefined for a token that can only be an operand. */
export function operatorOf(token: Token): Operator | undefined {
  if (token.kind === 'operator') return token.text as Operator;
  if (token.kind === 'slash') return '/';
  if (token.kind !== 'word') return undefined;
  if (wordOperators.has(token.text)) return token.text as Operator;
  return token.text === '+' || token.text === '-' || token.text === '*' ? token.text : undefined;
}

/**
 * What stands between parentheses, as the expression that it is: operands with operators between them, `*NOT` and signs before
 * them. Undefined when it is none: then words that look like operators are values.
 */
export function expressionOf(terms: readonly Term[]): ValueSyntax | undefined {
  let rest = terms.length > 1 ? applyPrefixes(terms) : undefined;
  if (rest === undefined || rest.length % 2 === 0) return undefined;
  const alternating = rest.every((term, index) => (index % 2 === 0 ? term.kind !== 'operator' : isBinary(term)));
  if (!alternating) return undefined;
  for (const operators of priorities) rest = applyBinary(rest, operators);
  return operand(rest[0]);
}

function isBinary(term: Term): boolean {
  return term.kind === 'operator' && term.operator !== '*NOT';
}

/** Applies each `*NOT` and sign to the operand behind it. Undefined when there is none behind it. */
function applyPrefixes(terms: readonly Term[]): readonly Term[] | undefined {
  const done: Term[] = [];
  for (let index = terms.length - 1; index >= 0; index--) {
    const term = terms[index] as Term;
    const before = terms[index - 1];
    const prefix = index === 0 || before?.kind === 'operator';
    if (term.kind !== 'operator' || !prefix || !['*NOT', '+', '-'].includes(term.operator)) {
      done.push(term);
      continue;
    }
    const behind = operand(done.pop());
    if (behind === undefined) return undefined;
    done.push({ kind: 'expression', operator: term.operator, operands: [behind], at: term.at });
  }
  return done.reverse();
}

function applyBinary(terms: readonly Term[], operators: readonly Operator[]): readonly Term[] {
  const done: Term[] = [terms[0] as Term];
  for (let index = 1; index < terms.length; index += 2) {
    const operator = terms[index] as Term & { kind: 'operator' };
    const right = terms[index + 1] as ValueSyntax;
    if (!operators.includes(operator.operator)) done.push(operator, right);
    else {
      const left = done.pop() as ValueSyntax;
      done.push({ kind: 'expression', operator: operator.operator, operands: [left, right], at: left.at });
    }
  }
  return done;
}

function operand(term: Term | undefined): ValueSyntax | undefined {
  return term === undefined || term.kind === 'operator' ? undefined : term;
}

import { charset } from '@bigiron/wire/ccsid/index';
import { Decimal } from '@bigiron/wire/decimal/index';
import { printValue } from '../parse/print.ts';
import type { Expression, Operator, Quoted, ValueSyntax, Variable, Word } from '../parse/syntax.ts';
import type { Problem } from '../problem.ts';
import { decimalOf } from './decimal.ts';

/** A value that cannot be used: the problem says why. */
export class ValueError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.id);
    this.problem = problem;
  }
}

/**
 * Replaces an expression by its result, and parentheses around a single value by the value. Outside a CL program there are no
 * variables.
 */
export function evaluate(value: ValueSyntax): Exclude<ValueSyntax, Expression | Variable> {
  switch (value.kind) {
    case 'variable':
      throw new ValueError({ id: 'CPD0727', values: [`&${value.name}`], at: value.at });
    case 'expression':
      return result(value);
    case 'list':
      return value.items.length === 1 ? evaluate(value.items[0] as ValueSyntax) : value;
    default:
      return value;
  }
}

function result({ operator, operands, at }: Expression): Word | Quoted {
  const [left, right] = operands as [ValueSyntax, ValueSyntax | undefined];
  switch (operator) {
    case '*CAT':
      return quoted(text(left) + text(right), at);
    case '*BCAT':
      return quoted(`${text(left).trimEnd()} ${text(right)}`, at);
    case '*TCAT':
      return quoted(text(left).trimEnd() + text(right), at);
    case '*NOT':
      return logical(!truth(left), at);
    case '*AND':
      return logical(truth(left) && truth(right), at);
    case '*OR':
      return logical(truth(left) || truth(right), at);
    case '+':
    case '-':
    case '*':
    case '/':
      return arithmetic(operator, left, right, at);
    default:
      return logical(holds(operator, compare(left, right as ValueSyntax)), at);
  }
}

function quoted(text: string, at: number): Quoted {
  return { kind: 'quoted', text, at };
}

/** '1' is true. */
function logical(value: boolean, at: number): Quoted {
  return quoted(value ? '1' : '0', at);
}

function text(value: ValueSyntax | undefined): string {
  const operand = evaluate(value as ValueSyntax);
  if (operand.kind === 'word' || operand.kind === 'quoted') return operand.text;
  if (operand.kind === 'hexadecimal') return charset(37).decode(operand.bytes);
  throw wrongOperand(operand);
}

function truth(value: ValueSyntax | undefined): boolean {
  const said = text(value);
  if (said !== '0' && said !== '1') throw wrongOperand(value as ValueSyntax);
  return said === '1';
}

function number(value: ValueSyntax): Decimal {
  const found = decimalOf(text(value));
  if (found === undefined) throw wrongOperand(value);
  return found;
}

function wrongOperand(value: ValueSyntax): ValueError {
  return new ValueError({ id: 'CPD0020', values: [' ', printValue(value).slice(0, 10)], at: value.at });
}

/** CL computes with 15 significant digits; so does a quotient here. Sums and products are exact. */
function arithmetic(
  operator: '+' | '-' | '*' | '/',
  left: ValueSyntax,
  right: ValueSyntax | undefined,
  at: number,
): Word {
  const [a, b] = right === undefined ? [new Decimal(0n), number(left)] : [number(left), number(right)];
  if (operator === '/' && b.sign === 0) throw wrongOperand(right ?? left);
  const said = compute(operator, a, b).toString();
  return { kind: 'word', text: said, source: said, at };
}

function compute(operator: '+' | '-' | '*' | '/', a: Decimal, b: Decimal): Decimal {
  switch (operator) {
    case '+':
      return a.plus(b);
    case '-':
      return a.minus(b);
    case '*':
      return a.times(b);
    case '/':
      return a.dividedBy(b, Math.max(0, 15 - a.dividedBy(b, 0, 'down').precision), 'down');
  }
}

/** Numbers compare as numbers, anything else by its EBCDIC bytes, the shorter one padded with blanks. */
function compare(left: ValueSyntax, right: ValueSyntax): number {
  const [a, b] = [text(left), text(right)];
  const [x, y] = [left, right].map(evaluate).map(side => (side.kind === 'word' ? decimalOf(side.text) : undefined));
  if (x !== undefined && y !== undefined) return x.compare(y);
  const length = Math.max(a.length, b.length);
  const { encode } = charset(37);
  return Buffer.compare(encode(a.padEnd(length)), encode(b.padEnd(length)));
}

function holds(operator: Operator, order: number): boolean {
  switch (operator) {
    case '*EQ':
      return order === 0;
    case '*NE':
      return order !== 0;
    case '*GT':
      return order > 0;
    case '*LT':
      return order < 0;
    case '*GE':
    case '*NL':
      return order >= 0;
    default:
      return order <= 0;
  }
}

import type { Expression, FunctionArgument, FunctionCall, FunctionOption } from '../../ast/index.ts';
import { identifier } from '../name.ts';
import { orderBy } from '../query/order.ts';
import { list, words } from '../text.ts';
import { expression } from './expression.ts';
import { argument, option, optionsAt } from './function.ts';
import { operand, rank } from './rank.ts';

/** What stands between the brackets of functions whose options are not simply behind their arguments. Nothing: as with others. */
export const specialContents: ReadonlyMap<string, (call: FunctionCall) => string | undefined> = new Map([
  ['TRIM', trim],
  ['STRIP', trim],
  ['EXTRACT', extract],
  ['POSITION', withUnit],
  ['SUBSTRING', withUnit],
  ['OVERLAY', withUnit],
  ['CHAR_LENGTH', withUnit],
  ['CHARACTER_LENGTH', withUnit],
  ['XMLELEMENT', xmlNamed],
  ['XMLPI', xmlNamed],
  ['XMLFOREST', xmlForest],
  ['XMLATTRIBUTES', xmlForest],
  ['XMLROW', xmlForest],
  ['XMLGROUP', xmlForest],
  ['XMLNAMESPACES', xmlNamespaces],
  ['JSON_OBJECT', jsonObject],
  ['JSON_OBJECTAGG', jsonObject],
  ['JSON_ARRAYAGG', jsonArrayAggregate],
]);

function values(call: FunctionCall): Expression[] {
  return call.arguments.map(one => one.value);
}

/** `LEADING C FROM X` of X, C. */
function trim(call: FunctionCall): string | undefined {
  const [option] = call.options ?? [];
  if (option === undefined) return undefined;
  const [text, character] = values(call);
  const front = option.keyword === 'FROM' ? undefined : option.keyword;
  return words(front, character && expression(character), 'FROM', expression(text!));
}

function extract(call: FunctionCall): string {
  return `${call.options![0]!.keyword} FROM ${list(values(call), expression)}`;
}

/** The first argument of POSITION is read without conditions outside brackets. */
function withUnit(call: FunctionCall): string {
  const [unit] = call.options ?? [];
  const args = values(call).map((one, index) => (index === 0 ? operand(one, rank.sum) : expression(one)));
  return words(args.join(', '), unit && `USING ${unit.keyword}`);
}

function xmlNamed(call: FunctionCall): string {
  const [name, ...rest] = call.options ?? [];
  const args = [option(name!), ...values(call).map(expression)];
  return words(args.join(', '), ...rest.map(option));
}

/** `A AS NAME`. */
function named({ name, value }: FunctionArgument): string {
  return name === undefined ? expression(value) : `${expression(value)} AS ${identifier(name)}`;
}

function xmlForest(call: FunctionCall): string {
  const order = call.order === undefined ? undefined : orderBy(call.order);
  return words(list(call.arguments, named), order, ...(call.options ?? []).map(option));
}

/** DEFAULT stands among the arguments. */
function xmlNamespaces(call: FunctionCall): string {
  const options = call.options ?? [];
  const parts = [...optionsAt(options, -1)];
  call.arguments.forEach((one, index) => {
    parts.push(named(one), ...optionsAt(options, index));
  });
  return parts.join(', ');
}

/** `K VALUE V` of K, V. A key that would be taken for the keyword KEY stands in brackets. */
function jsonObject(call: FunctionCall): string {
  const options = call.options ?? [];
  const last = call.arguments.length - 1;
  const pairs: string[] = [];
  for (let index = 0; index < last; index += 2) {
    const key = operand(call.arguments[index]!.value, rank.sum);
    const pair = `${key.startsWith('KEY') ? `(${key})` : key} VALUE ${argument(call.arguments[index + 1]!)}`;
    pairs.push(words(pair, ...options.filter(one => one.position === index + 1 && isFormat(one, options)).map(option)));
  }
  const rest = options.filter(one => one.position === last && !isFormat(one, options));
  return words(pairs.join(', '), ...rest.map(option));
}

/** FORMAT JSON of a value, and not that behind RETURNING. */
function isFormat(one: FunctionOption, all: readonly FunctionOption[]): boolean {
  const before = all.indexOf(one) - 1;
  return one.keyword.startsWith('FORMAT') && all[before]?.keyword !== 'RETURNING';
}

function jsonArrayAggregate(call: FunctionCall): string {
  const options = call.options ?? [];
  const format = options.filter(one => isFormat(one, options));
  const rest = options.filter(one => !isFormat(one, options));
  const order = call.order === undefined ? undefined : orderBy(call.order);
  return words(list(call.arguments, argument), ...format.map(option), order, ...rest.map(option));
}

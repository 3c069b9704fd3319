import type { FunctionArgument, FunctionCall, FunctionOption } from '../../ast/index.ts';
import { identifier, objectName } from '../name.ts';
import { orderBy } from '../query/order.ts';
import { list, words } from '../text.ts';
import { dataType } from '../type.ts';
import { expression } from './expression.ts';
import { specialContents } from './special-function.ts';
import { windowSpecification } from './window.ts';

/** Their ORDER BY stands inside the brackets; that of others behind, in WITHIN GROUP. */
const orderInside: ReadonlySet<string> = new Set(['ARRAY_AGG', 'XMLAGG', 'XMLGROUP', 'JSON_ARRAYAGG']);

export function functionCall(call: FunctionCall): string {
  const { name, order, nulls, over } = call;
  const own = name.name.delimited ? undefined : specialContents.get(name.name.name);
  const inside = order !== undefined && orderInside.has(name.name.name) && !name.name.delimited;
  return words(
    `${objectName(name)}(${own?.(call) ?? content(call, inside ? orderBy(order) : undefined)})`,
    order !== undefined && !inside && `WITHIN GROUP (${orderBy(order)})`,
    behind(call),
    nulls && `${nulls} NULLS`,
    over && `OVER (${windowSpecification(over)})`,
  );
}

/** Arguments with the options that stand behind them, and those in front of the first. */
export function content(call: FunctionCall, order?: string): string {
  if (call.star) return '*';
  const { options = [], quantifier } = call;
  const inside = options.filter(one => !isBehind(one));
  const args = call.arguments.map((one, index) => words(argument(one), ...optionsAt(inside, index)));
  return words(quantifier, ...optionsAt(inside, -1), args.join(', '), order);
}

export function argument({ name, value }: FunctionArgument): string {
  return name === undefined ? expression(value) : `${identifier(name)} => ${expression(value)}`;
}

export function optionsAt(options: readonly FunctionOption[], position: number): string[] {
  return options.filter(one => one.position === position).map(option);
}

export function option({ keyword, value, type }: FunctionOption): string {
  if (keyword.startsWith('DEFAULT ON ') && value !== undefined) {
    return `DEFAULT ${expression(value)} ${keyword.slice('DEFAULT '.length)}`;
  }
  return words(keyword, type && dataType(type), value && expression(value));
}

function isBehind({ keyword }: FunctionOption): boolean {
  return keyword === 'FROM FIRST' || keyword === 'FROM LAST';
}

function behind({ options = [] }: FunctionCall): string | undefined {
  return list(options.filter(isBehind), ({ keyword }) => keyword) || undefined;
}

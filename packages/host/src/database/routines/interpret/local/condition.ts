import { Decimal } from '@bigiron/wire/decimal/index';
import type { ComparisonOperator, Expression } from '../../../sql/ast/index.ts';
import { isDecimal, isInteger, isText } from '../../../types/family.ts';
import type { SqlType, SqlValue } from '../../../types/sql-type.ts';
import type { Scope } from '../scope.ts';
import { localExpression } from './expression.ts';
import type { LocalCondition, LocalValue } from './value.ts';

/** Conditions over what {@link localExpression} knows: exact numbers, equality of texts, NULL, AND, OR and NOT. */
export function localCondition(expression: Expression, scope: Scope, ccsid: number): LocalCondition | undefined {
  switch (expression.kind) {
    case 'not': {
      const operand = localCondition(expression.operand, scope, ccsid);
      return operand && (run => negated(operand(run)));
    }
    case 'and':
    case 'or': {
      const left = localCondition(expression.left, scope, ccsid);
      const right = left && localCondition(expression.right, scope, ccsid);
      if (left === undefined || right === undefined) return undefined;
      const deciding = expression.kind === 'or';
      return run => {
        const a = left(run);
        if (a === deciding) return deciding;
        const b = right(run);
        return b === deciding ? deciding : a === null || b === null ? null : !deciding;
      };
    }
    case 'compare':
      return comparison(expression.operator, expression.left, expression.right, scope, ccsid);
    case 'between': {
      const { operand, low, high, negated: outside } = expression;
      const least = comparison('>=', operand, low, scope, ccsid);
      const most = least && comparison('<=', operand, high, scope, ccsid);
      if (least === undefined || most === undefined) return undefined;
      return run => {
        const [a, b] = [least(run), most(run)];
        const inside = a === false || b === false ? false : a === null || b === null ? null : true;
        return outside ? negated(inside) : inside;
      };
    }
    case 'is-null': {
      const operand = localExpression(expression.operand, scope, ccsid);
      return operand && (run => (operand.evaluate(run) === null) !== expression.negated);
    }
    default:
      return undefined;
  }
}

function negated(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}

function comparison(
  operator: ComparisonOperator,
  left: Expression,
  right: Expression,
  scope: Scope,
  ccsid: number,
): LocalCondition | undefined {
  const a = localExpression(left, scope, ccsid);
  const b = a && localExpression(right, scope, ccsid);
  if (a?.type === undefined || b?.type === undefined) return undefined;
  if (isExact(a.type) && isExact(b.type)) return ordered(operator, a, b);
  if (operator !== '=' && operator !== '<>') return undefined;
  if (!isText(a.type) || !isText(b.type) || a.type.ccsid !== b.type.ccsid) return undefined;
  return run => {
    const [x, y] = [a.evaluate(run), b.evaluate(run)];
    if (x === null || y === null) return null;
    return (unpadded(x) === unpadded(y)) === (operator === '=');
  };
}

function isExact(type: SqlType): boolean {
  return isInteger(type) || isDecimal(type);
}

/** Trailing blanks do not count. */
function unpadded(value: SqlValue): string {
  return (value as string).replace(/ +$/, '');
}

function ordered(operator: ComparisonOperator, a: LocalValue, b: LocalValue): LocalCondition {
  return run => {
    const [x, y] = [a.evaluate(run), b.evaluate(run)];
    if (x === null || y === null) return null;
    const difference = typeof x === 'number' && typeof y === 'number' ? x - y : decimal(x).compare(decimal(y));
    switch (operator) {
      case '=':
        return difference === 0;
      case '<>':
        return difference !== 0;
      case '<':
        return difference < 0;
      case '<=':
        return difference <= 0;
      case '>':
        return difference > 0;
      case '>=':
        return difference >= 0;
    }
  };
}

function decimal(value: SqlValue): Decimal {
  return Decimal.from(value as string | number | bigint);
}

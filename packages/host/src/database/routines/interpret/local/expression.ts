import { SqlError } from '../../../error.ts';
import type { Binary, Expression, Literal } from '../../../sql/ast/index.ts';
import { type IntegerType, isInteger, isText } from '../../../types/family.ts';
import type { SqlType, SqlValue } from '../../../types/sql-type.ts';
import type { Scope } from '../scope.ts';
import type { LocalValue } from './value.ts';

/**
 * Constants, variables, arithmetic of integers and concatenation, where the result is certainly what PostgreSQL would have made of it.
 * undefined: it must be asked. `ccsid`: that of constants.
 */
export function localExpression(expression: Expression, scope: Scope, ccsid: number): LocalValue | undefined {
  switch (expression.kind) {
    case 'literal':
      return constant(expression, ccsid);
    case 'column': {
      const { name, qualifier } = expression;
      const variable = scope.variable(name.name, qualifier?.name.name);
      return variable && { type: variable.type, evaluate: run => run.values[variable.slot]! };
    }
    case 'unary': {
      const operand = localExpression(expression.operand, scope, ccsid);
      if (operand?.type === undefined || !isInteger(operand.type)) return undefined;
      if (expression.operator === '+') return operand;
      if (expression.operator !== '-') return undefined;
      const type: IntegerType = operand.type.name === 'BIGINT' ? operand.type : { name: 'INTEGER' };
      return { type, evaluate: run => integer(negated(operand.evaluate(run)), type) };
    }
    case 'binary':
      return binary(expression, scope, ccsid);
    default:
      return undefined;
  }
}

function constant({ type, value }: Literal, ccsid: number): LocalValue | undefined {
  switch (type) {
    case 'null':
      return { type: undefined, evaluate: () => null };
    case 'integer': {
      if (BigInt(value) > 0x7fff_ffffn) return undefined;
      const number = Number(value);
      return { type: { name: 'INTEGER' }, evaluate: () => number };
    }
    case 'string': {
      const length = ccsid === 1208 ? Buffer.byteLength(value) : value.length;
      return { type: { name: 'VARCHAR', length: Math.max(1, length), ccsid }, evaluate: () => value };
    }
    default:
      return undefined;
  }
}

function binary({ operator, left, right }: Binary, scope: Scope, ccsid: number): LocalValue | undefined {
  const a = localExpression(left, scope, ccsid);
  const b = a && localExpression(right, scope, ccsid);
  if (a?.type === undefined || b?.type === undefined) return undefined;
  if (operator === '||') return concatenation(a, a.type, b, b.type);
  if (operator === '**' || !isInteger(a.type) || !isInteger(b.type)) return undefined;
  const type: IntegerType = { name: a.type.name === 'BIGINT' || b.type.name === 'BIGINT' ? 'BIGINT' : 'INTEGER' };
  return {
    type,
    evaluate(run) {
      const [x, y] = [a.evaluate(run), b.evaluate(run)];
      return x === null || y === null ? null : integer(computed(operator, whole(x), whole(y)), type);
    },
  };
}

function computed(operator: '+' | '-' | '*' | '/', x: bigint, y: bigint): bigint {
  switch (operator) {
    case '+':
      return x + y;
    case '-':
      return x - y;
    case '*':
      return x * y;
    case '/':
      if (y === 0n) throw new SqlError(-802, ['', '6'], undefined, { sqlstate: '22012' });
      return x / y;
  }
}

function concatenation(a: LocalValue, left: SqlType, b: LocalValue, right: SqlType): LocalValue | undefined {
  if (!isText(left) || !isText(right) || left.ccsid !== right.ccsid) return undefined;
  const plain = ['CHAR', 'VARCHAR'];
  if (!plain.includes(left.name) || !plain.includes(right.name)) return undefined;
  const length = left.length + right.length;
  if (length > 32_740) return undefined;
  return {
    type: { name: 'VARCHAR', length, ccsid: left.ccsid },
    evaluate(run) {
      const [x, y] = [a.evaluate(run), b.evaluate(run)];
      return x === null || y === null ? null : `${x}${y}`;
    },
  };
}

function whole(value: SqlValue): bigint {
  return BigInt(value as number | bigint);
}

function negated(value: SqlValue): bigint | null {
  return value === null ? null : -whole(value);
}

const limits = { SMALLINT: 2n ** 15n, INTEGER: 2n ** 31n, BIGINT: 2n ** 63n } as const;

function integer(value: bigint | null, { name }: IntegerType): SqlValue {
  if (value === null) return null;
  const limit = limits[name];
  if (value < -limit || value >= limit) throw new SqlError(-802, ['', '2']);
  return name === 'BIGINT' ? value : Number(value);
}

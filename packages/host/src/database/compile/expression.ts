import type { VariableDescription } from '../catalog/description.ts';
import { SqlError } from '../error.ts';
import type { Binary, Case, ColumnReference, Expression, LabeledDuration, Predicate, Unary } from '../sql/ast/index.ts';
import { emitArithmetic, emitNegation } from '../types/arithmetic.ts';
import { emitCast } from '../types/cast.ts';
import { coerce } from '../types/coerce.ts';
import { commonType } from '../types/common.ts';
import { emitConcatenation, markerTypeInConcatenation } from '../types/concatenate.ts';
import {
  type Duration,
  durationType,
  emitDateTimeArithmetic,
  isDateTimeArithmetic,
} from '../types/datetime-arithmetic.ts';
import { isNumeric } from '../types/family.ts';
import type { SqlType } from '../types/sql-type.ts';
import type { Compilation } from './compilation.ts';
import { typeOf } from './declared-type.ts';
import type { Emitted } from './emitted.ts';
import { emitFunction } from './function.ts';
import { emitLiteral } from './literal.ts';
import { resolveSequence } from './names.ts';
import { emitPredicate, isPredicate } from './predicate.ts';
import { compileFullSelect } from './query.ts';
import { emitRegister } from './register.ts';
import { emptyScope, expressionKey, findColumn, type Scope } from './scope.ts';

/** Whether the rows of a select are those of its table, or made of several of them. */
export interface RowUse {
  combined: boolean;
}

/** Everything that the translation of an expression depends on besides its tree. */
export interface Place {
  readonly compilation: Compilation;
  readonly scope: Scope;
  /** Where aggregate and OLAP functions are possible; says whether there were any. */
  readonly rows?: RowUse;
}

export function placeWithoutTables(compilation: Compilation): Place {
  return { compilation, scope: emptyScope };
}

/** Translates an expression. `expected` is the type that an untyped marker, NULL or X'..' takes here. */
export function emitExpression(expression: Expression, place: Place, expected?: SqlType): Emitted {
  const group = place.scope.groups?.get(expressionKey(expression));
  if (group !== undefined) return group;
  if (isPredicate(expression)) return condition(expression, place);
  const { compilation } = place;
  switch (expression.kind) {
    case 'literal':
      return emitLiteral(expression, compilation, expected);
    case 'column':
      return emitColumn(expression, place);
    case 'marker':
      return compilation.marker(expression.index, expected);
    case 'register':
      return emitRegister(expression, compilation);
    case 'unary':
      return emitUnary(expression, place, expected);
    case 'binary':
      return emitBinary(expression, place, expected);
    case 'duration':
      throw new SqlError(-182, [], undefined, { position: expression.at });
    case 'function':
      return emitFunction(expression, place, expected);
    case 'cast':
      return emitCastTo(expression, place);
    case 'case':
      return emitCase(expression, place, expected);
    case 'subquery': {
      const query = compileFullSelect(expression.query, compilation, place.scope);
      const [column] = query.columns;
      if (column === undefined || query.columns.length > 1)
        throw new SqlError(-412, [], undefined, { position: expression.at });
      return { ...column.value, sql: `(${query.sql})`, nullable: true };
    }
    case 'sequence': {
      const { relation, type } = resolveSequence(compilation, expression.name);
      const call = expression.which === 'NEXT' ? 'nextval' : 'currval';
      const name = relation.replaceAll("'", "''");
      return coerce(
        { sql: `${call}('${name}')`, type: { name: 'BIGINT' }, pg: 'int8', nullable: false },
        type,
        compilation.session,
      );
    }
    case 'row-change':
    case 'element':
    case 'array':
      throw new SqlError(-84, [], undefined, { position: expression.at });
    case 'row':
    case 'default':
      throw new SqlError(-104, [expression.kind === 'row' ? '(' : 'DEFAULT', ''], undefined, {
        position: expression.at,
      });
  }
}

function condition(predicate: Predicate, place: Place): Emitted {
  return { sql: `(${emitPredicate(predicate, place)})`, type: { name: 'BOOLEAN' }, pg: 'bool', nullable: true };
}

/** A column, or a variable where there is no column of the name. Errors: -206, -203. */
function emitColumn(reference: ColumnReference, { compilation, scope }: Place): Emitted {
  const found = findColumn(scope, reference);
  if (found !== undefined) return found.column.value;
  const variable = compilation.variables?.find(reference.name.name, reference.qualifier?.name.name);
  if (variable !== undefined) return compilation.parameter({ from: 'variable', ...variable });
  const global = globalVariable(reference, compilation);
  if (global !== undefined) return global;
  throw new SqlError(-206, [reference.name.name], undefined, { position: reference.at });
}

function globalVariable(reference: ColumnReference, compilation: Compilation): Emitted | undefined {
  const variable = findGlobalVariable(reference, compilation);
  return variable && compilation.parameter({ from: 'variable', name: variable.key, type: variable.type });
}

/** A global variable, and the key of its value in a session. */
export function findGlobalVariable(
  { qualifier, name }: ColumnReference,
  compilation: Compilation,
): (VariableDescription & { readonly key: string }) | undefined {
  const { session, names } = compilation;
  const libraries = qualifier
    ? [qualifier.name.name]
    : session.naming === 'system'
      ? names.libraryList
      : [session.defaultSchema ?? names.user];
  for (const library of libraries) {
    const variable = compilation.find('variable', library, name.name);
    if (variable !== null) return { ...variable, key: `${variable.id} ${library}.${variable.name}` };
  }
  return undefined;
}

function emitUnary({ operator, operand, at }: Unary, place: Place, expected?: SqlType): Emitted {
  if (operator === 'PRIOR' || operator === 'CONNECT_BY_ROOT') throw new SqlError(-84, [], undefined, { position: at });
  const value = emitExpression(operand, place, expected ?? { name: 'DOUBLE' });
  return operator === '+' ? value : emitNegation(value);
}

function emitBinary(expression: Binary, place: Place, expected?: SqlType): Emitted {
  const { operator, left, right } = expression;
  const { session } = place.compilation;
  try {
    if (operator === '||') {
      const [a, b] = emitPair(left, right, place, other => markerTypeInConcatenation(other, session.ccsid));
      return emitConcatenation(a, b, session);
    }
    if (operator === '+' || operator === '-') {
      const a = left.kind === 'duration' ? emitDuration(left, place) : undefined;
      const b = right.kind === 'duration' ? emitDuration(right, place) : undefined;
      if (a !== undefined || b !== undefined) {
        const moment = { name: 'DATE' } as const;
        return emitDateTimeArithmetic(
          operator,
          a ?? emitExpression(left, place, moment),
          b ?? emitExpression(right, place, moment),
          session,
        );
      }
    }
    const [a, b] = emitPair(left, right, place, other => other ?? numeric(expected));
    if ((operator === '+' || operator === '-') && isDateTimeArithmetic(a.type, b.type))
      return emitDateTimeArithmetic(operator, a, b, session);
    return emitArithmetic(operator, a, b, session);
  } catch (error) {
    throw positioned(error, expression.at);
  }
}

function emitDuration({ value, unit }: LabeledDuration, place: Place): Duration {
  return { value: emitExpression(value, place, durationType(unit)), unit };
}

/** An error about an operator knows its tokens, and gets its position here. */
function positioned(error: unknown, position: number): unknown {
  if (!(error instanceof SqlError) || error.position !== undefined) return error;
  return new SqlError(error.sqlcode, error.tokens, undefined, { position, sqlstate: error.sqlstate, cause: error });
}

/**
 * Two operands of which one may give an untyped marker or NULL its type: `typeOf` says which, beside the type of the other. Errors: -417, -418
 * when it finds none.
 */
export function emitPair(
  left: Expression,
  right: Expression,
  place: Place,
  typeOf: (other: SqlType | undefined) => SqlType | undefined = other => other,
): [left: Emitted, right: Emitted] {
  if (needsType(left) && !needsType(right)) {
    const b = emitExpression(right, place);
    return [emitExpression(left, place, typeOf(b.type)), b];
  }
  const a = emitExpression(left, place, needsType(left) ? typeOf(undefined) : undefined);
  return [a, emitExpression(right, place, needsType(right) ? typeOf(a.type) : a.type)];
}

function needsType(expression: Expression): boolean {
  return expression.kind === 'marker' || (expression.kind === 'literal' && ['null', 'hex'].includes(expression.type));
}

function numeric(expected: SqlType | undefined): SqlType {
  return expected !== undefined && isNumeric(expected) ? expected : { name: 'DOUBLE' };
}

function emitCastTo(expression: Extract<Expression, { kind: 'cast' }>, place: Place): Emitted {
  const { session } = place.compilation;
  const target = typeOf(expression.type, place.compilation);
  const { value } = expression;
  if (value.kind === 'marker') return place.compilation.marker(value.index, target);
  if (value.kind === 'literal' && value.type === 'null') return coerce(emitExpression(value, place), target, session);
  try {
    return emitCast(emitExpression(value, place, target), target, session);
  } catch (error) {
    throw positioned(error, expression.at);
  }
}

function emitCase({ operand, branches, otherwise, at }: Case, place: Place, expected?: SqlType): Emitted {
  const results = [...branches.map(({ then }) => then), ...(otherwise === undefined ? [] : [otherwise])];
  const settled = results.filter(result => !needsType(result)).map(result => emitExpression(result, place).type);
  const { session } = place.compilation;
  const type = commonType(settled, -581) ?? expected;
  if (type === undefined) throw new SqlError(results.every(isNull) ? -580 : -418, [], undefined, { position: at });
  const when = branches.map(({ when, then }) => {
    const test: Expression =
      operand === undefined ? when : { kind: 'compare', operator: '=', left: operand, right: when, at };
    return `WHEN ${emitCondition(test, place)} THEN ${coerce(emitExpression(then, place, type), type, session).sql}`;
  });
  const last =
    otherwise === undefined ? '' : ` ELSE ${coerce(emitExpression(otherwise, place, type), type, session).sql}`;
  const sample = coerce({ sql: 'NULL', type: undefined, pg: 'text', nullable: true }, type, session);
  return { sql: `(CASE ${when.join(' ')}${last} END)`, type, pg: sample.pg, nullable: true };
}

function isNull(expression: Expression): boolean {
  return expression.kind === 'literal' && expression.type === 'null';
}

/** A search condition. A Boolean value may stand where a predicate may. */
export function emitCondition(expression: Expression, place: Place): string {
  if (isPredicate(expression)) return emitPredicate(expression, place);
  const value = emitExpression(expression, place, { name: 'BOOLEAN' });
  if (value.type?.name !== 'BOOLEAN')
    throw new SqlError(-104, ['', '= <> < > IN LIKE'], undefined, { position: expression.at });
  return value.sql;
}

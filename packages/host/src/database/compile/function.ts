import type { RoutineDescription } from '../catalog/description.ts';
import { SqlError } from '../error.ts';
import { type BuiltIn, builtIn } from '../functions/index.ts';
import type { Expression, FunctionCall } from '../sql/ast/index.ts';
import { emitCast } from '../types/cast.ts';
import { coerce } from '../types/coerce.ts';
import { resolveType } from '../types/resolve.ts';
import type { SqlType } from '../types/sql-type.ts';
import { argumentValues, matchArguments } from './arguments.ts';
import type { Emitted } from './emitted.ts';
import { emitExpression, type Place } from './expression.ts';
import { pathOf, qualifierShown } from './names.ts';
import { emitRowFunction } from './row-function.ts';
import { emitWindow } from './window.ts';

/** Libraries that hold the built-in functions. */
const systemLibraries: ReadonlySet<string> = new Set(['SYSIBM', 'QSYS2', 'SYSFUN', 'SYSPROC']);

/** A call of a scalar, aggregate or OLAP function: a built-in one, or one of the catalog. Errors: -440, -170, -171, -120. */
export function emitFunction(call: FunctionCall, place: Place, expected?: SqlType): Emitted {
  const { schema, name } = call.name;
  const row = schema === undefined ? emitRowFunction(call, place) : undefined;
  if (row !== undefined) return row;
  const found =
    schema === undefined || systemLibraries.has(schema.name) ? builtIn(name.name, call.arguments.length) : undefined;
  if (found !== undefined && found.kind !== 'table') return emitBuiltIn(found, call, place, expected);
  return emitRoutine(call, place);
}

function emitBuiltIn(found: BuiltIn, call: FunctionCall, place: Place, expected?: SqlType): Emitted {
  const { compilation } = place;
  const aggregate = found.kind === 'aggregate' && call.over === undefined;
  if (aggregate && place.rows === undefined) throw new SqlError(-120, [], undefined, { position: call.at });
  if (place.rows !== undefined && (aggregate || call.over !== undefined)) place.rows.combined = true;
  const inner: Place = aggregate ? { compilation, scope: place.scope } : place;
  try {
    const args = argumentsOf(found, call, inner, expected);
    const order = call.order?.map(item => ({ value: emitExpression(item.value, inner), item }));
    return found.emit({
      ...{ call, args, session: compilation.session, order, expected },
      over: call.over === undefined ? '' : ` ${emitWindow(call.over, place)}`,
      translate: (expression, type) => emitExpression(expression, inner, type),
      resolve(type) {
        if (type.kind !== 'built-in-type') throw new SqlError(-204, ['', '', 'TYPE']);
        return resolveType(type, compilation.session);
      },
    });
  } catch (error) {
    if (!(error instanceof SqlError) || error.position !== undefined) throw error;
    throw new SqlError(error.sqlcode, error.tokens, undefined, { position: call.at, sqlstate: error.sqlstate });
  }
}

/** Arguments that have a type of their own come first: they settle those that have none. */
function argumentsOf(found: BuiltIn, call: FunctionCall, place: Place, expected?: SqlType): Emitted[] {
  const values = call.arguments.map(({ value }) => value);
  const typed = values.map((value, index) => {
    if (value.kind === 'marker') return undefined;
    return (index > 0 ? keywordIn(value, found) : undefined) ?? emitExpression(value, place);
  });
  return typed.map(
    (one, index) =>
      one ??
      emitExpression(values[index]!, place, found.argumentType?.(index, typed, place.compilation.session) ?? expected),
  );
}

/** `CHAR(D, ISO)`: the second argument is no column. */
function keywordIn(value: Expression, { keywords }: BuiltIn): Emitted | undefined {
  if (value.kind !== 'column' || value.qualifier !== undefined || value.name.delimited) return undefined;
  const { name } = value.name;
  if (keywords?.has(name) !== true) return undefined;
  const type: SqlType = { name: 'VARCHAR', length: name.length, ccsid: 37 };
  return { sql: `'${name}'::text`, type, pg: 'text', nullable: false, constant: name };
}

/** A function of the catalog: the one with the best match of arguments along the path. */
function emitRoutine(call: FunctionCall, place: Place): Emitted {
  const { compilation } = place;
  const libraries = call.name.schema === undefined ? pathOf(compilation) : [call.name.schema.name];
  for (const library of libraries) {
    const routines = compilation.find('routines', library, call.name.name.name) ?? [];
    const fitting = routines.filter(
      ({ type, parameters }) => type === 'FUNCTION' && matchArguments(call.arguments, parameters) !== undefined,
    );
    const routine = bestOf(fitting, call, place);
    if (routine?.relation === undefined || routine.returns === undefined) {
      const cast = emitCastFunction(call, library, place);
      if (cast !== undefined) return cast;
      continue;
    }
    const args = emitArguments(call, routine, place);
    const sql = `${routine.relation}(${args.join(', ')})`;
    return {
      ...coerce({ sql, type: routine.returns, pg: 'text', nullable: true }, routine.returns, compilation.session),
      sql,
    };
  }
  const where = qualifierShown(compilation, call.name);
  throw new SqlError(-204, [call.name.name.name, where, 'N'], undefined, { position: call.at });
}

/** Values for the parameters of a routine of the catalog, by position and name, or by default. */
export function emitArguments(
  call: FunctionCall,
  { parameters, naming }: Pick<RoutineDescription, 'parameters' | 'naming'>,
  place: Place,
): string[] {
  const values = argumentValues(matchArguments(call.arguments, parameters)!, parameters, naming);
  return parameters.map(
    ({ type }, index) => coerce(emitExpression(values[index]!, place, type), type, place.compilation.session).sql,
  );
}

/** A distinct type has a function of its name, which casts to it. */
function emitCastFunction(call: FunctionCall, library: string, place: Place): Emitted | undefined {
  const { compilation } = place;
  const [argument, ...others] = call.arguments;
  if (argument === undefined || others.length > 0) return undefined;
  const type = compilation.find('type', library, call.name.name.name);
  if (type === null) return undefined;
  return emitCast(emitExpression(argument.value, place, type.source), type.source, compilation.session);
}

/** Of several with this name and number of parameters: the one whose parameter types are most like those of the arguments. */
function bestOf(
  routines: readonly RoutineDescription[],
  call: FunctionCall,
  place: Place,
): RoutineDescription | undefined {
  if (routines.length < 2) return routines[0];
  const types = call.arguments.map(({ value }) =>
    value.kind === 'marker' ? undefined : emitExpression(value, place).type?.name,
  );
  const likeness = ({ parameters }: RoutineDescription) =>
    parameters.filter(({ type }, index) => type.name === types[index]).length;
  return [...routines].sort((a, b) => likeness(b) - likeness(a))[0];
}

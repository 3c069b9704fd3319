import { SqlError } from '../error.ts';
import type { TableFunction } from '../sql/ast/index.ts';
import { coerce } from '../types/coerce.ts';
import { matchArguments } from './arguments.ts';
import type { Compilation } from './compilation.ts';
import type { Place } from './expression.ts';
import { type CompiledReference, derived } from './from.ts';
import { emitArguments } from './function.ts';
import { pathOf, qualifierShown } from './names.ts';
import type { Scope, ScopeColumn } from './scope.ts';

/** `TABLE(f(..)) AS T` of a table function of the catalog. Errors: -204. */
export function compileTableFunction(
  { call, correlation }: TableFunction,
  compilation: Compilation,
  scope: Scope,
): CompiledReference {
  const place: Place = { compilation, scope };
  const libraries = call.name.schema === undefined ? pathOf(compilation) : [call.name.schema.name];
  for (const library of libraries) {
    const routines = compilation.find('routines', library, call.name.name.name) ?? [];
    const routine = routines.find(
      ({ type, parameters }) => type === 'TABLE FUNCTION' && matchArguments(call.arguments, parameters) !== undefined,
    );
    if (routine?.relation === undefined || routine.columns === undefined) continue;
    const args = emitArguments(call, routine, place);
    const columns = routine.columns.map(({ name, type }, index): ScopeColumn => {
      const sql = `"c${index + 1}"`;
      return { name, value: { ...coerce({ sql, type, pg: 'text', nullable: true }, type, compilation.session), sql } };
    });
    return derived(`${routine.relation}(${args.join(', ')})`, columns, correlation, compilation, routine.name);
  }
  throw new SqlError(-204, [call.name.name.name, qualifierShown(compilation, call.name), 'N'], undefined, {
    position: call.at,
  });
}

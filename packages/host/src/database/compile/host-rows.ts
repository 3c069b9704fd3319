import type { TableDescription } from '../catalog/description.ts';
import { systemTableFunction } from '../catalog/ibm-i-services/index.ts';
import type { SystemTableFunction } from '../catalog/ibm-i-services/service.ts';
import { SqlError } from '../error.ts';
import type { Correlation, FunctionArgument, TableFunction } from '../sql/ast/index.ts';
import { parseExpression } from '../sql/parse.ts';
import { emitAssignment } from '../types/assign.ts';
import { pgTypeOf, type SqlType } from '../types/sql-type.ts';
import { matchArguments } from './arguments.ts';
import { Compilation, type HostArguments, type HostRows } from './compilation.ts';
import { emitExpression } from './expression.ts';
import { type CompiledReference, derived } from './from.ts';
import { pathOf } from './names.ts';
import { emptyScope, type ScopeColumn } from './scope.ts';

/** Type of the JSON text that holds the rows. */
const json: SqlType = { name: 'CLOB', length: 2_147_483_647, ccsid: 1208 };

/** A table function of the system whose rows the host supplies; undefined when the name means no such one. Errors: -440. */
export function compileHostFunction(
  { call, correlation }: TableFunction,
  compilation: Compilation,
): CompiledReference | undefined {
  const { name } = call;
  const libraries = name.schema === undefined ? [...pathOf(compilation), 'SYSTOOLS'] : [name.schema.name];
  for (const library of libraries) {
    const found = systemTableFunction(library, name.name.name, 'function');
    if (found === undefined) continue;
    const matched = matchArguments(call.arguments, found.parameters!);
    if (matched === undefined) throw new SqlError(-440, ['FUNCTION', name.name.name], undefined, { position: name.at });
    return rowsOf(found, argumentsOf(found, matched, compilation), correlation, compilation);
  }
  return undefined;
}

export function compileHostView(
  { library, name }: TableDescription,
  correlation: Correlation | undefined,
  compilation: Compilation,
): CompiledReference {
  return rowsOf(systemTableFunction(library, name, 'view')!, undefined, correlation, compilation);
}

/** The arguments are worked out before the statement runs: they cannot refer to other tables of it. */
function argumentsOf(
  { parameters }: SystemTableFunction,
  matched: readonly (FunctionArgument | undefined)[],
  compilation: Compilation,
): HostArguments | undefined {
  if (matched.length === 0) return undefined;
  const { view, session, names, variables, markers, inline } = compilation;
  const own = new Compilation(view, session, names, markers.length, variables, inline);
  const place = { compilation: own, scope: emptyScope };
  const items = parameters!.map(({ name, type, default: byDefault }, index) => {
    const value = matched[index]?.value ?? parseExpression(byDefault!, { naming: session.naming, decimalPoint: '.' });
    return emitAssignment(emitExpression(value, place, type), type, name, session);
  });
  for (const [index, marker] of own.markers.entries()) markers[index] ??= marker;
  return {
    sql: `SELECT ${items.map((item, index) => `(${item})::${pgTypeOf(parameters![index]!.type)} AS "c${index + 1}"`).join(', ')}`,
    parameters: own.parameters,
    types: parameters!.map(({ type }) => type),
  };
}

function rowsOf(
  { library, name, columns, parameters }: SystemTableFunction,
  args: HostArguments | undefined,
  correlation: Correlation | undefined,
  compilation: Compilation,
): CompiledReference {
  const kind = parameters === undefined ? 'view' : 'function';
  const call: HostRows = { library, name, kind, ...(args === undefined ? {} : { arguments: args }) };
  const { sql } = compilation.parameter({ from: 'rows', call, type: json });
  const shape = columns.map(({ type }, index) => `"c${index + 1}" ${pgTypeOf(type)}`).join(', ');
  const scope = columns.map(({ name: of, type }, index): ScopeColumn => {
    const pg = pgTypeOf(type);
    return { name: of, value: { sql: `"c${index + 1}"`, type, pg, nullable: true } };
  });
  return derived(
    `(SELECT * FROM jsonb_to_recordset((${sql})::jsonb) AS r(${shape}))`,
    scope,
    correlation,
    compilation,
    name,
  );
}

import type { RoutineDescription } from '../../catalog/description.ts';
import { argumentValues, matchArguments } from '../../compile/arguments.ts';
import type { Compilation } from '../../compile/compilation.ts';
import { pathOf, qualifierShown } from '../../compile/names.ts';
import { SqlError } from '../../error.ts';
import type { Call, Expression, FunctionArgument, ObjectName } from '../../sql/ast/index.ts';
import { externalProcedure } from '../external/external-procedure.ts';
import { undeclaredProgram } from '../external/undeclared-program.ts';
import { sqlProcedure } from '../interpret/sql-procedure.ts';
import type { Procedure } from './procedure.ts';
import { systemProcedureOf } from './system-procedure.ts';

/** A call whose procedure was found. */
export interface BoundCall {
  readonly procedure: Procedure;
  /** For each parameter the expression of its argument or default. */
  readonly arguments: readonly Expression[];
}

/**
 * Finds the procedure that a call means: the first along the path with this name and so many parameters, else a program. Errors: -204, -440,
 * -5016.
 */
export function bindCall(call: Call, compilation: Compilation): BoundCall {
  const { procedure: name, arguments: given } = call;
  let wrongNumber: string | undefined;
  for (const library of librariesOf(name, compilation)) {
    const system = systemProcedureOf(library, name.name.name);
    if (system !== undefined) {
      const matched = matchArguments(given, system.parameters);
      if (matched !== undefined) return bound(system, matched, compilation);
      wrongNumber = library;
      continue;
    }
    const candidates = (compilation.find('routines', library, name.name.name) ?? []).filter(
      ({ type }) => type === 'PROCEDURE',
    );
    for (const routine of candidates) {
      const matched = matchArguments(given, routine.parameters);
      if (matched !== undefined) return bound(procedureOf(routine), matched, compilation);
    }
    if (candidates.length > 0) wrongNumber ??= library;
  }
  if (wrongNumber !== undefined)
    throw new SqlError(-440, [name.name.name, wrongNumber], undefined, { position: name.at });
  const program = undeclaredProgram(call, compilation);
  if (program !== undefined) return program;
  throw new SqlError(-204, [name.name.name, qualifierShown(compilation, name), 'N'], undefined, { position: name.at });
}

function librariesOf({ schema, separator, at }: ObjectName, compilation: Compilation): readonly string[] {
  if (schema === undefined) return pathOf(compilation);
  if (separator === '/' && compilation.session.naming === 'sql')
    throw new SqlError(-5016, [schema.name], undefined, { position: at });
  return [schema.name];
}

function procedureOf(routine: RoutineDescription): Procedure {
  return routine.language === 'SQL' ? sqlProcedure(routine) : externalProcedure(routine);
}

function bound(
  procedure: Procedure,
  matched: readonly (FunctionArgument | undefined)[],
  { session }: Compilation,
): BoundCall {
  const expressions = argumentValues(matched, procedure.parameters, session.naming);
  return { procedure, arguments: expressions };
}

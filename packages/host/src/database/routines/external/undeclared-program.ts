import type { ParameterDescription } from '../../catalog/description.ts';
import type { Compilation } from '../../compile/compilation.ts';
import { emitExpression, placeWithoutTables } from '../../compile/expression.ts';
import { qualifierShown } from '../../compile/names.ts';
import { SqlError } from '../../error.ts';
import type { Call, Expression } from '../../sql/ast/index.ts';
import { isText } from '../../types/family.ts';
import type { SqlType } from '../../types/sql-type.ts';
import type { BoundCall } from '../call/bind.ts';
import { callProgram } from './external-procedure.ts';

/** What a marker stands for when nothing says it. */
const unknown = (ccsid: number): SqlType => ({ name: 'VARCHAR', length: 2000, ccsid });

/**
 * `CALL LIB.PGM(..)` of a program that no CREATE PROCEDURE declares: constants are passed in the type that they have, strings as CHAR of their
 * length; variables both ways. Names of programs have at most 10 characters; undefined for others. Whether there is such a program is
 * seen when it is called.
 */
export function undeclaredProgram(call: Call, compilation: Compilation): BoundCall | undefined {
  const { schema, name } = call.procedure;
  if (name.name.length > 10 || !/^[A-Z$#@][A-Z0-9$#@_]*$/.test(name.name)) return undefined;
  const expressions = call.arguments.map(({ value }) => value);
  const library = schema?.name ?? '*LIBL';
  const shown = qualifierShown(compilation, call.procedure);
  const parameters = expressions.map((expression, index) => parameterOf(expression, index, compilation));
  const program = { name: name.name, library };
  const procedure = { library, name: name.name, specificName: name.name };
  return {
    arguments: expressions,
    procedure: {
      ...procedure,
      parameters,
      async call(session, values) {
        try {
          return await callProgram(session, { procedure, program, style: 'GENERAL' }, parameters, values);
        } catch (error) {
          if (!(error instanceof SqlError) || error.sqlcode !== -444) throw error;
          throw new SqlError(-204, [name.name, shown, 'N'], undefined, { cause: error });
        }
      },
    },
  };
}

function parameterOf(expression: Expression, index: number, compilation: Compilation): ParameterDescription {
  const name = `P${index + 1}`;
  const { ccsid } = compilation.session;
  if (expression.kind === 'marker') return { name, mode: 'INOUT', type: unknown(ccsid) };
  const { type } = emitExpression(expression, placeWithoutTables(compilation), unknown(ccsid));
  const mode = expression.kind === 'column' ? 'INOUT' : 'IN';
  if (type === undefined) return { name, mode, type: unknown(ccsid) };
  if (expression.kind === 'literal' && isText(type)) return { name, mode, type: { ...type, name: 'CHAR' } as SqlType };
  return { name, mode, type };
}

import { SqlError } from '../error.ts';
import type { MarkerDescription, Outcome, ParameterValue, Prepared } from '../room.ts';
import { type BoundCall, bindCall } from '../routines/call/bind.ts';
import { invoke } from '../routines/call/invoke.ts';
import { compileNow } from '../routines/interpret/compiled-once.ts';
import { localExpression } from '../routines/interpret/local/expression.ts';
import { Numbering, Scope } from '../routines/interpret/scope.ts';
import { isSimpleAssignment } from '../routines/interpret/target.ts';
import { compileValues, fetchRow, type RowStatement, type Wanted } from '../routines/interpret/values.ts';
import type { Call, Expression } from '../sql/ast/index.ts';
import type { SqlValue } from '../types/sql-type.ts';
import { markerValues } from './parameters.ts';
import type { Session } from './session.ts';

/** Where the value of a parameter comes from. */
type Argument =
  | { readonly from: 'marker'; readonly index: number }
  | { readonly from: 'constant'; readonly value: SqlValue }
  /** By position in the row of `expressions`. */
  | { readonly from: 'expression'; readonly at: number };

interface CompiledCall {
  readonly bound: BoundCall;
  readonly arguments: readonly Argument[];
  readonly expressions: RowStatement | undefined;
  readonly markers: readonly MarkerDescription[];
  /** The marker of `? = CALL`. */
  readonly result: number | undefined;
}

const status: MarkerDescription = { type: { name: 'INTEGER' }, nullable: false, mode: 'OUT' };

/** CALL from outside of routines. Errors: those of {@link bindCall}; -469 where a parameter with output has no marker. */
export async function preparedCall(session: Session, call: Call, markers: number): Promise<Prepared> {
  const compile = () => {
    const { catalog, attributes, names } = session;
    const planContext = { catalog, attributes, names };
    return compileNow(
      { planContext },
      compilation => {
        const bound = bindCall(call, compilation);
        const wanted: Wanted[] = [];
        const args = bound.arguments.map((expression, index) =>
          argumentOf(expression, bound, index, wanted, attributes.ccsid),
        );
        const expressions = wanted.length === 0 ? undefined : compileValues(wanted, compilation);
        const result = call.result?.kind === 'marker' ? call.result.index : undefined;
        const described = compilation.markers.map((marker, index) => {
          if (index === result) return status;
          const at = args.findIndex(one => one.from === 'marker' && one.index === index);
          const parameter = bound.procedure.parameters[at];
          if (parameter !== undefined)
            return { type: parameter.type, nullable: true, mode: parameter.mode, name: parameter.name };
          if (marker === undefined) throw new SqlError(-418, [String(index + 1)]);
          return marker;
        });
        return { bound, arguments: args, expressions, markers: described, result };
      },
      undefined,
      markers,
    );
  };
  let compiled: CompiledCall = await compile();
  let { generation } = session.catalog;
  const execute = (values: readonly ParameterValue[] = []) =>
    session.guard(async () => {
      if (generation !== session.catalog.generation) {
        compiled = await compile();
        ({ generation } = session.catalog);
      }
      return executeCall(session, compiled, values);
    });
  return {
    class: 'call',
    verb: 'CALL',
    columns: undefined,
    markers: compiled.markers,
    readOnly: false,
    execute,
    async executeBatch(rows) {
      let outcome: Outcome = { count: 0, warnings: [] };
      for (const row of rows) outcome = await execute(row);
      return outcome;
    },
    open: () => Promise.reject(new SqlError(-517, [''])),
  };
}

function argumentOf(
  expression: Expression,
  { procedure: { name, parameters } }: BoundCall,
  index: number,
  wanted: Wanted[],
  ccsid: number,
): Argument {
  const parameter = parameters[index]!;
  if (expression.kind === 'marker') return { from: 'marker', index: expression.index };
  if (parameter.mode !== 'IN')
    throw new SqlError(-469, [String(index + 1), name], undefined, { position: expression.at });
  const constant = localExpression(expression, new Scope(undefined, new Numbering()), ccsid);
  if (constant !== undefined && isSimpleAssignment(constant.type, parameter.type))
    return { from: 'constant', value: constant.evaluate({ values: [] }) };
  return { from: 'expression', at: wanted.push({ expression, target: parameter }) - 1 };
}

async function executeCall(
  session: Session,
  { bound: { procedure }, arguments: args, expressions, markers, result }: CompiledCall,
  values: readonly ParameterValue[],
): Promise<Outcome> {
  const given = markerValues(
    markers,
    markers.map(({ mode }, index) => (mode === 'OUT' || index === result ? null : values[index]!)),
  );
  if (values.length !== markers.length && !(result !== undefined && values.length === markers.length - 1))
    throw new SqlError(-313);
  const row = expressions && (await fetchRow(session, undefined, expressions, given));
  const inputs = args.map((argument): SqlValue => {
    if (argument.from === 'constant') return argument.value;
    return argument.from === 'marker' ? given[argument.index]! : row![argument.at]!;
  });
  const call = () => invoke(session, procedure, inputs);
  // With autocommit under commitment control the call is one unit of work.
  const { isolation } = session.attributes;
  const returned = isolation === '*NONE' ? await call() : await session.together(call);
  const outputs = markers.map(({ mode }, index) => (mode === 'IN' ? (values[index] as SqlValue) : given[index]!));
  for (const [index, argument] of args.entries()) {
    if (argument.from === 'marker' && procedure.parameters[index]!.mode !== 'IN')
      outputs[argument.index] = returned.values[index]!;
  }
  const returnValue = returned.returnValue ?? 0;
  if (result !== undefined) outputs[result] = returnValue;
  return { count: 0, warnings: returned.warnings, outputs, returnValue, resultSets: returned.resultSets };
}

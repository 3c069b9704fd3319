import type { ParameterDescription } from '../../catalog/description.ts';
import { literal, objectName, relationName } from '../../catalog/names.ts';
import { ensureSchema } from '../../catalog/write/schema.ts';
import { declaredType } from '../../define/column-type.ts';
import type { Definition } from '../../define/context.ts';
import { relationText, targetOf } from '../../define/names.ts';
import { SqlError } from '../../error.ts';
import type { CreateFunction } from '../../sql/ast/index.ts';
import { positionedCursors } from '../interpret/context.ts';
import { functionBody } from '../plpgsql/function-body.ts';
import type { Result } from '../plpgsql/routine-text.ts';
import { pgTypeText } from '../plpgsql/type-text.ts';
import { parametersOf } from './parameters.ts';
import { replace, routinesNamed, storeRoutine } from './store-routine.ts';
import { checkTables } from './tables.ts';

/**
 * CREATE FUNCTION in SQL: a function of PostgreSQL, in PL/pgSQL, or in SQL where the body is one RETURN, so that PostgreSQL puts it into
 * the statement. Functions are told apart by name and types of parameters. Errors: -454, -456, -491, -270, those of bodies.
 */
export async function createFunction(definition: Definition, statement: CreateFunction): Promise<void> {
  const { body, options, name } = statement;
  const at = { position: name.at };
  if (statement.source !== undefined) throw new SqlError(-270, [], undefined, at);
  const language = options.language ?? (body === undefined ? 'C' : 'SQL');
  if (body === undefined || language !== 'SQL')
    throw new SqlError(-270, [], '[SQL0270] Functions must be written in SQL.', at);
  const target = targetOf(definition, name);
  const parameters = await parametersOf(definition, statement.parameters);
  if (parameters.some(({ mode }) => mode !== 'IN')) throw new SqlError(-491, ['OUT'], undefined, at);
  const result = await resultOf(definition, statement);
  const type = result.kind === 'table' ? 'TABLE FUNCTION' : 'FUNCTION';
  await replace(definition, await sameFunction(definition, target, parameters), statement);

  const facts = {
    parameters,
    result,
    positioned: positionedCursors(body),
    name: target.name,
    isDeterministic: options.deterministic === true,
    access: options.sqlAccess ?? 'READS SQL DATA',
    isStrict: options.calledOnNull === false,
  };
  const made = await functionBody(definition, body, facts);
  await checkTables(definition, made.tables);
  const schema = objectName(target.library);
  const relation = relationName(`${target.name} function ${signature(parameters)}`);
  const types = parameters.map(parameter => pgTypeText(parameter.type)).join(', ');
  await storeRoutine(definition, target, statement, {
    type,
    parameters,
    ...(result.kind === 'scalar' ? { returns: result.type } : {}),
    ...(result.kind === 'table' ? { columns: result.columns } : {}),
    language: 'SQL',
    resultSets: 0,
    deterministic: facts.isDeterministic,
    calledOnNull: !facts.isStrict,
    sqlAccess: facts.access,
    definition: definition.text,
    relation: relationText(schema, relation),
    relationIdentity: `${relationText(schema, relation)}(${types})`,
  });
  await makeSchema(definition, target.library);
  const head = `CREATE FUNCTION ${relationText(schema, relation)}(${made.parameters}) RETURNS ${made.returns}`;
  await definition.connection.script(`${head} ${made.attributes} AS ${literal(made.body)}`);
}

async function resultOf(definition: Definition, { returns }: CreateFunction): Promise<Result> {
  if (returns.kind === 'scalar') {
    if (returns.castFrom !== undefined) throw new SqlError(-270, [], undefined, { position: returns.at });
    return { kind: 'scalar', type: (await declaredType(definition, returns.type)).type };
  }
  const columns: { name: string; type: Awaited<ReturnType<typeof declaredType>>['type'] }[] = [];
  for (const { name, type } of returns.columns)
    columns.push({ name: name.name, type: (await declaredType(definition, type)).type });
  return { kind: 'table', columns };
}

async function sameFunction(
  definition: Definition,
  target: { readonly library: string; readonly name: string },
  parameters: readonly ParameterDescription[],
) {
  const wanted = signature(parameters);
  const named = await routinesNamed(definition, target);
  return named.find(routine => routine.type !== 'PROCEDURE' && signature(routine.parameters) === wanted);
}

/** Lengths do not count. */
function signature(parameters: readonly ParameterDescription[]): string {
  return parameters.map(({ type }) => type.name).join(' ');
}

/** The schema of a library in which nothing has been made yet. */
export async function makeSchema({ connection }: Definition, library: string): Promise<void> {
  const { rows } = await connection.query<{ id: bigint }>(
    `SELECT id FROM object WHERE library = 1 AND type = '*LIB' AND job = '' AND name = $1`,
    [objectName(library)],
  );
  await ensureSchema(connection, rows[0]!.id, library);
}

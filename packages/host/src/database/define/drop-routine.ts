import type { RoutineDescription } from '../catalog/description.ts';
import { objectName } from '../catalog/names.ts';
import { SqlError } from '../error.ts';
import type { DataType, Drop, ObjectName } from '../sql/ast/index.ts';
import type { SqlType } from '../types/sql-type.ts';
import { declaredType } from './column-type.ts';
import type { Definition } from './context.ts';
import { refuseDependents } from './drop.ts';
import { librariesOf, libraryShown } from './names.ts';
import { asSql } from './refusal.ts';

interface RoutineName {
  readonly type: 'PROCEDURE' | 'FUNCTION' | 'ROUTINE';
  readonly name: ObjectName;
  readonly specific?: boolean;
  readonly parameters?: readonly DataType[];
}

/** DROP PROCEDURE, FUNCTION and ROUTINE, also SPECIFIC. */
export async function dropRoutine(definition: Definition, statement: Drop): Promise<void> {
  const { job, rooms } = definition;
  const wanted = statement as Drop & RoutineName;
  const routine = await findRoutine(definition, wanted);
  if (routine === undefined) {
    if (statement.ifExists === true) return;
    throw routineNotFound(definition, wanted);
  }
  const { id, library, specificName } = routine;
  if (statement.behavior === 'RESTRICT') {
    await refuseDependents(definition, id, [specificName, library, statement.type], statement.at);
  }
  const { name, type } = await objectOf(definition, id);
  const subject = { name: specificName, library, type: type.slice(1), statement: `DROP ${statement.type}` };
  await asSql(subject, rooms.objects.delete(job, { name, library: objectName(library) }, type));
}

export async function objectOf({ connection }: Definition, id: bigint): Promise<{ name: string; type: `*${string}` }> {
  const { rows } = await connection.query<{ name: string; type: `*${string}` }>(
    'SELECT name, type FROM object WHERE id = $1',
    [id],
  );
  return rows[0]!;
}

/** -204 by specific name, -458 when there are others of the name, else -204. */
export function routineNotFound(definition: Definition, { name, type, parameters }: RoutineName): SqlError {
  const at = { position: name.at };
  const library = libraryShown(definition, name);
  if (parameters !== undefined) return new SqlError(-458, [name.name.name, library], undefined, at);
  return new SqlError(-204, [name.name.name, library, type === 'ROUTINE' ? 'N' : type], undefined, at);
}

/** The one routine that a statement names; -476 when it may be several. */
export async function findRoutine(
  definition: Definition,
  wanted: RoutineName,
): Promise<RoutineDescription | undefined> {
  const { name, type, specific, parameters } = wanted;
  for (const library of librariesOf(definition, name)) {
    const named =
      specific === true
        ? await bySpecificName(definition, library, name.name.name)
        : await byName(definition, library, name.name.name);
    const ofType = named.filter(
      routine => type === 'ROUTINE' || (routine.type === 'PROCEDURE') === (type === 'PROCEDURE'),
    );
    const fitting = parameters === undefined ? ofType : await withTypes(definition, ofType, parameters);
    if (fitting.length > 1) throw new SqlError(-476, [name.name.name], undefined, { position: name.at });
    if (fitting[0] !== undefined) return fitting[0];
  }
  return undefined;
}

function byName({ catalog }: Definition, library: string, name: string): Promise<readonly RoutineDescription[]> {
  return catalog.settle(view => {
    const found = view.find('routines', library, name);
    return found === undefined ? undefined : (found ?? []);
  });
}

async function bySpecificName(
  definition: Definition,
  library: string,
  name: string,
): Promise<readonly RoutineDescription[]> {
  const { rows } = await definition.connection.query<{ name: string }>(
    `SELECT r.name FROM sql_routine r JOIN object l ON l.id = r.library
     WHERE l.library = 1 AND l.type = '*LIB' AND l.job = '' AND l.name = $1 AND r.specific_name = $2`,
    [objectName(library), name],
  );
  if (rows[0] === undefined) return [];
  return (await byName(definition, library, rows[0].name)).filter(({ specificName }) => specificName === name);
}

async function withTypes(
  definition: Definition,
  routines: readonly RoutineDescription[],
  parameters: readonly DataType[],
): Promise<RoutineDescription[]> {
  const types: SqlType[] = [];
  for (const parameter of parameters) types.push((await declaredType(definition, parameter)).type);
  return routines.filter(
    routine =>
      routine.parameters.length === types.length &&
      routine.parameters.every(({ type }, index) => type.name === types[index]!.name),
  );
}

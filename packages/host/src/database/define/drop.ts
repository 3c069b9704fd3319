import { objectName } from '../catalog/names.ts';
import { SqlError } from '../error.ts';
import type { Drop } from '../sql/ast/index.ts';
import type { Definition } from './context.ts';
import { findStored } from './create-sequence.ts';
import { dependentOf } from './dependents.ts';
import { dropRelation } from './drop-relation.ts';
import { dropRoutine } from './drop-routine.ts';
import { dropSchema } from './drop-schema.ts';
import { findRelation, requireRelation } from './find.ts';
import { librariesOf, libraryShown } from './names.ts';
import { asSql } from './refusal.ts';

/** DROP. What depends on the object goes with it, unless RESTRICT prevents that (-616). */
export async function drop(definition: Definition, statement: Drop): Promise<void> {
  switch (statement.type) {
    case 'TABLE':
    case 'VIEW':
    case 'INDEX':
    case 'ALIAS':
      return dropFile(definition, statement, statement.type);
    case 'SCHEMA':
      return dropSchema(definition, statement);
    case 'SEQUENCE':
      return dropStored(definition, statement, 'sql_sequence', '*DTAARA');
    case 'TYPE':
      return dropStored(definition, statement, 'sql_type', '*SQLUDT');
    case 'VARIABLE':
      return dropStored(definition, statement, 'sql_variable', '*SRVPGM');
    case 'TRIGGER':
      return dropStored(definition, statement, 'sql_trigger', '*PGM');
    case 'PROCEDURE':
    case 'FUNCTION':
    case 'ROUTINE':
      return dropRoutine(definition, statement);
    default: {
      if (statement.ifExists === true) return;
      const { name } = statement;
      throw new SqlError(-204, [name.name.name, libraryShown(definition, name), statement.type], undefined, {
        position: name.at,
      });
    }
  }
}

async function dropFile(
  definition: Definition,
  { name, ifExists, behavior, at }: Drop,
  type: 'TABLE' | 'VIEW' | 'INDEX' | 'ALIAS',
): Promise<void> {
  if (ifExists === true && (await findRelation(definition, name)) === null) return;
  const relation = await requireRelation(definition, name, type);
  if (behavior === 'RESTRICT')
    await refuseDependents(definition, relation.id, [relation.name, relation.library, type], at);
  await dropRelation(definition, relation, `DROP ${type}`);
}

async function dropStored(
  definition: Definition,
  { name, ifExists, behavior, at, type }: Drop,
  table: 'sql_sequence' | 'sql_type' | 'sql_variable' | 'sql_trigger',
  objectType: `*${string}`,
): Promise<void> {
  const { job, rooms } = definition;
  for (const library of librariesOf(definition, name)) {
    const found = await findStored(definition, table, { library, name: name.name.name });
    if (found === undefined) continue;
    if (behavior === 'RESTRICT') await refuseDependents(definition, found.id, [found.name, library, type], at);
    const subject = { name: found.name, library, type: objectType.slice(1), statement: `DROP ${type}` };
    const object = { name: found.object, library: objectName(library) };
    await asSql(subject, rooms.objects.delete(job, object, objectType));
    return;
  }
  if (ifExists === true) return;
  const tokens = [name.name.name, libraryShown(definition, name), objectType.slice(1)];
  throw new SqlError(-204, tokens, undefined, { position: name.at });
}

export async function refuseDependents(
  definition: Definition,
  id: bigint,
  tokens: readonly [name: string, library: string, type: string],
  position: number,
): Promise<void> {
  const dependent = await dependentOf(definition, id);
  if (dependent === undefined) return;
  throw new SqlError(-616, [...tokens, dependent.name, dependent.library], undefined, { position });
}

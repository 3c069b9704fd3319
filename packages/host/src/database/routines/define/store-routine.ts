import type { RoutineDescription } from '../../catalog/description.ts';
import { objectName, ownSystemName } from '../../catalog/names.ts';
import { insertRoutine } from '../../catalog/write/routine.ts';
import type { Definition } from '../../define/context.ts';
import { objectOf } from '../../define/drop-routine.ts';
import { requireLength, type Target } from '../../define/names.ts';
import { createObject } from '../../define/object.ts';
import { asSql } from '../../define/refusal.ts';
import { SqlError } from '../../error.ts';
import type { CreateFunction, CreateProcedure } from '../../sql/ast/index.ts';

export type NewRoutine = Omit<
  RoutineDescription,
  'id' | 'library' | 'name' | 'specificName' | 'naming' | 'defaultSchema' | 'object'
> & { readonly relationIdentity?: string | undefined };

/** The routines of a name. */
export async function routinesNamed(
  { catalog }: Definition,
  { library, name }: Target,
): Promise<readonly RoutineDescription[]> {
  return catalog.settle(view => {
    const found = view.find('routines', library, name);
    return found === undefined ? undefined : (found ?? []);
  });
}

/** What of an existing routine stands in the way: deleted for OR REPLACE, else -454. */
export async function replace(
  definition: Definition,
  existing: RoutineDescription | undefined,
  statement: CreateProcedure | CreateFunction,
): Promise<void> {
  if (existing === undefined) return;
  const { name, library, id } = existing;
  if (statement.orReplace !== true)
    throw new SqlError(-454, [name, library], undefined, { position: statement.name.at });
  const object = await objectOf(definition, id);
  const subject = { name, library, type: object.type.slice(1), statement: verb(statement) };
  const { rooms, job } = definition;
  await asSql(subject, rooms.objects.delete(job, { name: object.name, library: objectName(library) }, object.type));
  definition.catalog.changed();
}

export function verb({ kind }: CreateProcedure | CreateFunction): string {
  return kind.toUpperCase().replace('-', ' ');
}

/**
 * Stores a routine with its object: the *PGM of a procedure in SQL, the *SRVPGM of a function; of an external routine, whose program is an
 * object of its own, a *SRVPGM under a generated name.
 */
export async function storeRoutine(
  definition: Definition,
  target: Target,
  statement: CreateProcedure | CreateFunction,
  routine: NewRoutine,
): Promise<void> {
  const { attributes, connection, job } = definition;
  const specificName = await specificNameOf(definition, target, statement);
  const isProcedure = routine.type === 'PROCEDURE';
  const isExternal = routine.language !== 'SQL';
  const created = await createObject(definition, {
    library: target.library,
    name: isExternal || ownSystemName(specificName) === undefined ? `${specificName} ${verb(statement)}` : specificName,
    type: isProcedure && !isExternal ? '*PGM' : '*SRVPGM',
    attribute: 'CLE',
    systemName: statement.systemName,
    statement: verb(statement),
  });
  const schema = attributes.defaultSchema ?? (attributes.naming === 'sql' ? job.profile.name : undefined);
  await insertRoutine(connection, {
    ...routine,
    id: created.id,
    library: created.library,
    name: target.name,
    specificName,
    naming: attributes.naming,
    ...(schema === undefined ? {} : { defaultSchema: schema }),
    definer: job.profile.name,
  } as Parameters<typeof insertRoutine>[1]);
}

/** The one given, which must be free (-456); else the name itself or a generated one. */
async function specificNameOf(
  { connection }: Definition,
  { library, name }: Target,
  { options: { specific } }: CreateProcedure | CreateFunction,
): Promise<string> {
  const { rows } = await connection.query<{ specific_name: string }>(
    `SELECT r.specific_name FROM sql_routine r JOIN object l ON l.id = r.library
     WHERE l.library = 1 AND l.type = '*LIB' AND l.job = '' AND l.name = $1`,
    [objectName(library)],
  );
  const taken = new Set(rows.map(row => row.specific_name));
  if (specific !== undefined) {
    requireLength(specific.name);
    if (taken.has(specific.name.name))
      throw new SqlError(-456, [specific.name.name, library], undefined, { position: specific.at });
    return specific.name.name;
  }
  if (!taken.has(name)) return name;
  for (let count = 1; ; count++) {
    const generated = `${name.slice(0, 120)}_${String(count).padStart(5, '0')}`;
    if (!taken.has(generated)) return generated;
  }
}

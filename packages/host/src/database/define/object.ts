import { joinTransaction } from '../../store/transaction.ts';
import { Authority } from '../../system/authority/rights.ts';
import { EscapeError } from '../../system/messages/message.ts';
import type { ObjectType } from '../../system/objects/object.ts';
import { generatedTableName, objectName, ownSystemName } from '../catalog/names.ts';
import { SqlError } from '../error.ts';
import type { Identifier } from '../sql/ast/index.ts';
import type { Definition } from './context.ts';
import { requireSystemName, type Target } from './names.ts';
import { asSql } from './refusal.ts';

export interface NewDefinition extends Target {
  readonly type: ObjectType;
  readonly attribute?: string;
  readonly text?: string;
  /** FOR SYSTEM NAME, or another name that the object must have. */
  readonly systemName?: Identifier | undefined;
  /** `CREATE TABLE`, for messages. */
  readonly statement: string;
}

export interface CreatedObject {
  readonly id: bigint;
  readonly library: bigint;
  readonly systemName: string;
}

/** How often another session may take a generated name at the same moment. */
const attempts = 5;

/** Makes the object of a definition: with the name that was given, the SQL name itself, or a generated one. Errors: -601, -204, -552. */
export async function createObject(definition: Definition, object: NewDefinition): Promise<CreatedObject> {
  const { name, library, type, statement } = object;
  const given =
    object.systemName === undefined ? ownSystemName(name) : objectName(requireSystemName(object.systemName));
  if (type === '*FILE') await refuseExisting(definition, object, given);
  const subject = { name, library, type: type.slice(1), statement };
  if (given !== undefined) return asSql(subject, create(definition, object, given));
  for (let attempt = 1; ; attempt++) {
    const systemName = await freeSystemName(definition, object);
    try {
      return await joinTransaction(definition.connection).savepoint(() => create(definition, object, systemName));
    } catch (error) {
      const taken = error instanceof EscapeError && error.escape.id === 'CPF9870';
      if (!taken || attempt === attempts) return asSql(subject, Promise.reject(error));
    }
  }
}

async function create(definition: Definition, object: NewDefinition, systemName: string): Promise<CreatedObject> {
  const { rooms, job, connection } = definition;
  const { library, type, attribute = '', text = '' } = object;
  const created = await rooms.objects.create(job, {
    name: objectName(systemName),
    library: objectName(library),
    type,
    attribute,
    text,
    authority: publicAuthority(definition),
  });
  const { rows } = await connection.query<{ library: bigint }>('SELECT library FROM object WHERE id = $1', [
    created.id,
  ]);
  return { id: created.id, library: rows[0]!.library, systemName };
}

async function refuseExisting({ connection }: Definition, { name, library }: Target, systemName: string | undefined) {
  const { rows } = await connection.query(
    `SELECT FROM sql_table t JOIN object l ON l.id = t.library
     WHERE l.library = 1 AND l.type = '*LIB' AND l.job = '' AND l.name = $1 AND (t.name = ANY ($2) OR t.system_name = ANY ($2))`,
    [objectName(library), systemName === undefined ? [name] : [name, systemName]],
  );
  if (rows.length > 0) throw new SqlError(-601, [name, library, 'FILE']);
}

export async function freeSystemName(
  { connection }: Definition,
  { name, library, type }: Pick<NewDefinition, 'name' | 'library' | 'type'>,
): Promise<string> {
  const { rows } = await connection.query<{ name: string }>(
    `SELECT o.name FROM object o JOIN object l ON l.id = o.library
     WHERE l.library = 1 AND l.type = '*LIB' AND l.job = '' AND l.name = $1 AND o.type = $2`,
    [objectName(library), type],
  );
  return freeName(name, new Set(rows.map(row => row.name)));
}

/** Who else may use it: with system names what its library says, with SQL names nobody. Source: CREATE TABLE, "Table authority". */
function publicAuthority({ attributes }: Definition): '*LIBCRTAUT' | number {
  return attributes.naming === 'sql' ? Authority.exclude : '*LIBCRTAUT';
}

/** The first generated name that is not taken. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count++) {
    const generated = generatedTableName(name, count);
    if (!taken.has(generated)) return generated;
  }
}

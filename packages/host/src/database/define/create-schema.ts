import { objectName } from '../catalog/names.ts';
import { ensureSchema } from '../catalog/write/schema.ts';
import { SqlError } from '../error.ts';
import type { CreateSchema } from '../sql/ast/index.ts';
import type { Definition } from './context.ts';
import { requireSystemName } from './names.ts';
import { asSql } from './refusal.ts';

/** CREATE SCHEMA: a library. Its definitions, if the statement has any, are statements of their own to the parser. */
export async function createSchema(definition: Definition, statement: CreateSchema): Promise<void> {
  const { connection, job, rooms } = definition;
  const identifier = statement.name ?? statement.authorization;
  if (identifier === undefined) throw new SqlError(-104, ['', 'schema name'], undefined, { position: statement.at });
  const name = requireSystemName(identifier);
  const object = objectName(name);
  const { rows } = await connection.query(
    `SELECT FROM object WHERE library = 1 AND type = '*LIB' AND job = '' AND name = $1`,
    [object],
  );
  if (rows.length > 0 && statement.ifNotExists === true) return;
  const subject = { name, library: 'QSYS', type: 'LIB', statement: 'CREATE SCHEMA' };
  const { id } = await asSql(subject, rooms.libraries.create(job, object, { text: `Schema ${name}`.slice(0, 50) }));
  await ensureSchema(connection, id, name);
}

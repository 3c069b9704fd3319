import { objectName } from '../catalog/names.ts';
import { SqlError } from '../error.ts';
import type { Drop } from '../sql/ast/index.ts';
import type { Definition } from './context.ts';
import { asSql } from './refusal.ts';

/** DROP SCHEMA: the library with all that is in it; with RESTRICT it must be empty. -615 when it is in the library list. */
export async function dropSchema(
  { connection, job, rooms }: Definition,
  { name, ifExists, behavior, at }: Drop,
): Promise<void> {
  const schema = name.name.name;
  const object = objectName(schema);
  const { rows } = await connection.query<{ name: string | null; type: string | null }>(
    `SELECT o.name, o.type FROM object l LEFT JOIN object o ON o.library = l.id AND o.id <> l.id
     WHERE l.library = 1 AND l.type = '*LIB' AND l.job = '' AND l.name = $1 LIMIT 1`,
    [object],
  );
  const [found] = rows;
  if (found === undefined) {
    if (ifExists === true) return;
    throw new SqlError(-204, [schema, 'QSYS', 'LIB'], undefined, { position: name.at });
  }
  if (behavior === 'RESTRICT' && found.name !== null) {
    throw new SqlError(-616, [schema, 'QSYS', 'SCHEMA', found.name, schema], undefined, { position: at });
  }
  const subject = { name: schema, library: 'QSYS', type: 'LIB', statement: 'DROP SCHEMA' };
  await asSql(subject, rooms.libraries.delete(job, object));
}

import type { Queryable } from '../../../store/store.ts';
import { objectName, quoted } from '../names.ts';

/** The PostgreSQL schema of a library; made with its first relation. */
export async function ensureSchema(database: Queryable, libraryId: bigint, library: string): Promise<string> {
  const schema = objectName(library);
  const { count } = await database.query(
    'INSERT INTO sql_schema (library, relation_schema) VALUES ($1, $2) ON CONFLICT (library) DO NOTHING',
    [libraryId, schema],
  );
  if (count > 0) await database.query(`CREATE SCHEMA IF NOT EXISTS ${quoted(schema)}`);
  return schema;
}

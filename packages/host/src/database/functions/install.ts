import { createHash } from 'node:crypto';
import type { Queryable, Store } from '../../store/store.ts';
import { libraryText } from './schema.ts';

/** "func" in ASCII: of several hosts that start at once one makes the library. */
const lockKey = 0x66_75_6e_63;

const version = createHash('sha256').update(libraryText).digest('hex').slice(0, 16);

/** Makes the library of functions in PostgreSQL, unless it is there as this version has it. */
export async function installLibrary(store: Store): Promise<void> {
  if ((await installed(store)) === version) return;
  await store.transaction(async transaction => {
    await transaction.query('SELECT pg_advisory_xact_lock($1)', [lockKey]);
    if ((await installed(transaction)) === version) return;
    await transaction.script(libraryText);
    await transaction.script(`COMMENT ON SCHEMA db2 IS 'bigiron ${version}'`);
  });
}

/** The version stands with the schema. */
async function installed(database: Queryable): Promise<string | undefined> {
  const { rows } = await database.query<{ version: string | null }>(
    `SELECT obj_description(to_regnamespace('db2'), 'pg_namespace') AS version`,
  );
  return rows[0]?.version?.replace('bigiron ', '');
}

import { createHash } from 'node:crypto';
import type { Queryable, Store } from '../../../store/store.ts';
import { ensureCollation } from '../../functions/collation.ts';
import { quoted } from '../names.ts';
import { castText } from './cast.ts';
import { typeFunctions } from './functions.ts';
import { systemViews } from './index.ts';
import { metadataViews } from './metadata-views.ts';
import type { SystemView } from './view.ts';

/** "cata" in ASCII: of several hosts that start at once one makes the views. */
const lockKey = 0x63_61_74_61;

/**
 * Makes the catalog's views in PostgreSQL, unless they are there as this version has them. Views of users on views that have changed lose their
 * relation, and must be created again.
 */
export async function installSystemViews(store: Store, release: string): Promise<void> {
  const views = systemViews(release);
  const text = [typeFunctions, metadataViews(views), ...views.map(viewText)].join(';\n');
  const version = createHash('sha256').update(text).digest('hex').slice(0, 16);
  if ((await installed(store)) === version) return;
  await store.transaction(async transaction => {
    await transaction.query('SELECT pg_advisory_xact_lock($1)', [lockKey]);
    if ((await installed(transaction)) === version) return;
    await ensureCollation(transaction, 37);
    await transaction.script(typeFunctions);
    for (const library of new Set(views.map(view => view.library))) {
      await transaction.script(`CREATE SCHEMA IF NOT EXISTS ${quoted(library)}`);
    }
    for (const view of views) {
      await transaction.script(`DROP VIEW IF EXISTS ${relation(view)} CASCADE; ${viewText(view)}`);
    }
    await transaction.script(metadataViews(views));
    await transaction.script(`COMMENT ON FUNCTION bigiron.sql_like(text, text) IS 'bigiron ${version}'`);
  });
}

/** The version stands with one of the functions. */
async function installed(database: Queryable): Promise<string | undefined> {
  const { rows } = await database.query<{ version: string | null }>(
    `SELECT obj_description(to_regprocedure('bigiron.sql_like(text, text)'), 'pg_proc') AS version`,
  );
  return rows[0]?.version?.replace('bigiron ', '');
}

function relation({ library, name }: SystemView): string {
  return `${quoted(library)}.${quoted(name)}`;
}

function viewText(view: SystemView): string {
  const items = view.columns.map(({ name, type, value }) => `(${value})${castText(type)} AS ${quoted(name)}`);
  return `CREATE VIEW ${relation(view)} AS SELECT ${items.join(',\n  ')}\nFROM ${view.from}`;
}

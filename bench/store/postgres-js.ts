import postgres from 'postgres';
import { type Contender, statements } from './contender.ts';

export const postgresJs: Contender = {
  name: 'postgres',
  async connect(directory) {
    const sql = postgres({
      host: directory,
      port: 5432,
      path: `${directory}/.s.PGSQL.5432`,
      user: 'postgres',
      database: 'postgres',
      max: 1,
      onnotice: () => {},
    });
    const run = (text: string, params: readonly (number | Uint8Array)[] = []) =>
      sql.unsafe(text, [...params] as never[], { prepare: true });
    await run('SELECT 1');
    return {
      select: async id => void (await run(statements.select, [id])),
      insert: async (id, value) => void (await run(statements.insert, [id, value])),
      delete: async id => void (await run(statements.delete, [id])),
      savepointedInsert: async (id, value) =>
        void (await Promise.all([run('SAVEPOINT s'), run(statements.insert, [id, value]), run('RELEASE s')])),
      insertMany: async (ids, value) => void (await Promise.all(ids.map(id => run(statements.insert, [id, value])))),
      fetchAll: async () => (await run(statements.fetchAll)).length,
      async transaction(work) {
        await run('BEGIN');
        await work();
        await run('COMMIT');
      },
      script: async text => void (await sql.unsafe(text).simple()),
      close: () => sql.end(),
    };
  },
};

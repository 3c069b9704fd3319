import { createRequire } from 'node:module';
import { type Contender, statements } from './contender.ts';

interface PgClient {
  connect(): Promise<void>;
  query(query: string | { name: string; text: string; values: readonly unknown[] }): Promise<{ rows: unknown[] }>;
  end(): Promise<void>;
}

const { Client } = createRequire(import.meta.url)('pg') as { Client: new (options: object) => PgClient };

export const nodePostgres: Contender = {
  name: 'pg',
  async connect(directory) {
    const client = new Client({ host: directory, user: 'postgres', database: 'postgres' });
    await client.connect();
    const run = (text: string, values: readonly unknown[] = []) =>
      client.query({ name: text.slice(0, 60), text, values });
    return {
      select: async id => void (await run(statements.select, [id])),
      insert: async (id, value) => void (await run(statements.insert, [id, value])),
      delete: async id => void (await run(statements.delete, [id])),
      savepointedInsert: async (id, value) =>
        void (await Promise.all([run('SAVEPOINT s'), run(statements.insert, [id, value]), run('RELEASE s')])),
      insertMany: async (ids, value) => void (await Promise.all(ids.map(id => run(statements.insert, [id, value])))),
      fetchAll: async () => (await run(statements.fetchAll)).rows.length,
      async transaction(work) {
        await client.query('BEGIN');
        await work();
        await client.query('COMMIT');
      },
      script: async text => void (await client.query(text)),
      close: () => client.end(),
    };
  },
};

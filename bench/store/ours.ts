import { Connection } from '@bigiron/host/store/postgres/connection';
import { targetOf } from '@bigiron/host/store/postgres/target';
import { type Contender, statements } from './contender.ts';

export const ours: Contender = {
  name: 'bigiron',
  async connect(directory) {
    const connection = await Connection.open(targetOf(`postgres://postgres@localhost/postgres?host=${directory}`));
    return {
      select: async id => void (await connection.query(statements.select, [id])),
      insert: async (id, value) => void (await connection.query(statements.insert, [id, value])),
      delete: async id => void (await connection.query(statements.delete, [id])),
      savepointedInsert: async (id, value) =>
        void (await connection.run([
          { text: 'SAVEPOINT s' },
          { text: statements.insert, params: [id, value] },
          { text: 'RELEASE s' },
        ])),
      insertMany: async (ids, value) =>
        void (await connection.run(ids.map(id => ({ text: statements.insert, params: [id, value] })))),
      fetchAll: async () => (await connection.query(statements.fetchAll)).rows.length,
      async transaction(work) {
        await connection.script('BEGIN');
        await work();
        await connection.script('COMMIT');
      },
      script: text => connection.script(text),
      close: () => connection.close(),
    };
  },
};

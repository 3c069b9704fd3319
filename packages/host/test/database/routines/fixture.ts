import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Cursor, Outcome } from '../../../src/database/room.ts';
import { rowDecoder } from '../../../src/database/rows/row.ts';
import { textDecoder } from '../../../src/database/rows/text.ts';
import type { SessionAttributes } from '../../../src/database/session/attributes.ts';
import { defaultAttributes } from '../../../src/database/session/attributes.ts';
import { type Client, type SqlRoom, sqlRoom } from '../session/sql-room.ts';

/** The SQL room of a suite, with a session whose unqualified names are in the library PL. */
export interface RoutineRoom {
  readonly room: SqlRoom;
  readonly sql: Client;
  session(attributes?: Partial<SessionAttributes>): Promise<Client>;
  /**
   * Calls a procedure that is made of this body, with one INTEGER and one VARCHAR(100) output parameter `N` and `S` that the body may
   * set; gives their values.
   */
  body(text: string): Promise<[n: unknown, s: unknown]>;
  /** As `body`, for bodies that fail: SQLCODE, SQLSTATE and text without the id. */
  failure(text: string): Promise<[sqlcode: number, sqlstate: string, text: string]>;
}

export function routineRoom(prepare: (sql: Client) => Promise<void> = async () => undefined): RoutineRoom {
  const ends: (() => Promise<void>)[] = [];
  let made: RoutineRoom | undefined;
  after(async () => {
    for (const end of ends) await end();
  });
  before(async () => {
    const room = await sqlRoom({ after: end => void ends.push(end as () => Promise<void>) });
    const session = (attributes: Partial<SessionAttributes> = {}) =>
      room.session({ defaultSchema: 'PL', ...attributes });
    const sql = await session();
    await sql.run('CREATE SCHEMA PL');
    await sql.run('CREATE TABLE DUMMY (A CHAR(1))');
    await sql.run(`INSERT INTO DUMMY VALUES ('Y')`);
    await prepare(sql);
    const call = async (text: string): Promise<Outcome> => {
      await sql.run(`CREATE OR REPLACE PROCEDURE PL.BODY (OUT N INTEGER, OUT S VARCHAR(100)) ${text}`);
      return sql.run('CALL PL.BODY(?, ?)', null, null);
    };
    made = {
      room,
      sql,
      session,
      async body(text) {
        const { outputs } = await call(text);
        return outputs as [unknown, unknown];
      },
      async failure(text) {
        const outcome = await call(text).catch((error: unknown) => error);
        const { sqlcode, sqlstate, message } = outcome as { sqlcode: number; sqlstate: string; message: string };
        assert.equal(typeof sqlcode, 'number', String((outcome as Error).stack ?? 'It did not fail.'));
        return [sqlcode, sqlstate, message.replace(/^\[[A-Z0-9]+\] /, '')];
      },
    };
  });
  const the = () => made!;
  return {
    get room() {
      return the().room;
    },
    get sql() {
      return the().sql;
    },
    session: attributes => the().session(attributes),
    body: text => the().body(text),
    failure: text => the().failure(text),
  };
}

/** All rows that a cursor still has, as text. */
export async function rowsOf(cursor: Cursor): Promise<(string | null)[][]> {
  const decode = rowDecoder(cursor.columns.map(column => textDecoder(column, defaultAttributes)));
  const rows: (string | null)[][] = [];
  for (let atEnd = false; !atEnd; )
    ({ atEnd } = await cursor.fetch({
      rows: 10,
      sink: (bytes, start, end) => void rows.push(decode(bytes, start, end)),
    }));
  return rows;
}

import { createHash } from 'node:crypto';
import { StoreError } from './error.ts';
import type { Queryable, Store } from './store.ts';

/** One step of a room's schema. Once released neither its name nor its SQL may change: append another step. */
export interface Migration {
  readonly name: string;
  /** One or more statements. Tables live in the PostgreSQL schema `bigiron`, which is the search path. */
  readonly sql: string;
}

/** The tables of one room, oldest step first. */
export interface RoomSchema {
  readonly room: string;
  readonly migrations: readonly Migration[];
}

interface Applied {
  readonly room: string;
  readonly position: number;
  readonly name: string;
  readonly checksum: string;
}

/** "bigiron" in ASCII, as the key of the advisory lock that lets one host migrate at a time. */
const lockKey = 0x62_69_67_69_72_6f_6en;

const bookkeeping = `
  CREATE SCHEMA IF NOT EXISTS bigiron;
  CREATE TABLE IF NOT EXISTS bigiron.migration (
    room text NOT NULL,
    position int4 NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    applied timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (room, position)
  )`;

/**
 * Brings the database to the declared schemas: applies the steps that are missing, room by room in the order given, all in one
 * transaction. Several hosts may do so at once. Fails with `migration-conflict`, changing nothing, when the database
 * holds steps that this software does not know, or when an applied step differs from the declared one.
 */
export async function migrate(store: Store, schemas: readonly RoomSchema[]): Promise<void> {
  if (missingSteps(await appliedSteps(store), schemas).length === 0) return;
  await store.transaction(async transaction => {
    await transaction.query('SELECT pg_advisory_xact_lock($1)', [lockKey]);
    await transaction.script(bookkeeping);
    for (const step of missingSteps(await appliedSteps(transaction), schemas)) {
      await transaction.script(step.sql);
      await transaction.query(
        'INSERT INTO bigiron.migration (room, position, name, checksum) VALUES ($1, $2, $3, $4)',
        [step.room, step.position, step.name, step.checksum],
      );
    }
  });
}

async function appliedSteps(database: Queryable): Promise<Applied[]> {
  const { rows: known } = await database.query<{ known: boolean }>(
    `SELECT to_regclass('bigiron.migration') IS NOT NULL AS known`,
  );
  if (!known[0]!.known) return [];
  const { rows } = await database.query<Applied>(
    'SELECT room, position, name, checksum FROM bigiron.migration ORDER BY room, position',
  );
  return rows;
}

function missingSteps(applied: readonly Applied[], schemas: readonly RoomSchema[]): (Applied & { sql: string })[] {
  return schemas.flatMap(({ room, migrations }) => {
    const done = applied.filter(step => step.room === room);
    if (done.length > migrations.length)
      throw new StoreError(
        'migration-conflict',
        `The database was used by a newer bigiron: it has step "${done.at(-1)!.name}" of ${room}, which this version does not know. ` +
          'Start the newer version, or give this one another data directory or database.',
        'caller',
      );
    const declared = migrations.map(({ name, sql }, position) => ({
      room,
      position,
      name,
      sql,
      checksum: checksum(sql),
    }));
    for (const [position, step] of done.entries()) {
      const { name, checksum } = declared[position]!;
      if (step.name !== name || step.checksum !== checksum)
        throw new StoreError(
          'migration-conflict',
          `Step ${position + 1} of ${room} was applied as "${step.name}" (${step.checksum}) but this version declares ` +
            `"${name}" (${checksum}). A released step must not change; start the version that applied it.`,
          'caller',
        );
    }
    return declared.slice(done.length);
  });
}

function checksum(sql: string): string {
  return createHash('sha256').update(sql).digest('hex').slice(0, 16);
}

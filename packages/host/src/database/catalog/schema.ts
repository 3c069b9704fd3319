import type { RoomSchema } from '../../store/migrations.ts';
import { deletionTriggers } from './schema/deletion.ts';
import { otherTables } from './schema/others.ts';
import { relationTables } from './schema/relations.ts';
import { triggerDeletion } from './schema/trigger-deletion.ts';

/** The tables of the catalog. Everything in them belongs to an object and goes with it. */
export const catalogSchema: RoomSchema = {
  room: 'sql-catalog',
  migrations: [
    { name: 'schemas, tables, views, indexes, constraints, triggers', sql: relationTables },
    { name: 'routines, sequences, types and variables', sql: otherTables },
    { name: 'relations go with their objects', sql: deletionTriggers },
    { name: 'functions of triggers go with them', sql: triggerDeletion },
  ],
};

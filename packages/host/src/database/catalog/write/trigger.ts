import type { Queryable } from '../../../store/store.ts';
import { addDependencies } from './table.ts';

/** A trigger to be stored. `relationName` is that of its PostgreSQL trigger, where it has one. */
export interface StoredTrigger {
  readonly id: bigint;
  readonly library: bigint;
  readonly name: string;
  readonly systemName: string;
  readonly table: bigint;
  readonly relationName?: string;
  readonly time: 'BEFORE' | 'AFTER' | 'INSTEAD OF';
  readonly events: readonly ('INSERT' | 'UPDATE' | 'DELETE')[];
  readonly columns?: readonly string[];
  readonly forEach: 'ROW' | 'STATEMENT';
  readonly mode: 'DB2SQL' | 'DB2ROW';
  readonly definition: string;
  readonly naming: 'sql' | 'system';
  readonly defaultSchema?: string;
  readonly definer: string;
}

/** Stores the trigger of the object `trigger.id`; it goes with its table. */
export async function insertTrigger(database: Queryable, trigger: StoredTrigger): Promise<void> {
  await database.query(
    `INSERT INTO sql_trigger (id, library, name, system_name, table_id, relation_name, time, events, columns, for_each, mode, definition,
       naming, default_schema, definer)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      trigger.id,
      trigger.library,
      trigger.name,
      trigger.systemName,
      trigger.table,
      trigger.relationName ?? null,
      trigger.time,
      trigger.events,
      trigger.columns ?? null,
      trigger.forEach,
      trigger.mode,
      trigger.definition,
      trigger.naming,
      trigger.defaultSchema ?? null,
      trigger.definer,
    ],
  );
  await addDependencies(database, trigger.id, [trigger.table]);
}

import type { Queryable } from '../../../store/store.ts';
import type { SqlType } from '../../types/sql-type.ts';
import { storedType } from '../stored-type.ts';
import type { IdentityDefinition } from '../table-definition.ts';

/** What sequences, types and variables have in common: object and library by id. */
export interface Stored {
  readonly id: bigint;
  readonly library: bigint;
  readonly name: string;
  readonly systemName: string;
  readonly type: SqlType;
}

export async function insertSequence(
  database: Queryable,
  sequence: Stored & {
    readonly relationSchema: string;
    readonly relationName: string;
    readonly options: IdentityDefinition;
  },
): Promise<void> {
  const { id, library, name, systemName, relationSchema, relationName, type, options } = sequence;
  await database.query(
    `INSERT INTO sql_sequence (id, library, name, system_name, relation_schema, relation_name, data_type, length, scale, ccsid,
       start, increment, minimum, maximum, cycle, cache, ordered)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [id, library, name, systemName, relationSchema, relationName, ...storedType(type), ...identityValues(options)],
  );
}

/** Start, increment, minimum, maximum, cycle, cache and order. */
export function identityValues(options: IdentityDefinition) {
  const { start, increment, minimum, maximum, cycle, cache, order } = options;
  return [start, increment, minimum, maximum, cycle, cache, order] as const;
}

export async function insertType(
  database: Queryable,
  { id, library, name, systemName, type, distinctType }: Stored & { readonly distinctType?: bigint | undefined },
): Promise<void> {
  await database.query(
    `INSERT INTO sql_type (id, library, name, system_name, data_type, length, scale, ccsid, distinct_type)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, library, name, systemName, ...storedType(type), distinctType ?? null],
  );
}

export async function insertVariable(
  database: Queryable,
  variable: Stored & {
    readonly distinctType?: bigint | undefined;
    readonly defaultText?: string | undefined;
    readonly constant: boolean;
    readonly naming: 'sql' | 'system';
    readonly defaultSchema?: string | undefined;
  },
): Promise<void> {
  const { id, library, name, systemName, type, distinctType, defaultText, constant, naming, defaultSchema } = variable;
  await database.query(
    `INSERT INTO sql_variable (id, library, name, system_name, data_type, length, scale, ccsid, distinct_type, default_text, constant,
       naming, default_schema)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      id,
      library,
      name,
      systemName,
      ...storedType(type),
      distinctType ?? null,
      defaultText ?? null,
      constant,
      naming,
      defaultSchema ?? null,
    ],
  );
}

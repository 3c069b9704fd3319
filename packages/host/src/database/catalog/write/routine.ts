import type { Queryable } from '../../../store/store.ts';
import type { RoutineDescription } from '../description.ts';
import { storedType } from '../stored-type.ts';

/** A routine to be stored: what is described, and what only the catalog's views tell. */
export interface StoredRoutine extends Omit<RoutineDescription, 'library' | 'object'> {
  /** Id of its library. */
  readonly library: bigint;
  readonly parameterStyle?: string;
  readonly sourceRoutine?: bigint;
  /** What DROP ROUTINE takes, of functions that PostgreSQL runs: `"SHOP"."F"(int4, bpchar)`. */
  readonly relationIdentity?: string;
  readonly definer: string;
}

/** Stores the routine of the object `routine.id`. */
export async function insertRoutine(database: Queryable, routine: StoredRoutine): Promise<void> {
  await database.query(
    `INSERT INTO sql_routine (id, library, name, specific_name, type, language, parameter_style, deterministic, sql_access,
       called_on_null, result_sets, external_name, source_routine, relation, relation_identity, definition, naming, default_schema,
       definer)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
    [
      routine.id,
      routine.library,
      routine.name,
      routine.specificName,
      routine.type,
      routine.language,
      routine.parameterStyle ?? null,
      routine.deterministic,
      routine.sqlAccess,
      routine.calledOnNull,
      routine.resultSets,
      routine.externalName ?? null,
      routine.sourceRoutine ?? null,
      routine.relation ?? null,
      routine.relationIdentity ?? null,
      routine.definition ?? null,
      routine.naming,
      routine.defaultSchema ?? null,
      routine.definer,
    ],
  );
  const rows = [
    ...routine.parameters.map(({ name, mode, type, default: defaultText }) => ({
      name,
      mode: mode as string,
      type,
      defaultText,
    })),
    ...(routine.returns === undefined
      ? []
      : [{ name: '', mode: 'RETURN', type: routine.returns, defaultText: undefined }]),
    ...(routine.columns ?? []).map(({ name, type }) => ({ name, mode: 'COLUMN', type, defaultText: undefined })),
  ].map(({ name, mode, type, defaultText }, index) => {
    const [data_type, length, scale, ccsid] = storedType(type);
    return {
      routine_id: String(routine.id),
      position: index + 1,
      name: name === '' ? null : name,
      mode,
      data_type,
      length,
      scale,
      ccsid,
      as_locator: false,
      default_text: defaultText ?? null,
    };
  });
  await database.query(
    'INSERT INTO sql_parameter SELECT * FROM jsonb_populate_recordset(NULL::sql_parameter, $1::jsonb)',
    [rows],
  );
}

import type { Queryable } from '../../../store/store.ts';
import type { ParameterDescription, RoutineDescription } from '../description.ts';
import { sqlName } from '../names.ts';
import { type StoredType, sqlTypeOf } from '../stored-type.ts';
import { wantedLibraries } from './tables.ts';

interface StoredParameter extends StoredType {
  readonly name: string | null;
  readonly mode: ParameterDescription['mode'] | 'RETURN' | 'COLUMN';
  readonly default_text: string | null;
}

interface RoutineRow {
  readonly wanted: number;
  readonly id: bigint;
  readonly library: string;
  readonly name: string;
  readonly specific_name: string;
  readonly type: RoutineDescription['type'];
  readonly language: string;
  readonly relation: string | null;
  readonly result_sets: number;
  readonly external_name: string | null;
  readonly parameter_style: string | null;
  readonly definition: string | null;
  readonly deterministic: boolean;
  readonly called_on_null: boolean;
  readonly sql_access: string;
  readonly naming: 'sql' | 'system';
  readonly default_schema: string | null;
  readonly object_name: string;
  readonly object_type: `*${string}`;
  readonly owner: string;
  readonly parameters: readonly StoredParameter[] | null;
}

/** All routines of a name, by the position of who wanted them. */
export async function readRoutines(
  database: Queryable,
  libraries: readonly string[],
  names: readonly string[],
): Promise<Map<number, RoutineDescription[]>> {
  const { rows } = await database.query<RoutineRow>(
    `SELECT w.number::int4 - 1 AS wanted, l.name AS library, r.id, r.name, r.specific_name, r.type, r.language, r.relation,
       r.result_sets, r.external_name, r.parameter_style, r.definition, r.deterministic, r.called_on_null, r.sql_access, r.naming, r.default_schema,
       o.name AS object_name, o.type AS object_type, (SELECT name FROM object WHERE id = o.owner) AS owner,
       (SELECT json_agg(p ORDER BY position) FROM sql_parameter p WHERE p.routine_id = r.id) AS parameters
     FROM ${wantedLibraries}
     JOIN sql_routine r ON r.library = l.id AND r.name = w.name
     JOIN object o ON o.id = r.id
     ORDER BY r.specific_name`,
    [libraries, names],
  );
  const found = new Map<number, RoutineDescription[]>();
  for (const row of rows) {
    const overloads = found.get(row.wanted);
    if (overloads === undefined) found.set(row.wanted, [routineOf(row)]);
    else overloads.push(routineOf(row));
  }
  return found;
}

function routineOf(row: RoutineRow): RoutineDescription {
  const parameters = row.parameters ?? [];
  const returns = parameters.find(({ mode }) => mode === 'RETURN');
  const columns = parameters.filter(({ mode }) => mode === 'COLUMN');
  return {
    id: row.id,
    library: sqlName(row.library),
    name: row.name,
    specificName: row.specific_name,
    type: row.type,
    language: row.language,
    parameters: parameters.flatMap(parameterOf),
    ...(returns === undefined ? {} : { returns: sqlTypeOf(returns) }),
    ...(columns.length === 0
      ? {}
      : { columns: columns.map(column => ({ name: column.name!, type: sqlTypeOf(column) })) }),
    ...(row.relation === null ? {} : { relation: row.relation }),
    ...(row.external_name === null ? {} : { externalName: row.external_name }),
    ...(row.parameter_style === null ? {} : { parameterStyle: row.parameter_style }),
    ...(row.definition === null ? {} : { definition: row.definition }),
    deterministic: row.deterministic,
    calledOnNull: row.called_on_null,
    sqlAccess: row.sql_access,
    resultSets: row.result_sets,
    naming: row.naming,
    object: { name: row.object_name, library: row.library, type: row.object_type, owner: row.owner },
    ...(row.default_schema === null ? {} : { defaultSchema: row.default_schema }),
  };
}

function parameterOf(parameter: StoredParameter): ParameterDescription[] {
  const { name, mode, default_text } = parameter;
  if (mode === 'RETURN' || mode === 'COLUMN') return [];
  const described = { name: name ?? '', mode, type: sqlTypeOf(parameter) };
  return [default_text === null ? described : { ...described, default: default_text }];
}

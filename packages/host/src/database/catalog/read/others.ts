import type { Queryable } from '../../../store/store.ts';
import type { DistinctTypeDescription, SequenceDescription, VariableDescription } from '../description.ts';
import { quoted, sqlName } from '../names.ts';
import { type StoredType, sqlTypeOf } from '../stored-type.ts';
import { wantedLibraries } from './tables.ts';

interface Found extends StoredType {
  readonly wanted: number;
  readonly id: bigint;
  readonly library: string;
  readonly name: string;
}

const found = 'w.number::int4 - 1 AS wanted, t.id, l.name AS library, t.name, t.data_type, t.length, t.scale, t.ccsid';

export async function readSequences(
  database: Queryable,
  libraries: readonly string[],
  names: readonly string[],
): Promise<Map<number, SequenceDescription>> {
  const { rows } = await database.query<Found & { relation_schema: string; relation_name: string }>(
    `SELECT ${found}, t.relation_schema, t.relation_name
     FROM ${wantedLibraries} JOIN sql_sequence t ON t.library = l.id AND (t.name = w.name OR t.system_name = w.name)
     ORDER BY t.name = w.name`,
    [libraries, names],
  );
  return new Map(
    rows.map(row => [
      row.wanted,
      {
        ...described(row),
        relation: `${quoted(row.relation_schema)}.${quoted(row.relation_name)}`,
        type: sqlTypeOf(row),
      },
    ]),
  );
}

export async function readVariables(
  database: Queryable,
  libraries: readonly string[],
  names: readonly string[],
): Promise<Map<number, VariableDescription>> {
  const { rows } = await database.query<Found & { default_text: string | null; constant: boolean }>(
    `SELECT ${found}, t.default_text, t.constant
     FROM ${wantedLibraries} JOIN sql_variable t ON t.library = l.id AND (t.name = w.name OR t.system_name = w.name)
     ORDER BY t.name = w.name`,
    [libraries, names],
  );
  return new Map(
    rows.map(row => {
      const variable = { ...described(row), type: sqlTypeOf(row), constant: row.constant };
      return [row.wanted, row.default_text === null ? variable : { ...variable, default: row.default_text }];
    }),
  );
}

export async function readTypes(
  database: Queryable,
  libraries: readonly string[],
  names: readonly string[],
): Promise<Map<number, DistinctTypeDescription>> {
  const { rows } = await database.query<Found>(
    `SELECT ${found}
     FROM ${wantedLibraries} JOIN sql_type t ON t.library = l.id AND (t.name = w.name OR t.system_name = w.name)
     ORDER BY t.name = w.name`,
    [libraries, names],
  );
  return new Map(rows.map(row => [row.wanted, { ...described(row), source: sqlTypeOf(row) }]));
}

function described({ id, library, name }: Found) {
  return { id, library: sqlName(library), name };
}

import { metadataProcedures } from '../../catalog/metadata/index.ts';
import { type MetadataProcedure, metadataQuery } from '../../catalog/metadata/procedure.ts';
import { openQuery } from '../../session/query.ts';
import type { Session } from '../../session/session.ts';
import type { SqlValue } from '../../types/sql-type.ts';
import type { Procedure } from './procedure.ts';

/** SYSIBM.SQLTABLES and so on: procedures that leave one cursor for their caller. */
export const metadata: readonly Procedure[] = [...metadataProcedures.values()].map(procedure => ({
  library: 'SYSIBM',
  name: procedure.name,
  parameters: procedure.parameters.map(({ name, type }) => ({ name, mode: 'IN', type })),
  async call(session, values) {
    return { values, resultSets: [await open(session, procedure, values)], warnings: [] };
  },
}));

async function open(session: Session, procedure: MetadataProcedure, values: readonly SqlValue[]) {
  const { sql, parameters, columns, values: given } = metadataQuery(procedure, values, session.names.libraryList);
  const plan = {
    statement: { kind: 'select', at: 0, query: { at: 0, body: { kind: 'values', at: 0, rows: [] } } },
    markers: parameters.length,
    compiled: {
      sql,
      parameters: parameters.map(({ type }, index) => ({ from: 'marker', index, type }) as const),
      markers: parameters.map(({ name, type }) => ({ name, type, nullable: true, mode: 'IN' }) as const),
      tables: [],
      columns,
      positioned: false,
      changes: false,
      returnsIdentity: false,
      locks: [],
    },
  } as const;
  return (await openQuery(session, plan, given, { hold: true }, undefined, undefined)).cursor;
}

import type { Queryable, Transaction } from '../../store/store.ts';
import { Authority } from '../authority/rights.ts';
import type { Change } from './changes.ts';
import type { Requester } from './object.ts';
import { jobText } from './record.ts';
import { systemLibraryId, systemProfileId } from './schema.ts';

/** The id of the job's QTEMP, which is made when it is first needed. */
export async function temporaryLibrary(
  transaction: Transaction,
  job: Requester['id'],
  created: number,
  changed: (change: Change) => void,
): Promise<bigint> {
  const key = { library: systemLibraryId, name: 'QTEMP', type: '*LIB', job: jobText(job) } as const;
  await transaction.query(
    `INSERT INTO object (library, name, type, job, attribute, owner, owner_rights, public_rights, created_by, created, changed)
     VALUES ($1, 'QTEMP', '*LIB', $2, 'PROD', $3, $4, $5, 'QSYS', $6, $6)
     ON CONFLICT (library, name, type, job) DO NOTHING`,
    [systemLibraryId, key.job, systemProfileId, Authority.all, Authority.change, new Date(created)],
  );
  const { rows } = await transaction.query<{ id: bigint }>(
    `SELECT id FROM object WHERE library = $1 AND name = 'QTEMP' AND type = '*LIB' AND job = $2`,
    [systemLibraryId, key.job],
  );
  const { id } = rows[0]!;
  changed({ kind: 'object', id, key });
  return id;
}

/** Deletes the QTEMP of a job with everything in it. */
export async function deleteTemporaryLibrary(
  database: Queryable,
  job: Requester['id'],
  changed: (change: Change) => void,
): Promise<void> {
  const { rows } = await database.query<{ id: bigint; library: bigint; name: string; type: `*${string}`; job: string }>(
    `WITH temporary AS (SELECT id FROM object WHERE job = $1 AND job <> '' AND type = '*LIB')
     DELETE FROM object WHERE id IN (SELECT id FROM temporary) OR library IN (SELECT id FROM temporary)
     RETURNING id, library, name, type, job`,
    [jobText(job)],
  );
  for (const { id, ...key } of rows) changed({ kind: 'object', id, key });
}

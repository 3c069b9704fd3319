import type { Transaction } from '../../store/store.ts';
import type { Known } from '../authority/known.ts';
import { Authority, includes, Right } from '../authority/rights.ts';
import type { Change } from '../objects/changes.ts';
import type { Requester } from '../objects/object.ts';
import { type ObjectKey, type ObjectRecord, type ObjectRow, recordColumns, recordOf } from '../objects/record.ts';
import { livesInSystemLibrary } from '../objects/search.ts';

export async function readOwned(transaction: Transaction, owner: bigint): Promise<ObjectRecord[]> {
  const { rows } = await transaction.query<ObjectRow>(`SELECT ${recordColumns} FROM object o WHERE o.owner = $1`, [
    owner,
  ]);
  return rows.map(recordOf);
}

/** Gives everything that a profile owns to another one, with all authority. */
export async function giveOwned(
  transaction: Transaction,
  from: bigint,
  to: bigint,
  changed: (change: Change) => void,
): Promise<void> {
  await transaction.query(
    'DELETE FROM private_authority WHERE profile = $2 AND object IN (SELECT id FROM object WHERE owner = $1)',
    [from, to],
  );
  const { rows } = await transaction.query<ObjectKey & { id: bigint }>(
    `UPDATE object SET owner = $2, owner_rights = owner_rights | $3,
       primary_group_rights = CASE WHEN primary_group = $2 THEN 0 ELSE primary_group_rights END,
       primary_group = nullif(primary_group, $2)
     WHERE owner = $1 RETURNING id, library, name, type, job`,
    [from, to, Authority.all],
  );
  for (const { id, ...key } of rows) changed({ kind: 'object', id, key });
}

/**
 * OWNOBJOPT(*DLT): deletes what a profile owns and the job's user may delete; libraries only when nothing of others is left in them.
 * Profiles, authorization lists and whatever else remains is still owned afterwards.
 */
export async function deleteOwned(
  transaction: Transaction,
  known: Known,
  job: Requester,
  owned: readonly ObjectRecord[],
  changed: (change: Change) => void,
): Promise<void> {
  const deletable = await known.settle(inquiry => {
    const rights = owned.map(record => inquiry.rights(job.profile.name, record));
    return rights.includes(undefined) ? undefined : owned.filter((_, i) => includes(rights[i]!, Right.objectExistence));
  });
  const ids = (wanted: (record: ObjectRecord) => boolean) =>
    deletable.filter(wanted).map(({ description }) => description.id);
  await transaction.query('DELETE FROM object WHERE id = ANY ($1::int8[])', [
    ids(({ key }) => !livesInSystemLibrary(key.type)),
  ]);
  await transaction.query(
    `DELETE FROM object l WHERE id = ANY ($1::int8[]) AND NOT EXISTS (SELECT FROM object WHERE library = l.id)`,
    [ids(({ key }) => key.type === '*LIB')],
  );
  for (const { key, description } of deletable) changed({ kind: 'object', id: description.id, key });
}

/** Ends the profile's being the primary group of objects. */
export async function releasePrimaryGroup(
  transaction: Transaction,
  group: bigint,
  changed: (change: Change) => void,
): Promise<void> {
  const { rows } = await transaction.query<ObjectKey & { id: bigint }>(
    `UPDATE object SET primary_group = NULL, primary_group_rights = 0 WHERE primary_group = $1
     RETURNING id, library, name, type, job`,
    [group],
  );
  for (const { id, ...key } of rows) changed({ kind: 'object', id, key });
}

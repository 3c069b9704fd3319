import type { Queryable } from '../../store/store.ts';
import { type ObjectRecord, type ObjectRow, recordColumns, recordOf } from '../objects/record.ts';
import type { Rights } from './rights.ts';
import type { ObjectSecurity } from './security.ts';

/** Whose authority it is: the id of a profile, or everybody who has none. */
export type Holder = bigint | '*PUBLIC';

/** An object as it is now, by id; `lock` keeps others from changing its authorities until the transaction ends. */
export async function readRecord(database: Queryable, id: bigint, lock = false): Promise<ObjectRecord | undefined> {
  const { rows } = await database.query<ObjectRow>(
    lock
      ? `SELECT ${recordColumns} FROM object o WHERE o.id = $1 FOR NO KEY UPDATE OF o`
      : `SELECT ${recordColumns} FROM object o WHERE o.id = $1`,
    [id],
  );
  return rows[0] && recordOf(rows[0]);
}

/** The authority that is kept for somebody; undefined when there is none, for *PUBLIC also when the authorization list decides. */
export function authorityOf(security: ObjectSecurity, holder: Holder): Rights | undefined {
  if (holder === '*PUBLIC') return security.publicRights;
  if (holder === security.owner) return security.ownerRights;
  if (holder === security.primaryGroup) return security.primaryGroupRights;
  return security.privateAuthorities.get(holder);
}

/** Keeps an authority; undefined removes it. It stands where {@link authorityOf} looks for it. */
export async function writeAuthority(
  database: Queryable,
  { description: { id }, security }: ObjectRecord,
  holder: Holder,
  rights: Rights | undefined,
): Promise<void> {
  if (holder === '*PUBLIC') {
    await database.query('UPDATE object SET public_rights = $2 WHERE id = $1', [id, rights ?? 0]);
  } else if (holder === security.owner) {
    await database.query('UPDATE object SET owner_rights = $2 WHERE id = $1', [id, rights ?? 0]);
  } else if (holder === security.primaryGroup) {
    await database.query('UPDATE object SET primary_group_rights = $2 WHERE id = $1', [id, rights ?? 0]);
  } else if (rights === undefined) {
    await database.query('DELETE FROM private_authority WHERE object = $1 AND profile = $2', [id, holder]);
  } else {
    await database.query(
      `INSERT INTO private_authority (object, profile, rights) VALUES ($1, $2, $3)
       ON CONFLICT (object, profile) DO UPDATE SET rights = $3`,
      [id, holder, rights],
    );
  }
}

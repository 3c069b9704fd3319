import type { Queryable } from '../../store/store.ts';
import { Authority, Right, type Rights } from '../authority/rights.ts';
import { systemLibraryId } from '../objects/schema.ts';
import type { ProfileParameters } from './profile.ts';
import { keptParameters } from './record.ts';

/** What every profile has to itself; the system relies on it. */
const toItself: Rights = Authority.change | Right.objectManagement;

/** Adds what makes a *USRPRF object a profile; groups by name. Its object is there. */
export async function insertProfile(database: Queryable, id: bigint, parameters: ProfileParameters): Promise<void> {
  await database.query(
    `INSERT INTO user_profile (id, status, user_class, special_authorities, parameters, password_expiration_interval)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, ...columns(parameters)],
  );
  await database.query('INSERT INTO private_authority (object, profile, rights) VALUES ($1, $1, $2)', [id, toItself]);
  await writeGroups(database, id, parameters);
}

/** Puts all parameters in the place of the former ones. Enabling a profile forgets its failed sign-ons. */
export async function updateProfile(database: Queryable, id: bigint, parameters: ProfileParameters): Promise<void> {
  await database.query(
    `UPDATE user_profile SET status = $2, user_class = $3, special_authorities = $4, parameters = $5,
       password_expiration_interval = $6,
       invalid_attempts = CASE WHEN status <> $2 AND $2 = '*ENABLED' THEN 0 ELSE invalid_attempts END
     WHERE id = $1`,
    [id, ...columns(parameters)],
  );
  await database.query('DELETE FROM profile_group WHERE profile = $1', [id]);
  await writeGroups(database, id, parameters);
}

function columns(parameters: ProfileParameters) {
  const { status, userClass, specialAuthorities, passwordExpirationInterval } = parameters;
  const interval = String(passwordExpirationInterval);
  return [status, userClass, [...specialAuthorities], keptParameters(parameters), interval] as const;
}

async function writeGroups(database: Queryable, id: bigint, parameters: ProfileParameters): Promise<void> {
  const { groupProfile, supplementalGroups } = parameters;
  if (groupProfile === '*NONE') return;
  await database.query(
    `INSERT INTO profile_group (profile, position, group_profile)
     SELECT $1, position - 1, o.id FROM unnest($2::text[]) WITH ORDINALITY AS g (name, position)
     JOIN object o ON o.library = $3 AND o.name = g.name AND o.type = '*USRPRF'`,
    [id, [groupProfile, ...supplementalGroups], systemLibraryId],
  );
}

import type { Queryable } from '../../store/store.ts';
import type { ObjectRecord } from '../objects/record.ts';
import type { AuthorityDisplay, AuthorityEntry } from './object-authority.ts';
import { includes, Right } from './rights.ts';
import type { Standing } from './standing.ts';

/** What DSPOBJAUT shows: everything to who manages the object, to others what they can do themselves. */
export async function displayAuthority(
  database: Queryable,
  { description, security }: ObjectRecord,
  user: string,
  { unrestricted, held }: Standing,
): Promise<AuthorityDisplay> {
  const names = await profileNames(database, [
    ...security.privateAuthorities.keys(),
    ...(security.primaryGroup === undefined ? [] : [security.primaryGroup]),
  ]);
  const primaryGroup = security.primaryGroup === undefined ? undefined : names.get(security.primaryGroup);
  const head = { object: description, primaryGroup, authorizationList: security.authorizationList };
  if (!unrestricted && !includes(held, Right.objectManagement)) {
    return { ...head, entries: [entry(user, held, { owner: user === description.owner })] };
  }
  const others = [...security.privateAuthorities].map(([id, rights]) => entry(names.get(id) ?? '', rights));
  return {
    ...head,
    entries: [
      entry(description.owner, security.ownerRights, { owner: true }),
      ...(primaryGroup === undefined ? [] : [entry(primaryGroup, security.primaryGroupRights, { primaryGroup: true })]),
      ...others.sort((a, b) => (a.user < b.user ? -1 : 1)),
      entry('*PUBLIC', security.publicRights ?? '*AUTL'),
    ],
  };
}

function entry(user: string, rights: AuthorityEntry['rights'], role: Partial<AuthorityEntry> = {}): AuthorityEntry {
  return { owner: false, primaryGroup: false, ...role, user, rights };
}

/** Names of profiles by id. */
export async function profileNames(database: Queryable, ids: readonly bigint[]): Promise<ReadonlyMap<bigint, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await database.query<{ id: bigint; name: string }>(
    'SELECT id, name FROM object WHERE id = ANY ($1::int8[])',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

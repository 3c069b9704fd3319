import type { Json, Queryable } from '../../store/store.ts';
import { systemLibraryId } from '../objects/schema.ts';
import type { Profile, ProfileParameters, SpecialAuthority } from './profile.ts';

/** The parameters that have no column of their own. */
export type KeptParameters = Omit<
  ProfileParameters,
  | 'status'
  | 'userClass'
  | 'text'
  | 'specialAuthorities'
  | 'passwordExpirationInterval'
  | 'groupProfile'
  | 'supplementalGroups'
>;

interface ProfileRow {
  readonly id: bigint;
  readonly name: string;
  readonly text: string;
  readonly status: Profile['status'];
  readonly userClass: Profile['userClass'];
  readonly specialAuthorities: readonly SpecialAuthority[];
  readonly parameters: KeptParameters;
  readonly passwordExpirationInterval: string;
  readonly groupProfile: string | null;
  readonly supplementalGroups: readonly string[] | null;
}

const profileColumns = `
  o.id, o.name, o.text, u.status, u.user_class AS "userClass", u.special_authorities AS "specialAuthorities", u.parameters,
  u.password_expiration_interval AS "passwordExpirationInterval",
  (SELECT p.name FROM profile_group g JOIN object p ON p.id = g.group_profile
   WHERE g.profile = u.id AND g.position = 0) AS "groupProfile",
  (SELECT array_agg(p.name ORDER BY g.position) FROM profile_group g JOIN object p ON p.id = g.group_profile
   WHERE g.profile = u.id AND g.position > 0) AS "supplementalGroups"`;

/** The profiles with these names, as far as they exist. */
export async function readProfiles(store: Queryable, names: readonly string[]): Promise<Profile[]> {
  const { rows } = await store.query<ProfileRow>(
    `SELECT ${profileColumns} FROM object o JOIN user_profile u ON u.id = o.id
     WHERE o.library = $2 AND o.type = '*USRPRF' AND o.name = ANY ($1::text[])`,
    [names, systemLibraryId],
  );
  return rows.map(profileOf);
}

function profileOf(row: ProfileRow): Profile {
  const supplementalGroups = row.supplementalGroups ?? [];
  return {
    ...row.parameters,
    id: row.id,
    name: row.name,
    text: row.text,
    status: row.status,
    userClass: row.userClass,
    specialAuthorities: new Set(row.specialAuthorities),
    passwordExpirationInterval: intervalOf(row.passwordExpirationInterval),
    groupProfile: row.groupProfile ?? '*NONE',
    supplementalGroups,
    groups: row.groupProfile === null ? supplementalGroups : [row.groupProfile, ...supplementalGroups],
  };
}

function intervalOf(text: string): Profile['passwordExpirationInterval'] {
  return text === '*SYSVAL' || text === '*NOMAX' ? text : Number(text);
}

/** What goes into the column `parameters`. */
export function keptParameters(parameters: ProfileParameters): Json {
  const {
    status: _status,
    userClass: _userClass,
    text: _text,
    specialAuthorities: _specialAuthorities,
    passwordExpirationInterval: _passwordExpirationInterval,
    groupProfile: _groupProfile,
    supplementalGroups: _supplementalGroups,
    ...kept
  } = parameters;
  return kept as unknown as Json;
}

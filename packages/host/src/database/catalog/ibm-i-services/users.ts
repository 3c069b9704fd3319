import type { QualifiedName } from '../../../system/objects/object.ts';
import type { Profile, ProfileUsage } from '../../../system/profiles/profile.ts';
import { integer, localTimestamp, name, type SystemTableFunction, text, timestamp } from './service.ts';

/** Source: IBM i services, "USER_INFO view". Profiles that the user may see. */
export const userInfo: SystemTableFunction = {
  library: 'QSYS2',
  name: 'USER_INFO',
  parameters: undefined,
  columns: [
    name('AUTHORIZATION_NAME'),
    timestamp('PREVIOUS_SIGNON'),
    integer('SIGN_ON_ATTEMPTS_NOT_VALID'),
    text('STATUS', 10),
    timestamp('PASSWORD_CHANGE_DATE'),
    text('NO_PASSWORD_INDICATOR', 3),
    integer('PASSWORD_EXPIRATION_INTERVAL'),
    timestamp('DATE_PASSWORD_EXPIRES'),
    text('SET_PASSWORD_TO_EXPIRE', 3),
    text('USER_CLASS_NAME', 10),
    text('SPECIAL_AUTHORITIES', 88),
    name('GROUP_PROFILE_NAME'),
    text('OWNER', 10),
    text('GROUP_AUTHORITY', 10),
    name('CURRENT_LIBRARY_NAME'),
    name('INITIAL_PROGRAM_NAME'),
    text('LIMIT_CAPABILITIES', 10),
    text('TEXT_DESCRIPTION', 50),
    name('MESSAGE_QUEUE_NAME'),
    name('MESSAGE_QUEUE_LIBRARY_NAME'),
    name('OUTPUT_QUEUE_NAME'),
    text('HOME_DIRECTORY', 1024),
    text('USER_ID_IS_GROUP', 3),
    integer('NUMBER_OF_OWNED_OBJECTS'),
  ],
  async rows({ profiles }, job) {
    const rows = [];
    for (const profile of await profiles.list(job, '*ALL')) {
      const described = await profiles.describe(job, profile.name).catch(() => undefined);
      rows.push(rowOf(profile, described?.usage));
    }
    return rows;
  },
};

function rowOf(profile: Profile, usage: ProfileUsage | undefined) {
  const interval = profile.passwordExpirationInterval;
  const special = [...profile.specialAuthorities].sort().join(' ');
  return [
    ...[profile.name, localTimestamp(usage?.previousSignOn), usage?.invalidAttempts ?? null, profile.status],
    ...[localTimestamp(usage?.passwordChanged), yes(usage && !usage.hasPassword)],
    ...[
      typeof interval === 'number' ? interval : interval === '*NOMAX' ? -1 : 0,
      localTimestamp(usage?.passwordExpires),
    ],
    ...[yes(usage?.passwordSetExpired), profile.userClass, special === '' ? null : special, profile.groupProfile],
    ...[profile.owner, profile.groupAuthority, profile.currentLibrary, nameOf(profile.initialProgram)],
    ...[profile.limitedCapabilities, profile.text === '' ? null : profile.text, profile.messageQueue.name],
    ...[profile.messageQueue.library, nameOf(profile.outputQueue), profile.homeDirectory, yes(usage?.isGroup)],
    usage?.ownedObjects ?? null,
  ];
}

function yes(value: boolean | undefined): string | null {
  return value === undefined ? null : value ? 'YES' : 'NO';
}

function nameOf(value: string | QualifiedName): string {
  return typeof value === 'string' ? value : value.name;
}

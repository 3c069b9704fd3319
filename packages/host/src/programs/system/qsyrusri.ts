import type { Input } from '@bigiron/wire/message/index';
import { char } from '@bigiron/wire/message/index';
import { Usri0300 } from '@bigiron/wire/systemprogram/user-information';
import { type Profile, type ProfileUsage, specialAuthorities } from '../../system/profiles/profile.ts';
import { api } from './api.ts';
import { dateTime } from './dates.ts';
import { errorCode } from './error-code.ts';
import { length, qualifiedOf } from './fields.ts';
import { pathStructure } from './path.ts';
import { received, receiver } from './receiver.ts';

/** Retrieve User Information. */
export const qsyrusri = api(
  { receiver, length, format: char(8, 'USRI0300'), user: char(10, '*CURRENT: of the job'), error: errorCode },
  async ({ length, format, user }, call) => {
    if (format !== 'USRI0300') throw call.messages.escape('CPF3C21', [format]);
    const name = user === '*CURRENT' ? call.job.profile.name : user;
    const { profile, usage } = await call.profiles.describe(call.job, name);
    const groups = Buffer.concat(profile.supplementalGroups.map(group => call.text.encode(group.padEnd(10))));
    const home = pathStructure(profile.homeDirectory);
    const locale = Buffer.from(call.text.encode(profile.locale.padEnd(10)));
    const at = Usri0300.size!;
    const head = Usri0300.encode(
      {
        ...values(profile, usage, call.clock.now()),
        groupsOffset: at,
        groupsCount: profile.supplementalGroups.length,
        homeOffset: at + groups.length,
        homeLength: home.length,
        localeOffset: at + groups.length + home.length,
        localeLength: locale.length,
      },
      call.text,
    );
    return { receiver: received(Buffer.concat([head, groups, home, locale]), length, call) };
  },
);

type Own = Omit<
  Input<(typeof Usri0300)['fields']>,
  `groups${string}` | `home${string}` | 'localeOffset' | 'localeLength'
>;

function values(profile: Profile, usage: ProfileUsage, now: number): Own {
  const { maximumStorage, passwordExpirationInterval: interval, blockPasswordChange: block } = profile;
  return {
    ...profile,
    previousSignOn: dateTime(usage.previousSignOn),
    invalidAttempts: usage.invalidAttempts,
    passwordChanged: usage.passwordChanged,
    noPassword: !usage.hasPassword,
    expirationInterval: interval === '*SYSVAL' ? 0 : interval === '*NOMAX' ? -1 : interval,
    passwordExpires: usage.passwordExpires,
    daysUntilExpiry: daysUntil(usage.passwordExpires, now),
    setExpired: usage.passwordSetExpired,
    specialAuthorities: specialAuthorities.map(one => (profile.specialAuthorities.has(one) ? 'Y' : 'N')).join(''),
    group: profile.groupProfile,
    initialMenu: qualifiedOf(profile.initialMenu),
    initialProgram: qualifiedOf(profile.initialProgram),
    maximumStorage: maximumStorage === '*NOMAX' ? -1 : maximumStorage,
    storageUsed: 0,
    priorityLimit: String(profile.priorityLimit),
    outputQueue: qualifiedOf(profile.outputQueue),
    attentionProgram: qualifiedOf(profile.attentionProgram),
    userOptions: options.map(one => (profile.userOptions.includes(one) ? 'Y' : 'N')).join(''),
    sortSequence: qualifiedOf(profile.sortSequence),
    objectAuditing: '*NONE',
    actionAuditing: 'N'.repeat(64),
    userId: 0,
    groupId: 0,
    localeAttributes: 'N'.repeat(16),
    isGroup: usage.isGroup,
    hasCertificates: false,
    characterControl: '*SYSVAL',
    poolsOffset: 0,
    poolsCount: 0,
    poolsReturned: 0,
    poolLength: 0,
    localPassword: true,
    blockPasswordChange: String(block),
    entitlementRequired: true,
    userExpirationInterval: 0,
    userExpires: undefined,
    userExpirationAction: '*NONE',
    maximumStorageLarge: maximumStorage === '*NOMAX' ? 0xffffffff : maximumStorage,
    storageUsedLarge: 0,
    collectionOffset: 0,
    collectionLength: 0,
    collectionActive: false,
    collectionKept: false,
  };
}

/** In the order of the format. */
const options = ['*CLKWD', '*EXPERT', '*HLPFULL', '*STSMSG', '*NOSTSMSG', '*ROLLKEY', '*PRTMSG'];

function daysUntil(expires: number | undefined, now: number): number {
  return expires === undefined ? -1 : Math.max(0, Math.ceil((expires - now) / 86_400_000));
}

import type { Input } from '@bigiron/wire/message/index';
import { char, int32, layout, reserved, uint32 } from '@bigiron/wire/message/index';
import { type Profile, type ProfileUsage, specialAuthorities } from '../../system/profiles/profile.ts';
import { api } from './api.ts';
import { dateTime } from './dates.ts';
import { errorCode } from './error-code.ts';
import { length, letterYesNo, oneZero, qualifiedName, qualifiedOf } from './fields.ts';
import { pathStructure } from './path.ts';
import { counts, received, receiver } from './receiver.ts';
import { timestamp } from './timestamp.ts';

/** USRI0300. Source: JTOpen `User.java`. */
const Usri0300 = layout({
  ...counts,
  name: char(10),
  previousSignOn: char(13, 'CYYMMDDHHMMSS'),
  reserved1: reserved(1),
  invalidAttempts: int32(),
  status: char(10),
  passwordChanged: timestamp,
  noPassword: letterYesNo,
  reserved2: reserved(1),
  expirationInterval: int32('days; 0 *SYSVAL, -1 *NOMAX'),
  passwordExpires: timestamp,
  daysUntilExpiry: int32('-1 when it does not expire'),
  setExpired: letterYesNo,
  userClass: char(10),
  specialAuthorities: char(15, 'Y or N for each'),
  group: char(10),
  owner: char(10),
  groupAuthority: char(10),
  assistanceLevel: char(10),
  currentLibrary: char(10),
  initialMenu: qualifiedName,
  initialProgram: qualifiedName,
  limitedCapabilities: char(10),
  text: char(50),
  displaySignOnInformation: char(10),
  limitDeviceSessions: char(10),
  keyboardBuffering: char(10),
  reserved3: reserved(2),
  maximumStorage: int32('kilobytes; -1 *NOMAX'),
  storageUsed: int32(),
  priorityLimit: char(1),
  jobDescription: qualifiedName,
  accountingCode: char(15),
  messageQueue: qualifiedName,
  delivery: char(10),
  reserved4: reserved(2),
  severity: int32(),
  outputQueue: qualifiedName,
  printDevice: char(10),
  specialEnvironment: char(10),
  attentionProgram: qualifiedName,
  languageId: char(10),
  countryId: char(10),
  ccsid: int32(),
  userOptions: char(36, 'Y or N for each'),
  sortSequence: qualifiedName,
  objectAuditing: char(10),
  actionAuditing: char(64, 'Y or N for each'),
  groupAuthorityType: char(10),
  groupsOffset: int32(),
  groupsCount: int32(),
  userId: uint32(),
  groupId: uint32(),
  homeOffset: int32(),
  homeLength: int32(),
  localeAttributes: char(16, 'Y or N for each'),
  localeOffset: int32(),
  localeLength: int32(),
  isGroup: oneZero,
  hasCertificates: oneZero,
  characterControl: char(10),
  poolsOffset: int32('independent auxiliary storage pools'),
  poolsCount: int32(),
  poolsReturned: int32(),
  poolLength: int32(),
  localPassword: letterYesNo,
  blockPasswordChange: char(10),
  entitlementRequired: oneZero,
  userExpirationInterval: int32(),
  userExpires: timestamp,
  userExpirationAction: char(10),
  reserved5: reserved(2),
  maximumStorageLarge: uint32(),
  reserved6: reserved(4),
  storageUsedLarge: uint32(),
  reserved7: reserved(4),
  collectionOffset: int32('authority collection'),
  collectionLength: int32(),
  collectionActive: oneZero,
  collectionKept: oneZero,
  reserved8: reserved(2),
});

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

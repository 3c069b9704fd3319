import type { Profile, Profiles } from '../../../src/system/profiles/profile.ts';

/** An ordinary user as CRTUSRPRF makes it with nothing but a name; `but` says what is different. */
export function profile(name: string, but: Partial<Profile> = {}): Profile {
  return {
    id: 0n,
    name,
    groups: [],
    status: '*ENABLED',
    userClass: '*USER',
    assistanceLevel: '*SYSVAL',
    currentLibrary: '*CRTDFT',
    initialProgram: '*NONE',
    initialMenu: { name: 'MAIN', library: '*LIBL' },
    limitedCapabilities: '*NO',
    text: '',
    specialAuthorities: new Set(),
    specialEnvironment: '*SYSVAL',
    displaySignOnInformation: '*SYSVAL',
    passwordExpirationInterval: '*SYSVAL',
    blockPasswordChange: '*SYSVAL',
    limitDeviceSessions: '*SYSVAL',
    keyboardBuffering: '*SYSVAL',
    maximumStorage: '*NOMAX',
    priorityLimit: 3,
    jobDescription: { name: 'QDFTJOBD', library: 'QGPL' },
    groupProfile: '*NONE',
    owner: '*USRPRF',
    groupAuthority: '*NONE',
    groupAuthorityType: '*PRIVATE',
    supplementalGroups: [],
    accountingCode: '',
    messageQueue: { name, library: 'QUSRSYS' },
    delivery: '*NOTIFY',
    severity: 0,
    printDevice: '*WRKSTN',
    outputQueue: '*WRKSTN',
    attentionProgram: '*SYSVAL',
    sortSequence: '*SYSVAL',
    languageId: '*SYSVAL',
    countryId: '*SYSVAL',
    ccsid: 65535,
    locale: '*SYSVAL',
    userOptions: ['*NONE'],
    homeDirectory: `/home/${name}`,
    ...but,
  };
}

/** Special authorities as if nobody had a group. */
export const ungrouped: Pick<Profiles, 'specialAuthorities'> = {
  specialAuthorities: async ({ profile }) => profile.specialAuthorities,
};

export const securityOfficer = profile('QSECOFR', {
  userClass: '*SECOFR',
  specialAuthorities: new Set([
    '*ALLOBJ',
    '*SECADM',
    '*JOBCTL',
    '*SPLCTL',
    '*SAVSYS',
    '*SERVICE',
    '*AUDIT',
    '*IOSYSCFG',
  ]),
});

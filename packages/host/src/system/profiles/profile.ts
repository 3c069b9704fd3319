import type { Rights } from '../authority/rights.ts';
import type { QualifiedName, Requester } from '../objects/object.ts';

export const specialAuthorities = [
  '*ALLOBJ',
  '*SECADM',
  '*JOBCTL',
  '*SPLCTL',
  '*SAVSYS',
  '*SERVICE',
  '*AUDIT',
  '*IOSYSCFG',
] as const;

export type SpecialAuthority = (typeof specialAuthorities)[number];

export type UserClass = '*SECOFR' | '*SECADM' | '*PGMR' | '*SYSOPR' | '*USER';

/** What CRTUSRPRF keeps and CHGUSRPRF changes, in the order of the command; keyword in parentheses. */
export interface ProfileParameters {
  /** (STATUS) */
  readonly status: '*ENABLED' | '*DISABLED';
  /** (USRCLS) */
  readonly userClass: UserClass;
  /** (ASTLVL) */
  readonly assistanceLevel: '*SYSVAL' | '*BASIC' | '*INTERMED' | '*ADVANCED';
  /** (CURLIB) `*CRTDFT` or a library name. */
  readonly currentLibrary: string;
  /** (INLPGM) */
  readonly initialProgram: '*NONE' | QualifiedName;
  /** (INLMNU) */
  readonly initialMenu: '*SIGNOFF' | QualifiedName;
  /** (LMTCPB) */
  readonly limitedCapabilities: '*NO' | '*PARTIAL' | '*YES';
  /** (TEXT) At most 50 characters. */
  readonly text: string;
  /** (SPCAUT) */
  readonly specialAuthorities: ReadonlySet<SpecialAuthority>;
  /** (SPCENV) */
  readonly specialEnvironment: '*SYSVAL' | '*NONE' | '*S36';
  /** (DSPSGNINF) */
  readonly displaySignOnInformation: '*SYSVAL' | '*YES' | '*NO';
  /** (PWDEXPITV) Days 1 to 366. */
  readonly passwordExpirationInterval: '*SYSVAL' | '*NOMAX' | number;
  /** (PWDCHGBLK) Hours 1 to 99 that must pass between two changes. */
  readonly blockPasswordChange: '*SYSVAL' | '*NONE' | number;
  /** (LMTDEVSSN) */
  readonly limitDeviceSessions: '*SYSVAL' | '*YES' | '*NO';
  /** (KBDBUF) */
  readonly keyboardBuffering: '*SYSVAL' | '*NO' | '*TYPEAHEAD' | '*YES';
  /** (MAXSTGLRG) Kilobytes. */
  readonly maximumStorage: '*NOMAX' | number;
  /** (PTYLMT) 0 to 9. */
  readonly priorityLimit: number;
  /** (JOBD) */
  readonly jobDescription: QualifiedName;
  /** (GRPPRF) `*NONE` or a profile. */
  readonly groupProfile: string;
  /** (OWNER) Who owns what this user creates. */
  readonly owner: '*USRPRF' | '*GRPPRF';
  /** (GRPAUT) What the group gets to objects that this user creates and owns. */
  readonly groupAuthority: '*NONE' | '*ALL' | '*CHANGE' | '*USE' | '*EXCLUDE';
  /** (GRPAUTTYP) Whether `groupAuthority` is given as a private authority or as that of the primary group. */
  readonly groupAuthorityType: '*PRIVATE' | '*PGP';
  /** (SUPGRPPRF) At most 15 profiles. */
  readonly supplementalGroups: readonly string[];
  /** (ACGCDE) */
  readonly accountingCode: string;
  /** (MSGQ) */
  readonly messageQueue: QualifiedName;
  /** (DLVRY) */
  readonly delivery: '*NOTIFY' | '*BREAK' | '*HOLD' | '*DFT';
  /** (SEV) 0 to 99. */
  readonly severity: number;
  /** (PRTDEV) `*WRKSTN`, `*SYSVAL` or a device. */
  readonly printDevice: string;
  /** (OUTQ) */
  readonly outputQueue: '*WRKSTN' | '*DEV' | QualifiedName;
  /** (ATNPGM) */
  readonly attentionProgram: '*SYSVAL' | '*NONE' | '*ASSIST' | QualifiedName;
  /** (SRTSEQ) */
  readonly sortSequence: '*SYSVAL' | '*HEX' | '*LANGIDUNQ' | '*LANGIDSHR' | QualifiedName;
  /** (LANGID) `*SYSVAL` or three letters. */
  readonly languageId: string;
  /** (CNTRYID) `*SYSVAL` or two letters. */
  readonly countryId: string;
  /** (CCSID) CCSID of the profile's jobs; 65535 stands for QCCSID. */
  readonly ccsid: number;
  /** (LOCALE) */
  readonly locale: string;
  /** (USROPT) */
  readonly userOptions: readonly string[];
  /** (HOMEDIR) */
  readonly homeDirectory: string;
}

/** A user profile as the rest of the system sees it; never its password. */
export interface Profile extends ProfileParameters {
  /** Key of the *USRPRF object in QSYS. */
  readonly id: bigint;
  /** Up to 10 characters, upper case. */
  readonly name: string;
  /** Group profile first, then the supplemental ones. */
  readonly groups: readonly string[];
}

/** What PASSWORD of CRTUSRPRF and CHGUSRPRF takes; `text` is the clear text password, which is not kept. */
export type NewPassword = { readonly text: string } | '*NONE';

export interface NewProfile extends Partial<ProfileParameters> {
  readonly name: string;
  readonly password: NewPassword;
  /** (PWDEXP) The password must be changed at the next sign-on. Default false. */
  readonly passwordExpired?: boolean;
  /** (AUT) Public authority to the profile; default *EXCLUDE. */
  readonly authority?: Rights;
}

export interface ProfileChanges extends Partial<ProfileParameters> {
  readonly password?: NewPassword;
  readonly passwordExpired?: boolean;
}

/** What DSPUSRPRF and QSYRUSRI show besides the parameters. Times in milliseconds since 1970 UTC. */
export interface ProfileUsage {
  readonly previousSignOn: number | undefined;
  /** Sign-on attempts that were not valid since the last good one. */
  readonly invalidAttempts: number;
  readonly lastInvalidAttempt: number | undefined;
  readonly passwordChanged: number | undefined;
  readonly hasPassword: boolean;
  /** PWDEXP(*YES) was set. */
  readonly passwordSetExpired: boolean;
  /** When the password expires by its interval; undefined when never. */
  readonly passwordExpires: number | undefined;
  /** Whether another profile has this one as group. */
  readonly isGroup: boolean;
  readonly ownedObjects: number;
}

/** What DLTUSRPRF does with objects that the profile owns (OWNOBJOPT). */
export type OwnedObjects = '*NODLT' | '*DLT' | { readonly newOwner: string };

/** The user profiles of the system. */
export interface Profiles {
  /** By name, in any case; from memory when known, exact as `Objects.resolved` is. No authority is checked. */
  find(name: string): Promise<Profile | undefined>;
  /** As `find`; CPF2204 when there is none. */
  require(name: string): Promise<Profile>;
  /**
   * CPF2292 without *SECADM, CPF2214 exists, CPF2203 name not valid, CPF2259 group not found, CPF2217 no authority to it, CPF2274 its own
   * group, CPF22CF the group is a member of another one, CPF2261 OWNER or GRPAUT and CPF22DC SUPGRPPRF do not fit GRPPRF, CPF2269 and CPF222E
   * a special authority that the creator has not, CPF22C0 not a password of the level.
   */
  create(job: Requester, profile: NewProfile): Promise<Profile>;
  /** As `create`; CPF2204 not found, CPF2217 when the user lacks *OBJMGT and *USE to the profile. */
  change(job: Requester, name: string, changes: ProfileChanges): Promise<Profile>;
  /** CPF2292, CPF2204, CPF2217, CPF2203 shipped with the system, CPF2213 a group with members, CPF2215 owns objects. */
  delete(job: Requester, name: string, ownedObjects: OwnedObjects): Promise<void>;
  /** The profile and how it is used. CPF2204; CPF2217 when the user lacks *READ to it. */
  describe(job: Requester, name: string): Promise<{ readonly profile: Profile; readonly usage: ProfileUsage }>;
  /** Profiles that the user may see, by name: one, generic (`ABC*`) or `*ALL`. */
  list(job: Requester, name: string): Promise<Profile[]>;
  /** Those of the job's user and of his groups, which add up. Ask here before anything that needs one. */
  specialAuthorities(job: Requester): Promise<ReadonlySet<SpecialAuthority>>;
  /** The names of the profiles that have this one as group. */
  members(group: string): Promise<string[]>;
  /** The names of all profiles that are the group of another one. */
  groups(): Promise<ReadonlySet<string>>;
}

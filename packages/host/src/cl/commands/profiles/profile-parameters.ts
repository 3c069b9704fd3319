import type { ProfileParameters, SpecialAuthority } from '../../../system/profiles/profile.ts';
import type { ValuesOf } from '../../definition/part.ts';
import type { profileParts } from './profile-parts.ts';

type Written = ValuesOf<typeof profileParts>;

/** What the parameters of CRTUSRPRF and CHGUSRPRF say, as the profiles' room takes it; what is not said is left out. */
export function profileParameters(
  user: string,
  written: { readonly [Keyword in keyof Written]?: Written[Keyword] | undefined },
): Partial<ProfileParameters> {
  const { SPCAUT, MSGQ, MAXSTGLRG, MAXSTG, PTYLMT, HOMEDIR } = written;
  return given({
    status: written.STATUS,
    userClass: written.USRCLS,
    assistanceLevel: written.ASTLVL,
    currentLibrary: written.CURLIB,
    initialProgram: written.INLPGM,
    initialMenu: written.INLMNU,
    limitedCapabilities: written.LMTCPB,
    text: written.TEXT,
    specialAuthorities: SPCAUT === undefined || SPCAUT === '*USRCLS' ? undefined : new Set<SpecialAuthority>(SPCAUT),
    specialEnvironment: written.SPCENV,
    displaySignOnInformation: written.DSPSGNINF,
    passwordExpirationInterval: written.PWDEXPITV,
    blockPasswordChange: written.PWDCHGBLK,
    limitDeviceSessions: written.LMTDEVSSN,
    keyboardBuffering: written.KBDBUF,
    maximumStorage: MAXSTGLRG ?? MAXSTG,
    priorityLimit: PTYLMT === undefined ? undefined : Number(PTYLMT),
    jobDescription: written.JOBD,
    groupProfile: written.GRPPRF,
    owner: written.OWNER,
    groupAuthority: written.GRPAUT,
    groupAuthorityType: written.GRPAUTTYP,
    supplementalGroups: written.SUPGRPPRF,
    accountingCode: written.ACGCDE,
    messageQueue: MSGQ === '*USRPRF' ? { name: user, library: 'QUSRSYS' } : MSGQ,
    delivery: written.DLVRY,
    severity: written.SEV,
    printDevice: written.PRTDEV,
    outputQueue: written.OUTQ,
    attentionProgram: written.ATNPGM,
    sortSequence: written.SRTSEQ,
    languageId: written.LANGID,
    countryId: written.CNTRYID,
    ccsid: written.CCSID,
    locale: written.LOCALE,
    userOptions: written.USROPT,
    homeDirectory: HOMEDIR,
  });
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The members that have a value. */
function given<T extends Record<string, unknown>>(members: T): Given<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Given<T>;
}

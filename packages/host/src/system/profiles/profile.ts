export type SpecialAuthority =
  | '*ALLOBJ'
  | '*SECADM'
  | '*JOBCTL'
  | '*SPLCTL'
  | '*SAVSYS'
  | '*SERVICE'
  | '*AUDIT'
  | '*IOSYSCFG';

/** A user profile as the rest of the system sees it; never its verifiers. */
export interface Profile {
  /** Up to 10 characters, upper case. */
  readonly name: string;
  readonly status: '*ENABLED' | '*DISABLED';
  readonly userClass: '*SECOFR' | '*SECADM' | '*PGMR' | '*SYSOPR' | '*USER';
  readonly specialAuthorities: ReadonlySet<SpecialAuthority>;
  /** Group profile first, then the supplemental ones. */
  readonly groups: readonly string[];
  /** GRPPRF's OWNER keyword: who owns what this user creates. */
  readonly owner: '*USRPRF' | '*GRPPRF';
  readonly text: string;
  /** `*CRTDFT` or a library name. */
  readonly currentLibrary: string;
  readonly limitedCapabilities: '*NO' | '*PARTIAL' | '*YES';
  /** CCSID of the profile's jobs; 65535 stands for QCCSID. */
  readonly ccsid: number;
}

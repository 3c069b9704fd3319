import { Authority } from '../../../system/authority/rights.ts';
import { type SpecialAuthority, specialAuthorities } from '../../../system/profiles/profile.ts';
import {
  character,
  choice,
  decimal,
  description,
  integer,
  list,
  name,
  object,
  path,
  yesNo,
} from '../../definition/builders.ts';

/** CCSID 65535 stands for QCCSID. */
const systemCcsid = 65535;
const noSpecialAuthorities: readonly SpecialAuthority[] = [];
const noNames: readonly string[] = [];

/**
 * The parameters of CRTUSRPRF, without the name and the password, as the real command has them. What has only one value here is
 * something that this system does not keep per user; another value is refused.
 */
export const profileParts = {
  PWDEXP: yesNo('Set password to expired', { default: '*NO' }),
  STATUS: choice('Status', { values: ['*ENABLED', '*DISABLED'], default: '*ENABLED' }),
  USRCLS: choice('User class', { values: ['*USER', '*SYSOPR', '*PGMR', '*SECADM', '*SECOFR'], default: '*USER' }),
  ASTLVL: choice('Assistance level', { values: ['*SYSVAL', '*BASIC', '*INTERMED', '*ADVANCED'], default: '*SYSVAL' }),
  CURLIB: name('Current library', { special: ['*CRTDFT'], default: '*CRTDFT' }),
  INLPGM: object('Initial program', { single: ['*NONE'], default: '*NONE' }),
  INLMNU: object('Initial menu', { single: ['*SIGNOFF'], default: 'MAIN' }),
  LMTCPB: choice('Limit capabilities', { values: ['*NO', '*PARTIAL', '*YES'], default: '*NO' }),
  TEXT: description(),
  SPCAUT: list(choice('Special authority', { values: specialAuthorities, required: true }), {
    maximum: 8,
    single: { '*USRCLS': '*USRCLS', '*NONE': noSpecialAuthorities },
    default: '*USRCLS',
  }),
  SPCENV: choice('Special environment', { values: ['*SYSVAL', '*NONE', '*S36'], default: '*SYSVAL' }),
  DSPSGNINF: choice('Show sign-on information', { values: ['*SYSVAL', '*NO', '*YES'], default: '*SYSVAL' }),
  PWDEXPITV: integer('Password expiration interval', {
    range: [1, 366],
    special: ['*SYSVAL', '*NOMAX'],
    default: '*SYSVAL',
  }),
  PWDCHGBLK: integer('Block password change', { range: [1, 99], special: ['*SYSVAL', '*NONE'], default: '*SYSVAL' }),
  LCLPWDMGT: choice('Local password management', { values: ['*YES'], default: '*YES' }),
  LMTDEVSSN: choice('Limit device sessions', { values: ['*SYSVAL', '*YES', '*NO'], default: '*SYSVAL' }),
  KBDBUF: choice('Keyboard buffering', { values: ['*SYSVAL', '*NO', '*TYPEAHEAD', '*YES'], default: '*SYSVAL' }),
  MAXSTGLRG: decimal('Maximum storage, large', {
    digits: 15,
    atLeast: 0,
    special: { '*MAXSTG': undefined, '*NOMAX': '*NOMAX' },
    default: '*MAXSTG',
  }),
  MAXSTG: integer('Maximum storage', { atLeast: 0, special: ['*NOMAX'], default: '*NOMAX' }),
  PTYLMT: character('Highest schedule priority', { length: 1, range: [0, 9], default: '3' }),
  JOBD: object('Job description', { default: 'QDFTJOBD' }),
  GRPPRF: name('Group profile', { special: ['*NONE'], default: '*NONE' }),
  OWNER: choice('Owner of new objects', { values: ['*USRPRF', '*GRPPRF'], default: '*USRPRF' }),
  GRPAUT: choice('Group authority', {
    values: ['*NONE', '*ALL', '*CHANGE', '*USE', '*EXCLUDE'],
    default: '*NONE',
  }),
  GRPAUTTYP: choice('Group authority type', { values: ['*PRIVATE', '*PGP'], default: '*PRIVATE' }),
  SUPGRPPRF: list(name('Supplemental group', { required: true }), {
    maximum: 15,
    single: { '*NONE': noNames },
    default: '*NONE',
  }),
  ACGCDE: character('Accounting code', { length: 15, special: { '*BLANK': '' }, default: '*BLANK' }),
  DOCPWD: choice('Document password', { values: ['*NONE'], default: '*NONE' }),
  MSGQ: object('Message queue', { single: ['*USRPRF'], default: '*USRPRF' }),
  DLVRY: choice('Delivery', { values: ['*NOTIFY', '*BREAK', '*HOLD', '*DFT'], default: '*NOTIFY' }),
  SEV: integer('Severity code filter', { type: '*INT2', range: [0, 99], default: '0' }),
  PRTDEV: name('Print device', { special: ['*WRKSTN', '*SYSVAL'], default: '*WRKSTN' }),
  OUTQ: object('Output queue', { single: ['*WRKSTN', '*DEV'], default: '*WRKSTN' }),
  ATNPGM: object('Attention program', { single: ['*SYSVAL', '*NONE', '*ASSIST'], default: '*SYSVAL' }),
  SRTSEQ: object('Sort sequence', {
    single: ['*SYSVAL', '*HEX', '*LANGIDUNQ', '*LANGIDSHR'],
    default: '*SYSVAL',
  }),
  LANGID: character('Language ID', { length: 3, special: ['*SYSVAL'], default: '*SYSVAL' }),
  CNTRYID: character('Country or region ID', { length: 2, special: ['*SYSVAL'], default: '*SYSVAL' }),
  CCSID: integer('Coded character set ID', {
    atLeast: 0,
    special: { '*SYSVAL': systemCcsid, '*HEX': systemCcsid },
    default: '*SYSVAL',
  }),
  CHRIDCTL: choice('Character identifier control', { values: ['*SYSVAL'], default: '*SYSVAL' }),
  SETJOBATR: choice('Locale job attributes', { values: ['*SYSVAL', '*NONE'], default: '*SYSVAL' }),
  LOCALE: path('Locale', { length: 1024, special: ['*SYSVAL', '*NONE', '*C', '*POSIX'], default: '*SYSVAL' }),
  USROPT: list(
    choice('User option', {
      values: ['*CLKWD', '*EXPERT', '*ROLLKEY', '*NOSTSMSG', '*STSMSG', '*HLPFULL', '*PRTMSG'],
      required: true,
    }),
    { maximum: 7, single: { '*NONE': noNames }, default: '*NONE' },
  ),
  UID: choice('User ID number', { values: ['*GEN'], default: '*GEN' }),
  GID: choice('Group ID number', { values: ['*NONE'], default: '*NONE' }),
  HOMEDIR: path('Home directory', { length: 1024, special: { '*USRPRF': undefined }, default: '*USRPRF' }),
  USREXPDATE: choice('User expiration date', { values: ['*NONE'], default: '*NONE' }),
} as const;

/** The AUT parameter of CRTUSRPRF. */
export const profileAuthority = choice('Public authority', {
  values: {
    '*EXCLUDE': Authority.exclude,
    '*ALL': Authority.all,
    '*CHANGE': Authority.change,
    '*USE': Authority.use,
  },
  default: '*EXCLUDE',
});

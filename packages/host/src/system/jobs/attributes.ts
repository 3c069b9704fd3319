import type { Profile } from '../profiles/profile.ts';
import { nameOr, oneOf, qualifiedNameOr } from '../values/definition.ts';
import type { SystemValueSnapshot } from '../values/system-value.ts';
import type { JobType } from './job.ts';

/** What a job starts from. */
export interface JobOrigin {
  readonly values: SystemValueSnapshot;
  readonly profile: Profile;
  readonly type: JobType;
}

interface Attribute {
  readonly initial: (origin: JobOrigin) => string;
  readonly accepts: (value: string) => boolean;
}

function integer(low: number, high: number, ...special: readonly string[]): (value: string) => boolean {
  return value => special.includes(value) || (/^\d{1,7}$/.test(value) && Number(value) >= low && Number(value) <= high);
}

function text(length: number): (value: string) => boolean {
  return value => value.length <= length;
}

function matching(pattern: RegExp): (value: string) => boolean {
  return value => pattern.test(value);
}

const separators = ['/', '-', '.', ',', ' ', ''];

/**
 * The attributes of a job by the keyword of CHGJOB: what they are at first, and what they may become. CCSID is not among them, it is a
 * property of the job. Initial values that are not the profile's or a system value's are those of the shipped job description
 * QDFTJOBD and of the shipped classes. Source: IBM i documentation of CHGJOB and CRTJOBD.
 */
export const jobAttributes: Readonly<Record<string, Attribute>> = {
  ACGCDE: { initial: ({ profile }) => profile.accountingCode, accepts: text(15) },
  BRKMSG: { initial: () => '*NORMAL', accepts: oneOf('*NORMAL', '*NOTIFY', '*HOLD') },
  CHRIDCTL: { initial: ({ values }) => values.get('QCHRIDCTL'), accepts: oneOf('*DEVD', '*JOBCCSID') },
  CNTRYID: {
    initial: ({ values, profile }) => (profile.countryId === '*SYSVAL' ? values.get('QCNTRYID') : profile.countryId),
    accepts: matching(/^[A-Z]{2}$/),
  },
  DATE: { initial: () => '*SYSVAL', accepts: matching(/^(\*SYSVAL|\d{6,7})$/) },
  DATFMT: { initial: ({ values }) => `*${values.get('QDATFMT')}`, accepts: oneOf('*YMD', '*MDY', '*DMY', '*JUL') },
  DATSEP: { initial: ({ values }) => values.get('QDATSEP'), accepts: oneOf(...separators) },
  DDMCNV: { initial: () => '*KEEP', accepts: oneOf('*KEEP', '*DROP') },
  DECFMT: { initial: ({ values }) => values.get('QDECFMT') || '*BLANK', accepts: oneOf('*BLANK', 'I', 'J') },
  DEVRCYACN: {
    initial: ({ values }) => values.get('QDEVRCYACN'),
    accepts: oneOf('*DSCMSG', '*MSG', '*DSCENDRQS', '*ENDJOB', '*ENDJOBNOLIST'),
  },
  DFTWAIT: { initial: () => '30', accepts: integer(0, 9_999_999, '*NOMAX') },
  INQMSGRPY: { initial: () => '*RQD', accepts: oneOf('*RQD', '*DFT', '*SYSRPYL') },
  JOBMSGQFL: { initial: ({ values }) => values.get('QJOBMSGQFL'), accepts: oneOf('*NOWRAP', '*WRAP', '*PRTWRAP') },
  JOBMSGQMX: { initial: ({ values }) => String(values.get('QJOBMSGQMX')), accepts: integer(2, 64) },
  JOBPTY: { initial: () => '5', accepts: integer(0, 9) },
  LANGID: {
    initial: ({ values, profile }) => (profile.languageId === '*SYSVAL' ? values.get('QLANGID') : profile.languageId),
    accepts: matching(/^[A-Z]{3}$/),
  },
  LOG: { initial: () => '4 0 *NOLIST', accepts: matching(/^[0-4] \d{1,2} \*(MSG|SECLVL|NOLIST)$/) },
  LOGCLPGM: { initial: () => '*NO', accepts: oneOf('*YES', '*NO') },
  LOGOUTPUT: {
    initial: ({ values }) => values.get('QLOGOUTPUT'),
    accepts: oneOf('*JOBLOGSVR', '*JOBEND', '*PND'),
  },
  OUTPTY: { initial: () => '5', accepts: integer(1, 9) },
  OUTQ: { initial: ({ profile }) => qualified(profile.outputQueue), accepts: qualifiedNameOr('*DEV', '*WRKSTN') },
  PRTDEV: {
    initial: ({ values, profile }) => (profile.printDevice === '*SYSVAL' ? values.get('QPRTDEV') : profile.printDevice),
    accepts: nameOr('*WRKSTN'),
  },
  PRTKEYFMT: {
    initial: ({ values }) => values.get('QPRTKEYFMT'),
    accepts: oneOf('*NONE', '*PRTHDR', '*PRTBDR', '*PRTALL'),
  },
  PRTTXT: { initial: ({ values }) => values.get('QPRTTXT'), accepts: text(30) },
  PURGE: { initial: () => '*YES', accepts: oneOf('*YES', '*NO') },
  RUNPTY: { initial: ({ type }) => (type === 'batch' ? '50' : '20'), accepts: integer(1, 99) },
  SPLFACN: { initial: ({ values }) => values.get('QSPLFACN'), accepts: oneOf('*KEEP', '*DETACH') },
  SRTSEQ: {
    initial: ({ values, profile }) =>
      profile.sortSequence === '*SYSVAL' ? values.get('QSRTSEQ') : qualified(profile.sortSequence),
    accepts: qualifiedNameOr('*HEX', '*LANGIDSHR', '*LANGIDUNQ'),
  },
  STSMSG: { initial: ({ values }) => values.get('QSTSMSG'), accepts: oneOf('*NORMAL', '*NONE') },
  SWS: { initial: () => '00000000', accepts: matching(/^[01]{8}$/) },
  TIMESLICE: { initial: () => '2000', accepts: integer(8, 9_999_999) },
  TIMSEP: { initial: ({ values }) => values.get('QTIMSEP'), accepts: oneOf(':', '.', ',', ' ', '') },
  TSEPOOL: { initial: ({ values }) => values.get('QTSEPOOL'), accepts: oneOf('*NONE', '*BASE') },
};

function qualified(name: string | { readonly name: string; readonly library: string }): string {
  return typeof name === 'string' ? name : `${name.library}/${name.name}`;
}

/** Which messages of a job its log keeps, and whether it is kept when the job ends normally: the elements of LOG. */
export interface LogLevel {
  readonly level: number;
  readonly severity: number;
  readonly text: '*MSG' | '*SECLVL' | '*NOLIST';
}

export function logLevel(attribute: string): LogLevel {
  const [level, severity, text] = attribute.split(' ') as [string, string, LogLevel['text']];
  return { level: Number(level), severity: Number(severity), text };
}

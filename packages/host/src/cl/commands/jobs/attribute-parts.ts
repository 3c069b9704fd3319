import { character, choice, elements, integer, name, object, yesNo } from '../../definition/builders.ts';

/** Attributes of jobs that CHGJOB changes and with which SBMJOB can start one, by keyword. Their room checks them once more. */
export const attributeParts = {
  JOBPTY: character('Priority on the job queue', { length: 1, range: [0, 9], required: true }),
  OUTPTY: character('Priority on the output queue', { length: 1, range: [1, 9], required: true }),
  PRTTXT: character('Print text', { length: 30, special: { '*BLANK': '' }, required: true }),
  LOG: elements(
    'Message logging',
    {
      level: character('Level', { length: 1, range: [0, 4], required: true }),
      severity: integer('Severity', { range: [0, 99], required: true }),
      text: choice('Text', { values: ['*MSG', '*SECLVL', '*NOLIST'], required: true }),
    },
    { required: true },
  ),
  LOGCLPGM: yesNo('Log commands of CL programs', { required: true }),
  LOGOUTPUT: choice('Job log output', { values: ['*JOBLOGSVR', '*JOBEND', '*PND'], required: true }),
  INQMSGRPY: choice('Reply to inquiry messages', { values: ['*RQD', '*DFT', '*SYSRPYL'], required: true }),
  PRTDEV: name('Print device', { special: ['*WRKSTN'], required: true }),
  OUTQ: object('Output queue', { single: ['*DEV', '*WRKSTN'], required: true }),
  DATE: character('Job date', { length: 7, required: true }),
  SWS: character('Job switches', { length: 8, required: true }),
  SRTSEQ: object('Sort sequence', { single: ['*HEX', '*LANGIDSHR', '*LANGIDUNQ'], required: true }),
  LANGID: character('Language ID', { length: 3, required: true }),
  CNTRYID: character('Country or region ID', { length: 2, required: true }),
  CCSID: integer('Coded character set ID', { range: [1, 65535], special: { '*HEX': 65535 }, required: true }),
} as const;

/** Attributes that only CHGJOB has. */
export const changeableParts = {
  RUNPTY: integer('Machine running priority', { range: [1, 99], required: true }),
  TIMESLICE: integer('Time slice', { range: [8, 9999999], required: true }),
  PURGE: yesNo('Eligible for purge', { required: true }),
  DFTWAIT: integer('Default wait time', { range: [0, 9999999], special: ['*NOMAX'], required: true }),
  BRKMSG: choice('Break message handling', { values: ['*NORMAL', '*NOTIFY', '*HOLD'], required: true }),
  STSMSG: choice('Status message', { values: ['*NORMAL', '*NONE'], required: true }),
  DDMCNV: choice('DDM conversation', { values: ['*KEEP', '*DROP'], required: true }),
  DATFMT: choice('Date format', { values: ['*YMD', '*MDY', '*DMY', '*JUL'], required: true }),
  DATSEP: character('Date separator', { length: 1, special: { '*BLANK': ' ' }, required: true }),
  TIMSEP: character('Time separator', { length: 1, special: { '*BLANK': ' ' }, required: true }),
  DECFMT: character('Decimal format', { length: 1, special: ['*BLANK'], required: true }),
  CHRIDCTL: choice('Character identifier control', { values: ['*DEVD', '*JOBCCSID'], required: true }),
} as const;

import { Jobi0400 } from '@bigiron/wire/systemprogram/job-information';
import { dateTime } from '../dates.ts';
import { qualifiedOf } from '../fields.ts';
import { attribute, format, number } from './format.ts';
import { headOf, types } from './head.ts';

/** How the job is defined. */
export const jobi0400 = format(Jobi0400, ({ job, profile }) => ({
  ...headOf(job),
  entered: dateTime(job.entered),
  started: dateTime(job.started),
  accountingCode: attribute(job, 'ACGCDE'),
  jobDescription: profile?.jobDescription ?? { name: 'QDFTJOBD', library: 'QGPL' },
  inquiryReply: attribute(job, 'INQMSGRPY'),
  logPrograms: attribute(job, 'LOGCLPGM'),
  breakMessages: attribute(job, 'BRKMSG'),
  statusMessages: attribute(job, 'STSMSG'),
  deviceRecovery: attribute(job, 'DEVRCYACN'),
  ddmConversations: attribute(job, 'DDMCNV'),
  dateSeparator: attribute(job, 'DATSEP'),
  dateFormat: attribute(job, 'DATFMT'),
  printText: attribute(job, 'PRTTXT'),
  timeSeparator: attribute(job, 'TIMSEP'),
  ccsid: job.ccsid,
  scheduled: undefined,
  printKeyFormat: attribute(job, 'PRTKEYFMT'),
  sortSequence: qualifiedOf(attribute(job, 'SRTSEQ')),
  languageId: attribute(job, 'LANGID'),
  countryId: attribute(job, 'CNTRYID'),
  completion: job.ended === undefined ? '' : job.endCode === 0 ? '0' : '1',
  signedOn: '0',
  switches: attribute(job, 'SWS'),
  messageQueueFull: attribute(job, 'JOBMSGQFL'),
  messageQueueSize: number(job, 'JOBMSGQMX'),
  defaultCcsid: job.defaultCcsid,
  decimalFormat: attribute(job, 'DECFMT') === '*BLANK' ? '' : attribute(job, 'DECFMT'),
  characterControl: attribute(job, 'CHRIDCTL'),
  multipleThreads: '0',
  logPending: '0',
  endReason: 0,
  enhancedType: types[job.type].enhanced,
  ended: dateTime(job.ended),
  spooledFileAction: attribute(job, 'SPLFACN'),
  poolGroupOffset: 0,
  poolGroupCount: 0,
  poolGroupLength: 0,
  timeZone: '',
  logOutput: attribute(job, 'LOGOUTPUT'),
}));

import { toTimestamp } from '@bigiron/wire/systemprogram/timestamp';
import type { QualifiedName } from '../../../system/objects/object.ts';
import { dateTime } from '../dates.ts';
import { qualifiedOf } from '../fields.ts';
import { attribute, number, type Subject } from '../job-information/format.ts';
import { types } from '../job-information/head.ts';
import { binary, characters, type KeyedField, type KeyedFields } from '../keyed-field.ts';

type Field = KeyedField<Subject>;

const keyword = (length: number, name: string): Field => characters(length, ({ job }) => attribute(job, name));
const numeric = (name: string): Field => binary(4, ({ job }) => number(job, name));
const fixed = (length: number, value: string): Field => characters(length, () => value);
const nothing: Field = binary(4, () => 0);
const noLimit: Field = binary(4, () => -1);

const qualified = ({ name, library }: QualifiedName) => `${name.padEnd(10)}${library}`;
const object = (name: string): Field => characters(20, ({ job }) => qualified(qualifiedOf(attribute(job, name))));
const moment = (value: (subject: Subject) => number | undefined): Field =>
  characters(13, subject => dateTime(value(subject)));

/** LOG: level, severity and text. */
const log = (part: 0 | 1 | 2) => (subject: Subject) => attribute(subject.job, 'LOG').split(' ')[part] ?? '';

function timestampBytes(at: number | undefined): Buffer {
  const bytes = Buffer.alloc(8);
  if (at !== undefined) bytes.writeBigUInt64BE(toTimestamp(at));
  return bytes;
}

/** What the job is doing, of an active one. */
export function activeStatus({ job }: Subject): string {
  return job.status === '*ACTIVE' ? 'RUN' : '';
}

export function queueStatus({ job }: Subject): string {
  return job.queue === undefined ? '' : job.queue.held ? 'HLD' : 'RLS';
}

/** The fields of a job that QGYOLJOB returns, by key. Source of keys, types and lengths: JTOpen `Job.java`, `JobList.java`. */
export const jobFields: KeyedFields<Subject> = new Map<number, Field>([
  [101, characters(4, activeStatus)],
  [102, fixed(1, '0')],
  [103, fixed(4, '')],
  [201, keyword(10, 'BRKMSG')],
  [302, binary(4, ({ job }) => job.ccsid)],
  [303, keyword(2, 'CNTRYID')],
  [304, nothing],
  [305, characters(10, ({ job }) => job.currentUser)],
  [306, characters(1, ({ job }) => (job.ended === undefined ? '' : job.endCode === 0 ? '0' : '1'))],
  [307, binary(4, () => 2)],
  [311, keyword(10, 'CHRIDCTL')],
  [312, binary(8, () => 0)],
  [313, binary(8, () => 0)],
  [401, moment(({ job }) => job.started)],
  [402, moment(({ job }) => job.entered)],
  [403, characters(8, () => timestampBytes(undefined))],
  [404, characters(8, ({ job }) => timestampBytes(job.queue === undefined ? undefined : job.entered))],
  [405, keyword(4, 'DATFMT')],
  [406, keyword(1, 'DATSEP')],
  [407, fixed(1, '0')],
  [408, keyword(10, 'DDMCNV')],
  [409, numeric('DFTWAIT')],
  [410, keyword(13, 'DEVRCYACN')],
  [412, binary(4, ({ job }) => job.defaultCcsid)],
  [413, characters(1, ({ job }) => attribute(job, 'DECFMT').replace('*BLANK', ''))],
  [418, moment(({ job }) => job.ended)],
  [501, binary(4, () => 30)],
  [502, characters(1, ({ job }) => (job.endRequested ? '1' : '0'))],
  [601, fixed(10, '')],
  [602, fixed(1, '')],
  [701, fixed(1, '0')],
  [901, keyword(10, 'INQMSGRPY')],
  [1001, keyword(15, 'ACGCDE')],
  [1002, characters(7, ({ job }) => attribute(job, 'DATE').replace('*SYSVAL', ''))],
  [1003, characters(20, ({ profile }) => qualified(profile?.jobDescription ?? { name: 'QDFTJOBD', library: 'QGPL' }))],
  [1004, characters(20, ({ job }) => (job.queue === undefined ? '' : qualified(job.queue)))],
  [1005, keyword(2, 'JOBPTY')],
  [1006, keyword(8, 'SWS')],
  [1007, keyword(10, 'JOBMSGQFL')],
  [1008, numeric('JOBMSGQMX')],
  [1012, characters(10, ({ job }) => job.currentUser)],
  [1013, fixed(1, '2')],
  [1014, nothing],
  [1015, fixed(1, '0')],
  [1016, binary(4, ({ job }) => types[job.type].enhanced)],
  [1018, keyword(10, 'LOGOUTPUT')],
  [1201, keyword(3, 'LANGID')],
  [1202, characters(1, log(0))],
  [1203, keyword(10, 'LOGCLPGM')],
  [1204, binary(4, subject => Number(log(1)(subject)))],
  [1205, characters(10, log(2))],
  [1301, fixed(8, '')],
  [1302, noLimit],
  [1303, noLimit],
  [1304, noLimit],
  [1305, noLimit],
  [1306, fixed(10, '*BASE')],
  [1307, fixed(1, '0')],
  [1401, nothing],
  [1402, nothing],
  [1406, binary(8, () => 0)],
  [1501, object('OUTQ')],
  [1502, keyword(2, 'OUTPTY')],
  [1601, keyword(10, 'PRTKEYFMT')],
  [1602, keyword(30, 'PRTTXT')],
  [1603, keyword(10, 'PRTDEV')],
  [1604, keyword(10, 'PURGE')],
  [1605, nothing],
  [1606, nothing],
  [1801, nothing],
  [1802, numeric('RUNPTY')],
  [1803, fixed(80, '')],
  [1901, object('SRTSEQ')],
  [1902, keyword(10, 'STSMSG')],
  [1903, characters(10, queueStatus)],
  [1904, fixed(26, '')],
  [1906, characters(20, ({ job }) => qualified({ name: job.subsystem, library: 'QSYS' }))],
  [1907, binary(4, () => 2)],
  [1908, fixed(10, '*NONE')],
  [1911, fixed(30, '')],
  [1982, keyword(10, 'SPLFACN')],
  [2001, keyword(1, 'TIMSEP')],
  [2002, numeric('TIMESLICE')],
  [2003, keyword(10, 'TSEPOOL')],
  [2004, nothing],
  [2008, binary(4, () => 1)],
  [2009, nothing],
  [2101, fixed(24, '')],
  [2102, nothing],
]);

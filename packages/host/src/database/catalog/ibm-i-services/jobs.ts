import type { JobId, LoggedMessage } from '../../../system/jobs/job.ts';
import { MessageType } from '../../../system/messages/message.ts';
import {
  integer,
  jobName,
  localTimestamp,
  name,
  parameter,
  type SystemTableFunction,
  text,
  textOf,
  timestamp,
} from './service.ts';

const typeNames: Readonly<Record<string, string>> = {
  [MessageType.completion]: 'COMPLETION',
  [MessageType.diagnostic]: 'DIAGNOSTIC',
  [MessageType.informational]: 'INFORMATIONAL',
  [MessageType.inquiry]: 'INQUIRY',
  [MessageType.senderCopy]: 'SENDER',
  [MessageType.request]: 'REQUEST',
  [MessageType.notify]: 'NOTIFY',
  [MessageType.escape]: 'ESCAPE',
  [MessageType.reply]: 'REPLY',
};

export function messageTypeName(type: string): string {
  return typeNames[type] ?? type;
}

/** Source: IBM i services, "JOBLOG_INFO table function". `*` is the job that asks. */
export const jobLogInfo: SystemTableFunction = {
  library: 'QSYS2',
  name: 'JOBLOG_INFO',
  parameters: [parameter('JOB_NAME', 28), parameter('IGNORE_ERRORS', 3, `'NO'`)],
  columns: [
    integer('ORDINAL_POSITION'),
    text('MESSAGE_ID', 7),
    text('MESSAGE_TYPE', 13),
    text('MESSAGE_SUBTYPE', 22),
    { name: 'SEVERITY', type: { name: 'SMALLINT' } },
    timestamp('MESSAGE_TIMESTAMP'),
    text('FROM_LIBRARY', 10),
    text('FROM_PROGRAM', 256),
    text('TO_PROGRAM', 256),
    text('FROM_USER', 10),
    text('MESSAGE_FILE', 10),
    text('MESSAGE_LIBRARY', 10),
    text('MESSAGE_TEXT', 1024),
    text('MESSAGE_SECOND_LEVEL_TEXT', 4096),
    integer('MESSAGE_KEY'),
  ],
  async rows({ jobs }, job, [of]) {
    const wanted = textOf(of, '*');
    const log = wanted === '*' ? job.log.since(0) : await jobs.log(job, (await jobs.require(idOf(wanted))).id);
    return log.map(({ key, message, sent, fromProgram }: LoggedMessage, index: number) => [
      ...[
        index + 1,
        message.id.trim() || null,
        messageTypeName(message.type),
        null,
        message.severity,
        localTimestamp(sent),
      ],
      ...[null, fromProgram, null, job.profile.name, message.file.trim() || null, message.library.trim() || null],
      ...[message.text, message.help || null, key],
    ]);
  },
};

/** `123456/USER/NAME`, or its end. */
function idOf(qualified: string): Partial<JobId> {
  const [of, user, number] = qualified.split('/').reverse();
  return {
    ...(of === undefined ? {} : { name: of }),
    ...(user === undefined ? {} : { user }),
    ...(number === undefined ? {} : { number }),
  };
}

/** Source: "ACTIVE_JOB_INFO table function". Filters are lists of names, empty for all. */
export const activeJobInfo: SystemTableFunction = {
  library: 'QSYS2',
  name: 'ACTIVE_JOB_INFO',
  parameters: [
    parameter('RESET_STATISTICS', 3, `'NO'`),
    parameter('SUBSYSTEM_LIST_FILTER', 250, `''`),
    parameter('JOB_NAME_FILTER', 10, `'*ALL'`),
    parameter('CURRENT_USER_LIST_FILTER', 109, `''`),
    parameter('DETAILED_INFO', 10, `'NONE'`),
  ],
  columns: [
    integer('ORDINAL_POSITION'),
    text('JOB_NAME', 28),
    name('JOB_NAME_SHORT'),
    name('JOB_USER'),
    text('JOB_NUMBER', 6),
    text('JOB_TYPE', 3),
    text('JOB_STATUS', 4),
    name('SUBSYSTEM'),
    name('AUTHORIZATION_NAME'),
    timestamp('JOB_ENTERED_SYSTEM_TIME'),
    timestamp('JOB_ACTIVE_TIME'),
  ],
  async rows({ jobs }, job, [, subsystems, jobFilter, users]) {
    const filter = textOf(jobFilter, '*ALL');
    const wanted = filter === '*' ? job.id.name : filter;
    const inSubsystems = listOf(textOf(subsystems));
    const ofUsers = listOf(textOf(users));
    const active = (await jobs.find({})).filter(
      ({ id, status, subsystem, currentUser }) =>
        status === '*ACTIVE' &&
        (wanted === '*ALL' || (wanted.endsWith('*') ? id.name.startsWith(wanted.slice(0, -1)) : id.name === wanted)) &&
        (inSubsystems.size === 0 || inSubsystems.has(subsystem)) &&
        (ofUsers.size === 0 || ofUsers.has(currentUser)),
    );
    const types = { prestart: 'PJ', batch: 'BCH', interactive: 'INT', system: 'SYS' } as const;
    return active.map(({ id, type, subsystem, currentUser, entered, started }, index) => [
      ...[index + 1, jobName(id), id.name, id.user, id.number, types[type], 'RUN', subsystem, currentUser],
      ...[localTimestamp(entered), localTimestamp(started)],
    ]);
  },
};

function listOf(names: string): ReadonlySet<string> {
  return new Set(names.split(/[\s,]+/).filter(one => one !== ''));
}

import type { Statement } from '../../store/store.ts';
import type { ActiveJob, JobState } from './active-job.ts';
import type { LogLevel } from './attributes.ts';
import type { EndCode, LoggedMessage } from './job.ts';

/** A job that ended and stays in the store, with the part of its log that its LOG attribute keeps. */
export interface EndedJob {
  readonly job: ActiveJob;
  readonly code: EndCode;
  readonly ended: number;
  readonly state: JobState;
  readonly log: LogLevel;
}

/** Messages that one job may have in the store; the earliest go first. JOBMSGQMX counts megabytes, this is about 16 of them. */
const longestLog = 20_000;

export function insertJobs(jobs: readonly ActiveJob[], process: number): Statement[] {
  if (jobs.length === 0) return [];
  return [
    {
      text: `INSERT INTO job (number, user_name, name, type, subsystem, status, profile, process, entered, started, state)
        SELECT number, user_name, name, type, subsystem, '*ACTIVE', profile, $9::int4, entered, started, '{}'
        FROM unnest($1::int4[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int8[], $8::int8[])
          AS fresh (number, user_name, name, type, subsystem, profile, entered, started)
        ON CONFLICT (number) DO NOTHING`,
      params: [
        jobs.map(job => job.number),
        jobs.map(job => job.id.user),
        jobs.map(job => job.id.name),
        jobs.map(job => job.type),
        jobs.map(job => job.subsystem),
        jobs.map(job => job.profile.name),
        jobs.map(job => job.entered),
        jobs.map(job => job.started),
        process,
      ],
    },
  ];
}

export function updateProfiles(jobs: readonly ActiveJob[]): Statement[] {
  if (jobs.length === 0) return [];
  return [
    {
      text: `UPDATE job SET profile = changed.profile
        FROM unnest($1::int4[], $2::text[]) AS changed (number, profile) WHERE job.number = changed.number`,
      params: [jobs.map(job => job.number), jobs.map(job => job.profile.name)],
    },
  ];
}

export interface JobMessage {
  readonly job: number;
  readonly logged: LoggedMessage;
}

export function insertMessages(messages: readonly JobMessage[]): Statement[] {
  if (messages.length === 0) return [];
  const column = (of: (message: JobMessage) => string) => messages.map(of);
  return [
    {
      text: `INSERT INTO job_message (job, key, sent, from_program, id, type, severity, text, help, file, library, data)
        SELECT * FROM unnest($1::int4[], $2::int4[], $3::int8[], $4::text[], $5::text[], $6::text[], $7::int2[], $8::text[],
          $9::text[], $10::text[], $11::text[], $12::bytea[])
        ON CONFLICT (job, key) DO NOTHING`,
      params: [
        messages.map(({ job }) => job),
        messages.map(({ logged }) => logged.key),
        messages.map(({ logged }) => logged.sent),
        column(({ logged }) => logged.fromProgram),
        column(({ logged }) => logged.message.id),
        column(({ logged }) => logged.message.type),
        messages.map(({ logged }) => logged.message.severity),
        column(({ logged }) => storable(logged.message.text)),
        column(({ logged }) => storable(logged.message.help)),
        column(({ logged }) => logged.message.file),
        column(({ logged }) => logged.message.library),
        messages.map(({ logged }) => logged.message.data),
      ],
    },
  ];
}

/** PostgreSQL's text cannot hold NUL. */
export function storable(text: string): string {
  return text.replaceAll('\0', ' ');
}

/** Forgets the earliest messages of logs that have become too long. */
export function trimLogs(jobs: readonly ActiveJob[]): Statement[] {
  const long = jobs.filter(job => job.log.lastKey > longestLog);
  if (long.length === 0) return [];
  return [
    {
      text: `DELETE FROM job_message USING unnest($1::int4[], $2::int4[]) AS long (job, last)
        WHERE job_message.job = long.job AND job_message.key <= long.last`,
      params: [long.map(job => job.number), long.map(job => job.log.lastKey - longestLog)],
    },
  ];
}

/**
 * Marks jobs as ended and removes from their logs what LOG does not keep: everything at level 0, everything but the messages about the
 * job itself at level 1, and at all levels what is below the severity.
 */
export function endJobs(ended: readonly EndedJob[]): Statement[] {
  if (ended.length === 0) return [];
  const numbers = ended.map(({ job }) => job.number);
  return [
    {
      text: `UPDATE job SET status = '*OUTQ', process = NULL, request = NULL, profile = done.profile, ended = done.ended,
          end_code = done.end_code, state = done.state::jsonb
        FROM unnest($1::int4[], $2::text[], $3::int8[], $4::int2[], $5::text[]) AS done (number, profile, ended, end_code, state)
        WHERE job.number = done.number`,
      params: [
        numbers,
        ended.map(({ job }) => job.profile.name),
        ended.map(each => each.ended),
        ended.map(({ code }) => code),
        ended.map(({ state }) => JSON.stringify(state)),
      ],
    },
    {
      text: `DELETE FROM job_message USING unnest($1::int4[], $2::int2[], $3::int2[]) AS kept (job, level, severity)
        WHERE job_message.job = kept.job AND (kept.level = 0 OR job_message.severity < kept.severity
          OR kept.level = 1 AND job_message.id NOT IN ('CPF1124', 'CPF1164'))`,
      params: [numbers, ended.map(({ log }) => log.level), ended.map(({ log }) => log.severity)],
    },
  ];
}

export function deleteJobs(jobs: readonly ActiveJob[]): Statement[] {
  if (jobs.length === 0) return [];
  return [{ text: 'DELETE FROM job WHERE number = ANY($1::int4[])', params: [jobs.map(job => job.number)] }];
}

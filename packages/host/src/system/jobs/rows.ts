import type { MessageType } from '../messages/message.ts';
import type { JobState } from './active-job.ts';
import type {
  EndCode,
  EndOption,
  JobDescription,
  JobId,
  JobStatus,
  JobSummary,
  JobType,
  LoggedMessage,
} from './job.ts';

/** What another process asks of the one that runs the job. */
export interface JobRequest {
  readonly end?: EndOption;
  readonly attributes?: Readonly<Record<string, string>>;
}

export interface JobRow {
  readonly number: number;
  readonly user_name: string;
  readonly name: string;
  readonly type: JobType;
  readonly subsystem: string;
  readonly status: JobStatus;
  readonly profile: string;
  readonly process: number | null;
  readonly entered: bigint;
  readonly started: bigint | null;
  readonly ended: bigint | null;
  readonly end_code: EndCode | null;
  /** Incomplete when the process died before it wrote it down. */
  readonly state: Partial<JobState>;
  readonly request: JobRequest | null;
  readonly queue_name: string | null;
  readonly queue_library: string | null;
  readonly held: boolean | null;
}

/** Reads job rows; `WHERE` and `ORDER BY` follow. */
export const selectJobs = `SELECT job.*, waiting.queue_name, waiting.queue_library, waiting.held
  FROM job LEFT JOIN submission waiting ON waiting.job = job.number AND NOT waiting.active`;

export function jobId(row: Pick<JobRow, 'number' | 'user_name' | 'name'>): JobId {
  return { number: String(row.number).padStart(6, '0'), user: row.user_name, name: row.name };
}

export function summary(row: JobRow): JobSummary {
  return {
    id: jobId(row),
    status: row.status,
    type: row.type,
    currentUser: row.profile,
    subsystem: row.subsystem,
    entered: Number(row.entered),
    started: row.started === null ? undefined : Number(row.started),
    ended: row.ended === null ? undefined : Number(row.ended),
    endCode: row.end_code ?? undefined,
  };
}

export function describe(row: JobRow): JobDescription {
  const {
    libraries = { system: [], current: undefined, user: [] },
    ccsid = 65535,
    defaultCcsid = 37,
    attributes = {},
    end,
  } = row.state;
  return {
    ...summary(row),
    libraries,
    ccsid,
    defaultCcsid,
    attributes,
    endRequested: end !== undefined || row.request?.end !== undefined,
    queue: row.queue_name === null ? undefined : { name: row.queue_name, library: row.queue_library!, held: row.held! },
  };
}

export interface MessageRow {
  readonly key: number;
  readonly sent: bigint;
  readonly from_program: string;
  readonly id: string;
  readonly type: MessageType;
  readonly severity: number;
  readonly text: string;
  readonly help: string;
  readonly file: string;
  readonly library: string;
  readonly data: Buffer;
}

export function loggedMessage({ key, sent, from_program: fromProgram, ...message }: MessageRow): LoggedMessage {
  return { key, sent: Number(sent), fromProgram, message };
}

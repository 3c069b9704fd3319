import type { Message } from '../messages/message.ts';
import type { Profile } from '../profiles/profile.ts';

/** Qualified job name: `number/user/name`. */
export interface JobId {
  /** Six digits. */
  readonly number: string;
  readonly user: string;
  readonly name: string;
}

/** The parts of a library list, in search order: system, current, user. */
export interface LibraryList {
  readonly system: readonly string[];
  /** undefined: no current library; objects then go to QGPL. */
  readonly current: string | undefined;
  readonly user: readonly string[];
}

/** The unit of work that one connection, one submitted command or one session is. */
export interface Job {
  readonly id: JobId;
  /** The profile under which authority is checked now. Changes when a server job is handed to the user who signed on. */
  readonly profile: Profile;
  readonly type: 'prestart' | 'batch' | 'interactive' | 'system';
  libraries: LibraryList;
  ccsid: number;
  readonly log: JobLog;
  /** Aborted by ENDJOB and when the host stops. */
  readonly ending: AbortSignal;
  /** LOGCLPGM, DATFMT, TIMSEP ... by keyword; what CHGJOB changes and RTVJOBA and QUSRJOBI read. */
  attribute(keyword: string): string;
  setAttribute(keyword: string, value: string): void;
  /** Runs the rest of the job under another profile (prestart server jobs, profile swap). */
  runAs(profile: Profile): void;
  /** Ends the job and keeps its log as the system value and the job's LOG level say. */
  end(): Promise<void>;
}

/** A message in a job log, with when and from where it was sent. */
export interface LoggedMessage {
  readonly key: number;
  readonly message: Message;
  /** Milliseconds since 1970 UTC. */
  readonly sent: number;
  readonly fromProgram: string;
}

export interface JobLog {
  send(message: Message, fromProgram?: string): LoggedMessage;
  /** Messages sent after `key` (0: all), oldest first, as far as they are still in memory. */
  since(key: number): readonly LoggedMessage[];
  readonly lastKey: number;
}

export interface NewJob {
  readonly name: string;
  /** The user in the job's name: QUSER for prestart server jobs, the user of SBMJOB ... */
  readonly user: string;
  readonly profile: Profile;
  readonly type: Job['type'];
}

export interface Jobs {
  start(job: NewJob): Promise<Job>;
  /** Active jobs of all processes that share the store, and ended ones whose logs are kept. */
  find(id: Partial<JobId>): Promise<JobSummary[]>;
  /** Asks the job to end, in whichever process it runs. Throws CPF1321 not found, CPF1317/CPF1336 as IBM i does. */
  requestEnd(id: JobId, option: { readonly immediate: boolean; readonly delay: number }): Promise<void>;
  /** The kept log of any job. */
  log(id: JobId): Promise<readonly LoggedMessage[]>;
}

export interface JobSummary {
  readonly id: JobId;
  readonly status: '*ACTIVE' | '*JOBQ' | '*OUTQ';
  readonly type: Job['type'];
  readonly currentUser: string;
  readonly started: number;
  readonly ended: number | undefined;
}

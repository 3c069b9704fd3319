import type { Message } from '../messages/message.ts';
import type { Requester } from '../objects/object.ts';
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

export type JobType = 'prestart' | 'batch' | 'interactive' | 'system';

/**
 * How a job came to its end, as message CPF1164 shows it. Source: IBM i documentation, "Job end codes".
 */
export const EndCode = {
  normal: 0,
  /** Normally, while a controlled end was under way. */
  normalWhileEnding: 10,
  /** A message exceeded the end severity of the job. */
  endSeverity: 20,
  abnormal: 30,
  endedBeforeActive: 40,
  endedWhileActive: 50,
  subsystemEnded: 60,
  systemEnded: 70,
} as const;

export type EndCode = (typeof EndCode)[keyof typeof EndCode];

/** What ENDJOB asks for. */
export interface EndOption {
  /** OPTION(*IMMED) rather than *CNTRLD. */
  readonly immediate: boolean;
  /** Seconds that a controlled end leaves the job. */
  readonly delay: number;
}

/** The unit of work that one connection, one submitted command or one session is. */
export interface Job {
  readonly id: JobId;
  /** The profile under which authority is checked now. Changes when a server job is handed to the user who signed on. */
  readonly profile: Profile;
  readonly type: JobType;
  /** Milliseconds since 1970 UTC. */
  readonly started: number;
  libraries: LibraryList;
  /** 65535: character data is not converted; names and commands are then in `defaultCcsid`. */
  ccsid: number;
  /** The CCSID of the job's text: `ccsid`, unless that is 65535, which the language of the job replaces. */
  readonly defaultCcsid: number;
  readonly log: JobLog;
  /**
   * Aborted by ENDJOB and when the host stops: whatever the job waits for ends then. Its reason is an {@link EndOption}; a
   * controlled end aborts after its delay.
   */
  readonly ending: AbortSignal;
  /** True from the moment a controlled or immediate end was asked for. */
  readonly endRequested: boolean;
  /**
   * LOGCLPGM, DATFMT, TIMSEP ... by keyword, as CHGJOB takes them: what CHGJOB changes and RTVJOBA and QUSRJOBI read. Elements of a list
   * are separated by one blank (`4 0 *NOLIST`), library and name by a slash. CCSID is there too.
   */
  attribute(keyword: string): string;
  /** CPF1336 with a CPD0084 diagnostic for a value that the attribute cannot take; unknown keywords are a programming error. */
  setAttribute(keyword: string, value: string): void;
  /**
   * Runs the rest of the job under another profile. A prestart job is thereby handed to the user who signed on: library list, CCSID and
   * attributes become those with which a job of that user starts. Any other job keeps them (profile swap).
   */
  runAs(profile: Profile): void;
  /** Ends the job and keeps its log as the job's LOG attribute and the end code say. Calling it again changes nothing. */
  end(code?: EndCode): Promise<void>;
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
  readonly type: JobType;
  /** Where it runs, for displays; by default the subsystem in which jobs of its type usually run. */
  readonly subsystem?: string;
  /** By default that of the system values and the profile. */
  readonly libraries?: LibraryList;
  /** Attributes that differ from those with which a job of this user starts. */
  readonly attributes?: Readonly<Record<string, string>>;
}

export interface Jobs {
  /** Costs no round trip to the store, except now and then for a supply of job numbers. */
  start(job: NewJob): Promise<Job>;
  /** The active jobs of this process. */
  readonly here: ReadonlyMap<string, Job>;
  /** Jobs of all processes that share the store: active, waiting on job queues, and ended ones whose logs are kept. */
  find(id: Partial<JobId>): Promise<JobSummary[]>;
  /** As `find`, with the description of those that may be looked into: one's own, and all with *JOBCTL. */
  list(by: Requester, id: Partial<JobId>): Promise<JobListing[]>;
  /** The one job that `id` names. CPF1321 not found; CPF1332 when several fit. */
  require(id: Partial<JobId>): Promise<JobSummary>;
  /** What QUSRJOBI and DSPJOB show of any job, in whichever process it runs. CPF1321; CPF1344 without authority to it. */
  describe(by: Requester, id: JobId): Promise<JobDescription>;
  /**
   * CHGJOB of any job. CPF1321 not found, CPF1317 when its process does not answer, CPF1336 a value is not valid, CPF1344 no
   * authority: a job may be changed by its user and by who has *JOBCTL.
   */
  change(by: Requester, id: JobId, attributes: Readonly<Record<string, string>>): Promise<void>;
  /**
   * Asks the job to end, in whichever process it runs; a job on a job queue is removed from it. CPF1321 not found, CPF1344 no authority,
   * CPF1361 or CPF1363 already ending, CPF1362 ended.
   */
  requestEnd(by: Requester, id: JobId, option: EndOption): Promise<void>;
  /** The log of any job, active or kept. CPF1321; CPF1344 without authority to it. */
  log(by: Requester, id: JobId): Promise<readonly LoggedMessage[]>;
}

export type JobStatus = '*ACTIVE' | '*JOBQ' | '*OUTQ';

export interface JobSummary {
  readonly id: JobId;
  readonly status: JobStatus;
  readonly type: JobType;
  readonly currentUser: string;
  readonly subsystem: string;
  /** When it entered the system. Milliseconds since 1970 UTC, like all times here. */
  readonly entered: number;
  /** undefined while it waits on a job queue. */
  readonly started: number | undefined;
  readonly ended: number | undefined;
  readonly endCode: EndCode | undefined;
}

export interface JobListing {
  readonly summary: JobSummary;
  /** undefined: no authority to it. Of a job of another process as that last wrote it down. */
  readonly description: JobDescription | undefined;
}

export interface JobDescription extends JobSummary {
  readonly libraries: LibraryList;
  readonly ccsid: number;
  readonly defaultCcsid: number;
  /** As {@link Job.attribute}; all of them. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly endRequested: boolean;
  /** Of a job that waits on a job queue. */
  readonly queue: { readonly name: string; readonly library: string; readonly held: boolean } | undefined;
}

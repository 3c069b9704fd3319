import type { NewObject, QualifiedName, Requester } from '../objects/object.ts';
import type { Job, JobId, LibraryList } from './job.ts';

/** What SBMJOB is given. */
export interface Submission {
  readonly name: string;
  /** The command to run (CMD or RQSDTA). */
  readonly command: string;
  /** JOBQ; by default QGPL/QBATCH. */
  readonly queue?: QualifiedName;
  /** USER: `*CURRENT` (default) or a profile to which the submitter has *USE. */
  readonly user?: string;
  /** JOBPTY 0 to 9, default 5; a lower number is taken first. */
  readonly priority?: number;
  /** HOLD(*YES). */
  readonly held?: boolean;
  /** SCDDATE and SCDTIME: not taken before then. Milliseconds since 1970 UTC. */
  readonly notBefore?: number;
  /** By default that of the submitting job (INLLIBL(*CURRENT) CURLIB(*CURRENT)). */
  readonly libraries?: LibraryList;
  readonly attributes?: Readonly<Record<string, string>>;
  /** MSGQ: who hears of its end; `*USRPRF` (default) is the message queue of the submitting user. */
  readonly messageQueue?: '*NONE' | '*USRPRF' | QualifiedName;
}

export interface JobQueueDescription {
  readonly name: string;
  readonly library: string;
  readonly held: boolean;
  /** Jobs of the queue that run at the same time; undefined without limit. */
  readonly maximumActive: number | undefined;
  readonly waiting: number;
  readonly active: number;
}

export interface WaitingJob {
  readonly id: JobId;
  readonly priority: number;
  readonly held: boolean;
  readonly notBefore: number | undefined;
}

/**
 * Job queues (`*JOBQ`) and the jobs that wait on them. Every process of the system takes jobs from them. A job that was running when its
 * process died is marked as ended abnormally; it is never run a second time.
 */
export interface JobQueues {
  /**
   * Resolves when the job is in the store. CPF1338 with the diagnostics that say why not: CPF3307 no such queue, CPF2217 no authority
   * to the user profile ...
   */
  submit(job: Job, submission: Submission): Promise<JobId>;
  create(
    job: Requester,
    queue: Pick<NewObject, 'name' | 'library' | 'text' | 'authority'> & { readonly maximumActive?: number },
  ): Promise<void>;
  /** HLDJOB and RLSJOB of a job that waits. CPF1321, CPF1344, CPF1343 when it does not wait on a queue. */
  hold(by: Requester, id: JobId): Promise<void>;
  release(by: Requester, id: JobId): Promise<void>;
  /** HLDJOBQ and RLSJOBQ. CPF3307 not found. */
  holdQueue(by: Requester, queue: QualifiedName): Promise<void>;
  releaseQueue(by: Requester, queue: QualifiedName): Promise<void>;
  describe(by: Requester, queue: QualifiedName): Promise<JobQueueDescription>;
  /** The jobs that wait, in the order in which they will be taken. */
  list(by: Requester, queue: QualifiedName): Promise<WaitingJob[]>;
}

/** Runs the command of a submitted job. Rejects with the escape message that ended it, which is in the job log then. */
export type RunCommand = (job: Job, command: string) => Promise<void>;

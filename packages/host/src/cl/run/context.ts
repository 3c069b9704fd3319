import type { Programs } from '../../programs/room.ts';
import type { Spool } from '../../spool/spool.ts';
import type { Clock } from '../../system/clock.ts';
import type { Job, Jobs } from '../../system/jobs/job.ts';
import type { JobQueues } from '../../system/jobs/job-queues.ts';
import type { MessageId } from '../../system/messages/catalogue/index.ts';
import type { Replacement } from '../../system/messages/catalogue.ts';
import type { EscapeError } from '../../system/messages/message.ts';
import type { System } from '../../system/system.ts';
import type { Problem } from '../problem.ts';
import type { ServiceControl } from '../services.ts';

/**
 * The rooms that commands work on. They are looked up when a command begins: a room that itself runs commands, as that of programs does,
 * may be given as a getter.
 */
export interface Rooms
  extends Pick<
    System,
    | 'messages'
    | 'objects'
    | 'libraries'
    | 'profiles'
    | 'authentication'
    | 'authority'
    | 'authorizationLists'
    | 'messageFiles'
    | 'messageQueues'
    | 'dataQueues'
    | 'dataAreas'
    | 'values'
    | 'networkAttributes'
  > {
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly jobQueues: JobQueues;
  readonly programs: Programs;
  readonly spool: Spool;
  readonly services: ServiceControl;
}

/** What a command works with: the rooms, the job that runs it, and that job's log. */
export interface CommandContext extends Rooms {
  readonly job: Job;
  /** Sends a completion message to the job log. */
  complete(id: MessageId, replacements?: readonly Replacement[]): void;
  /** Sends a diagnostic message to the job log, before an escape that it explains. */
  diagnose(id: MessageId, replacements?: readonly Replacement[]): void;
  /** The error for a command whose parameters turn out to be wrong only when it runs: as if its definition had said so. */
  refuse(problem: Problem): EscapeError;
}

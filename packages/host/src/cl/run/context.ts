import type { Programs } from '../../programs/room.ts';
import type { Spool } from '../../spool/spool.ts';
import type { AuthorizationLists, ObjectAuthority } from '../../system/authority/object-authority.ts';
import type { Clock } from '../../system/clock.ts';
import type { DataAreas } from '../../system/data-areas/data-area.ts';
import type { DataQueues } from '../../system/data-queues/room.ts';
import type { Job, Jobs } from '../../system/jobs/job.ts';
import type { JobQueues } from '../../system/jobs/job-queues.ts';
import type { MessageQueues } from '../../system/message-queues/message-queue.ts';
import type { MessageId } from '../../system/messages/catalogue/index.ts';
import type { Catalogue, Replacement } from '../../system/messages/catalogue.ts';
import type { EscapeError } from '../../system/messages/message.ts';
import type { Libraries, Objects } from '../../system/objects/object.ts';
import type { Authentication } from '../../system/profiles/authentication.ts';
import type { Profiles } from '../../system/profiles/profile.ts';
import type { SystemValues } from '../../system/values/system-value.ts';
import type { Problem } from '../problem.ts';
import type { ServiceControl } from '../services.ts';

/** The rooms that commands work on. */
export interface Rooms {
  readonly messages: Catalogue;
  readonly clock: Clock;
  readonly objects: Objects;
  readonly libraries: Libraries;
  readonly profiles: Profiles;
  readonly authentication: Authentication;
  readonly objectAuthority: ObjectAuthority;
  readonly authorizationLists: AuthorizationLists;
  readonly jobs: Jobs;
  readonly jobQueues: JobQueues;
  readonly messageQueues: MessageQueues;
  readonly dataQueues: DataQueues;
  readonly dataAreas: DataAreas;
  readonly systemValues: SystemValues;
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

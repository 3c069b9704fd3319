import type { CommandDefinition } from '../../cl/definition/command.ts';
import type { ObjectAuthority } from '../../system/authority/object-authority.ts';
import type { Clock } from '../../system/clock.ts';
import type { DataAreas } from '../../system/data-areas/data-area.ts';
import type { Job, Jobs } from '../../system/jobs/job.ts';
import type { MessageFiles } from '../../system/message-files/message-file.ts';
import type { MessageQueues } from '../../system/message-queues/message-queue.ts';
import type { Catalogue } from '../../system/messages/catalogue.ts';
import type { NetworkAttributes } from '../../system/network-attributes/network-attributes.ts';
import type { Objects } from '../../system/objects/object.ts';
import type { Profiles } from '../../system/profiles/profile.ts';
import type { UserSpaces } from '../../system/user-spaces/user-space.ts';
import type { SystemValues } from '../../system/values/system-value.ts';
import type { Programs } from '../room.ts';

/** The rooms that system programs work on. */
export interface SystemRooms {
  readonly messages: Catalogue;
  readonly clock: Clock;
  /** `V7R5M0`. */
  readonly release: string;
  readonly objects: Objects;
  readonly objectAuthority: ObjectAuthority;
  readonly profiles: Profiles;
  readonly jobs: Jobs;
  readonly dataAreas: DataAreas;
  readonly userSpaces: UserSpaces;
  readonly messageFiles: MessageFiles;
  readonly messageQueues: MessageQueues;
  readonly systemValues: SystemValues;
  readonly networkAttributes: NetworkAttributes;
  readonly programs: Pick<Programs, 'serviceProgram'>;
  readonly commands: Commands;
  /** The *CMD objects, by name. */
  readonly commandDefinitions: ReadonlyMap<string, CommandDefinition>;
}

/** The command interpreter as system programs need it. */
export interface Commands {
  run(job: Job, text: string, options?: CommandOptions): Promise<void>;
  check(job: Job, text: string, options?: CommandOptions): Promise<void>;
}

interface CommandOptions {
  readonly errorEscape?: 'CPF0001' | 'CPF0006';
  readonly fromProgram?: boolean;
}

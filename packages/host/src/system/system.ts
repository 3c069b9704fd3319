import type { RoomSchema } from '../store/migrations.ts';
import { migrate } from '../store/migrations.ts';
import type { Store } from '../store/store.ts';
import {
  openSecurityRooms,
  type SecurityCollaborators,
  type SecurityRooms,
  securitySchemas,
} from './authority/rooms.ts';
import { closeInReverse } from './closing.ts';
import type { DataAreas } from './data-areas/data-area.ts';
import { dataAreaSchema } from './data-areas/schema.ts';
import { StoredDataAreas } from './data-areas/stored-data-areas.ts';
import { openDataQueues } from './data-queues/data-queues.ts';
import type { DataQueues } from './data-queues/room.ts';
import { dataQueueSchema } from './data-queues/schema.ts';
import { jobSchema } from './jobs/schema.ts';
import { StoredJobQueues } from './jobs/stored-job-queues.ts';
import { StoredJobs } from './jobs/stored-jobs.ts';
import type { MessageFiles } from './message-files/message-file.ts';
import { messageFileSchema } from './message-files/schema.ts';
import { StoredMessageFiles } from './message-files/stored-message-files.ts';
import type { MessageQueues } from './message-queues/message-queue.ts';
import { messageQueueSchema } from './message-queues/schema.ts';
import { openMessageQueues } from './message-queues/stored-message-queues.ts';
import { ProfilesWithQueues } from './message-queues/user-queues.ts';
import type { Catalogue } from './messages/catalogue.ts';
import { catalogue } from './messages/shipped-catalogue.ts';
import type { NetworkAttributes } from './network-attributes/network-attributes.ts';
import { networkAttributeSchema } from './network-attributes/schema.ts';
import { openNetworkAttributes } from './network-attributes/stored-network-attributes.ts';
import { shipObjects } from './shipped-objects.ts';
import { userSpaceSchema } from './user-spaces/schema.ts';
import { StoredUserSpaces } from './user-spaces/stored-user-spaces.ts';
import type { UserSpaces } from './user-spaces/user-space.ts';
import { systemValueSchema } from './values/schema.ts';
import { openSystemValues } from './values/stored-values.ts';
import type { SystemValues } from './values/system-value.ts';

/** Tables of the system rooms, in the order in which they may refer to each other. */
export const systemSchemas: readonly RoomSchema[] = [
  ...securitySchemas,
  systemValueSchema,
  networkAttributeSchema,
  jobSchema,
  messageFileSchema,
  messageQueueSchema,
  dataAreaSchema,
  userSpaceSchema,
  dataQueueSchema,
];

/** Everything of the system that exists once and that other rooms and the doors stand on. */
export interface System extends Omit<SecurityRooms, 'close'> {
  readonly messages: Catalogue;
  readonly values: SystemValues;
  readonly networkAttributes: NetworkAttributes;
  readonly jobs: StoredJobs;
  readonly jobQueues: StoredJobQueues;
  readonly messageFiles: MessageFiles;
  readonly messageQueues: MessageQueues;
  readonly dataQueues: DataQueues;
  readonly dataAreas: DataAreas;
  readonly userSpaces: UserSpaces;
  /** Closes the rooms in the reverse order. */
  close(): Promise<void>;
}

export interface SystemOptions
  extends Pick<SecurityCollaborators, 'clock' | 'random' | 'audit' | 'key' | 'firstPassword'> {
  readonly store: Store;
  /** Present when no other process uses the store: where data queues keep their journal. */
  readonly journal?: string | undefined;
}

/**
 * Brings the store's tables up to date, builds the system rooms, and ships the system at its first start. What was opened before
 * something fails is closed again. Submitted jobs wait until somebody calls `jobQueues.serve`.
 */
export async function openSystem(options: SystemOptions): Promise<System> {
  const { store, clock } = options;
  const opened: (() => Promise<void>)[] = [];
  const close = () => closeInReverse(opened);
  try {
    await migrate(store, systemSchemas);
    const messages = catalogue;
    const values = await openSystemValues({
      store,
      messages,
      clock,
      profiles: { specialAuthorities: job => security.profiles.specialAuthorities(job) },
    });
    opened.push(() => values.close());
    const security = await openSecurityRooms({ ...options, messages, values });
    opened.push(() => security.close());
    const common = { store, clock, messages, values, objects: security.objects };
    const jobs = new StoredJobs({ ...common, profiles: security.profiles });
    await jobs.open();
    opened.push(() => jobs.close());
    jobs.onEnd(async id => {
      await security.objects.endTemporaryLibrary(id);
      return undefined;
    });

    const messageQueues = await openMessageQueues(common);
    opened.push(() => messageQueues.close());
    const journal = options.journal === undefined ? undefined : { directory: options.journal };
    const dataQueues = await openDataQueues({ ...common, process: String(jobs.process), journal });
    opened.push(() => dataQueues.close());
    const messageFiles = new StoredMessageFiles(common);
    const dataAreas = new StoredDataAreas(common);
    const userSpaces = new StoredUserSpaces(common);
    const profiles = new ProfilesWithQueues({ ...security, messageQueues });
    const networkAttributes = await openNetworkAttributes({ store, messages, profiles });
    const { systemJob } = security;
    const jobQueues = new StoredJobQueues({ ...common, profiles, jobs, messageQueues, dataAreas, systemJob });
    opened.push(() => jobQueues.close());

    await shipObjects(
      { objects: security.objects, messageFiles, messageQueues, jobQueues, profiles },
      await systemJob(),
    );
    await jobs.watch();
    const rooms = { jobs, jobQueues, messageFiles, messageQueues, dataQueues, dataAreas, userSpaces };
    return { ...security, ...rooms, messages, values, networkAttributes, profiles, close };
  } catch (error) {
    await close();
    throw error;
  }
}

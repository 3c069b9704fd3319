import { Authority } from './authority/rights.ts';
import type { JobQueues } from './jobs/job-queues.ts';
import type { MessageFiles } from './message-files/message-file.ts';
import { systemMessageFile } from './message-files/stored-message-files.ts';
import type { MessageQueues } from './message-queues/message-queue.ts';
import type { ProfilesWithQueues } from './message-queues/user-queues.ts';
import { EscapeError } from './messages/message.ts';
import type { Objects, ObjectType, Requester } from './objects/object.ts';
import { shippedProfiles } from './profiles/shipped.ts';

export interface ShippedObjectRooms {
  readonly objects: Objects;
  readonly messageQueues: MessageQueues;
  readonly jobQueues: JobQueues;
  readonly messageFiles: MessageFiles;
  readonly profiles: ProfilesWithQueues;
}

/**
 * Makes the objects with which the rooms are shipped, as far as they are not there: the message file of the system, the operator's
 * message queue, those of the shipped profiles, and the queues of batch jobs (one at a time in QBATCH, as IBM i ships it, any number
 * in QSYSNOMAX).
 */
export async function shipObjects(rooms: ShippedObjectRooms, systemJob: Requester): Promise<void> {
  const { objects, messageQueues, messageFiles, jobQueues, profiles } = rooms;
  const missing = async (library: string, name: string, type: ObjectType) => {
    try {
      await objects.resolve(systemJob, { name, library }, type, 0);
      return false;
    } catch (error) {
      if (error instanceof EscapeError && error.escape.id === 'CPF9801') return true;
      throw error;
    }
  };
  // The last one that is made: when it is there so are the others.
  const last = { library: 'QSYS', name: 'QSYSNOMAX' };
  if (!(await missing(last.library, last.name, '*JOBQ'))) return;
  if (await missing('QSYS', 'QSYSOPR', '*MSGQ')) {
    const operator = { library: 'QSYS', name: 'QSYSOPR', text: 'System operator message queue' };
    await unlessThere(messageQueues.create(systemJob, { ...operator, authority: Authority.change }));
  }
  const use = { authority: Authority.use };
  await unlessThere(messageFiles.create(systemJob, { ...systemMessageFile, ...use, text: 'Messages of the system' }));
  for (const name of Object.keys(shippedProfiles)) await profiles.giveQueue(await profiles.require(name));
  const batch = { library: 'QGPL', name: 'QBATCH', text: 'Default batch job queue', maximumActive: 1 };
  await unlessThere(jobQueues.create(systemJob, { ...batch, ...use }));
  await unlessThere(jobQueues.create(systemJob, { ...last, ...use, text: 'Job queue without limit of active jobs' }));
}

/** Another process that starts at the same moment may have been faster. */
async function unlessThere(creation: Promise<unknown>): Promise<void> {
  try {
    await creation;
  } catch (error) {
    if (!(error instanceof EscapeError && error.escape.id === 'CPF9870')) throw error;
  }
}

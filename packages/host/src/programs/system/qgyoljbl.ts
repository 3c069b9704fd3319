import { bytes, int32 } from '@bigiron/wire/message/index';
import { out } from '@bigiron/wire/program/index';
import { JobLogSelection } from '@bigiron/wire/systemprogram/message-list';
import type { JobId } from '../../system/jobs/job.ts';
import { isEscape } from '../directory/registration.ts';
import { type ApiCall, api } from './api.ts';
import { errorCode } from './error-code.ts';
import { length } from './fields.ts';
import { jobOf } from './job-information/head.ts';
import { isField, logEntry } from './message-list-entry.ts';
import { receiver } from './receiver.ts';

/** Fields of each message that one list may ask for: more than there are. */
const mostFields = 64;
const [oldest, newest] = [0, 0xffffffff];

/** Open List of Job Log Messages. Source of the parameters: JTOpen `JobLog.java`. */
export const qgyoljbl = api(
  {
    receiver,
    length,
    information: out(bytes(80)),
    count: int32('-1: build the whole list'),
    selection: bytes(),
    selectionLength: int32(),
    error: errorCode,
  },
  async ({ length, count, selection, selectionLength }, call) => {
    const given = Buffer.from(selection).subarray(0, Math.max(0, selectionLength));
    if (given.length < JobLogSelection.size!) throw call.messages.escape('CPF3C3A', ['QGYOLJBL', 5]);
    const head = JobLogSelection.decode(given.subarray(0, JobLogSelection.size!), call.text);
    const keys = fieldKeys(given, head.fieldsOffset, head.fieldCount, call);
    const { id, currentUser, log } = await logOf(head, call);
    const backward = head.direction === '*PRV';
    if (!backward && head.direction !== '*NEXT') throw call.messages.escape('CPF3C3A', ['QGYOLJBL', 5]);
    const start = Buffer.from(head.start).readUInt32BE();
    const all = start === oldest || start === newest;
    const chosen = log.filter(({ key }) => all || (backward ? key <= start : key >= start));
    // Before the oldest one, and after the newest, there are none.
    const listed = start === (backward ? oldest : newest) ? chosen.slice(...(backward ? [0, 1] : [-1])) : chosen;
    const ordered = backward ? [...listed].reverse() : listed;
    const entries = ordered.map(one => logEntry(one, id, currentUser, keys, call.text));
    return call.lists.opened(call, entries, { length, count });
  },
);

function fieldKeys(given: Buffer, offset: number, count: number, { messages }: ApiCall): number[] {
  const fits = count >= 0 && count <= mostFields && offset >= 0 && offset + 4 * count <= given.length;
  if (!fits) throw messages.escape('CPF3C3A', ['QGYOLJBL', 5]);
  const keys = Array.from({ length: count }, (_, i) => given.readInt32BE(offset + 4 * i));
  const unknown = keys.find(key => !isField(key));
  if (unknown !== undefined) throw messages.escape('CPF3C82', [unknown, 'QGYOLJBL']);
  return keys;
}

async function logOf(
  { job: name, user, number, internalId }: { job: string; user: string; number: string; internalId: Uint8Array },
  { job, jobs, messages }: ApiCall,
) {
  const wanted = name === '*' ? job.id : name === '*INT' ? jobOf(internalId) : given({ name, user, number });
  if (wanted === undefined) throw messages.escape('CPF3C51');
  try {
    const { id, currentUser } = await jobs.require(wanted);
    return { id, currentUser, log: await jobs.log(job, id) };
  } catch (error) {
    if (isEscape(error, 'CPF1321')) throw messages.escape('CPF3C53', [name, user, number]);
    if (isEscape(error, 'CPF1344')) throw messages.escape('CPF3C57');
    throw error;
  }
}

/** Parts that were left blank are not part of the question. */
function given({ name, user, number }: JobId): Partial<JobId> {
  return { name, ...(user === '' ? {} : { user }), ...(number === '' ? {} : { number }) };
}

import { JobSelection, JobSelectionMore } from '@bigiron/wire/systemprogram/job-list';
import type { JobListing } from '../../../system/jobs/job.ts';
import type { ApiCall } from '../api.ts';
import type { Subject } from '../job-information/format.ts';
import { types } from '../job-information/head.ts';
import { activeStatus, queueStatus } from './fields.ts';

/** Values of one criterion: more than anybody asks for. */
const mostValues = 1000;

type Criterion = (listing: JobListing, subject: Subject | undefined) => boolean;

/**
 * The job selection information of QGYOLJOB: of OLJS0100, and of OLJS0200 when there is more of it. What is only known of jobs that the
 * caller may look into selects none of the others. CPF3C3A when it is not valid.
 */
export function readSelection(information: Uint8Array, call: ApiCall): Criterion {
  const bytes = Buffer.from(information);
  const invalid = () => call.messages.escape('CPF3C3A', ['QGYOLJOB', 9]);
  const basicSize = JobSelection.size!;
  if (bytes.length < basicSize) throw invalid();
  const basic = JobSelection.decode(bytes.subarray(0, basicSize), call.text);
  const moreEnd = basicSize + JobSelectionMore.size!;
  const more =
    bytes.length < moreEnd ? undefined : JobSelectionMore.decode(bytes.subarray(basicSize, moreEnd), call.text);

  const values = (offset: number, count: number, size: number): Buffer[] => {
    if (count === 0) return [];
    if (count < 0 || count > mostValues || offset < 0 || offset + count * size > bytes.length) throw invalid();
    return Array.from({ length: count }, (_, i) => bytes.subarray(offset + i * size, offset + (i + 1) * size));
  };
  const texts = (offset: number, count: number, size: number) =>
    values(offset, count, size).map(one => call.text.decode(one).trimEnd());
  const oneOf = (wanted: readonly string[], value: (subject: Subject) => string): Criterion =>
    wanted.length === 0 ? everything : (_, subject) => subject !== undefined && wanted.includes(value(subject));

  const { id, profile } = call.job;
  const current = (value: string, own: string) => (value === '*' || value === '*CURRENT' ? own : value);
  const statuses = texts(basic.statusOffset, basic.statusCount, 10);
  const queueStatuses = texts(basic.queueStatusOffset, basic.queueStatusCount, 10);
  const activeStatuses = texts(basic.activeStatusOffset, basic.activeStatusCount, 4);
  const queues = texts(basic.queueOffset, basic.queueCount, 20);
  const kinds = more === undefined ? [] : values(more.typeOffset, more.typeCount, 4).map(one => one.readInt32BE());
  const criteria: Criterion[] = [
    named(current(basic.name, id.name), ({ summary }) => summary.id.name),
    named(current(basic.user, profile.name), ({ summary }) => summary.id.user),
    named(basic.number, ({ summary }) => summary.id.number),
    basic.type === '*' ? everything : ({ summary }) => types[summary.type].type === basic.type,
    statuses.length === 0 ? everything : ({ summary }) => statuses.includes(summary.status),
    // These two are about jobs that are active, and about those on job queues; others are left alone by them.
    (listing, subject) => listing.summary.status !== '*ACTIVE' || oneOf(activeStatuses, activeStatus)(listing, subject),
    (listing, subject) =>
      listing.summary.status !== '*JOBQ' ||
      subject === undefined ||
      oneOf(queueStatuses, queueStatus)(listing, subject),
    oneOf(queues, ({ job: { queue } }) => (queue === undefined ? '' : `${queue.name.padEnd(10)}${queue.library}`)),
    kinds.length === 0 ? everything : ({ summary }) => kinds.some(kind => isOfKind(types[summary.type].enhanced, kind)),
  ];
  if (more !== undefined) {
    criteria.push(
      oneOf(texts(more.userOffset, more.userCount, 10), ({ job }) => job.currentUser),
      oneOf(
        texts(more.subsystemOffset, more.subsystemCount, 10).filter(one => one !== '*ALL'),
        ({ job }) => job.subsystem,
      ),
      // No job here is known as a server of some kind.
      oneOf(
        texts(more.serverOffset, more.serverCount, 30).filter(one => one !== '*ALL'),
        () => '*BLANK',
      ),
    );
  }
  return (listing, subject) => criteria.every(criterion => criterion(listing, subject));
}

const everything: Criterion = () => true;

/** A name, a generic one, or *ALL. */
function named(wanted: string, value: (listing: JobListing) => string): Criterion {
  if (wanted === '*ALL' || wanted === '') return everything;
  if (wanted.endsWith('*')) return listing => value(listing).startsWith(wanted.slice(0, -1));
  return listing => value(listing) === wanted;
}

/** A number of hundreds stands for all types of its kind. */
function isOfKind(type: number, kind: number): boolean {
  return type === kind || (kind % 100 === 0 && Math.floor(type / 100) === kind / 100);
}

import type { Json, Queryable, Statement, Store } from '../../store/store.ts';
import type { QualifiedName } from '../objects/object.ts';
import type { ActiveJob, JobState } from './active-job.ts';
import type { WaitingJob } from './job-queues.ts';
import { jobId } from './rows.ts';

export const queueChannel = 'bigiron_job_queue';

/** A job that is to be put on a queue. */
export interface Waiting {
  readonly job: ActiveJob;
  readonly queue: { readonly id: bigint; readonly name: string; readonly library: string };
  readonly command: string;
  readonly priority: number;
  readonly held: boolean;
  readonly notBefore: number | undefined;
  readonly localDataArea: Buffer;
  readonly messageQueue: QualifiedName | undefined;
}

/** A job that was taken from its queue, and is active in this process from now on. */
export interface Taken {
  readonly number: number;
  readonly user_name: string;
  readonly name: string;
  readonly profile: string;
  readonly subsystem: string;
  readonly entered: bigint;
  readonly state: JobState;
  readonly command: string;
  readonly local_data_area: Buffer;
}

/** Puts a job on a queue, and tells all processes that something waits there. */
export function submit(waiting: Waiting): Statement[] {
  const { job, queue, command, priority, held, notBefore, localDataArea, messageQueue } = waiting;
  return [
    {
      text: `INSERT INTO job (number, user_name, name, type, subsystem, status, profile, entered, state)
        VALUES ($1, $2, $3, 'batch', $4, '*JOBQ', $5, $6, $7::jsonb)`,
      params: [
        job.number,
        job.id.user,
        job.id.name,
        job.subsystem,
        job.profile.name,
        job.entered,
        job.state() as unknown as Json,
      ],
    },
    {
      text: `INSERT INTO submission (job, queue, queue_name, queue_library, active, held, priority, entered, not_before, command,
          local_data_area, message_queue)
        VALUES ($1, $2, $3, $4, false, $5, $6, $7, $8, $9, $10, $11::jsonb)`,
      params: [
        job.number,
        queue.id,
        queue.name,
        queue.library,
        held,
        priority,
        job.entered,
        notBefore ?? null,
        command,
        localDataArea,
        messageQueue === undefined ? null : { name: messageQueue.name, library: messageQueue.library },
      ],
    },
    { text: 'SELECT pg_notify($1, $2)', params: [queueChannel, ''] },
  ];
}

const ready = 'NOT active AND NOT held AND (not_before IS NULL OR not_before <= $1::int8)';

/**
 * Takes up to `most` jobs that are due, those of a queue in the order of priority and arrival and not more than it lets run at the
 * same time. When that is committed the jobs belong to this process, and to no other, whatever happens.
 */
export function take(store: Store, process: number, now: number, most: number): Promise<Taken[]> {
  return store.transaction(async tx => {
    // The lock makes dispatchers of all processes count one after the other.
    const { rows: queues } = await tx.query<{ object_id: bigint; maximum_active: number | null }>(
      `SELECT object_id, maximum_active FROM job_queue WHERE NOT held
         AND EXISTS (SELECT 1 FROM submission WHERE queue = object_id AND ${ready}) ORDER BY object_id FOR UPDATE`,
      [now],
    );
    const taken: Taken[] = [];
    for (const { object_id: queue, maximum_active: limit } of queues) {
      const room = most - taken.length;
      const free = limit === null ? room : Math.min(room, limit - (await activeJobs(tx, queue)));
      if (free > 0) taken.push(...(await takeFrom(tx, queue, process, now, free)));
    }
    return taken;
  });
}

async function activeJobs(tx: Queryable, queue: bigint): Promise<number> {
  const { rows } = await tx.query<{ count: bigint }>('SELECT count(*) FROM submission WHERE queue = $1 AND active', [
    queue,
  ]);
  return Number(rows[0]!.count);
}

async function takeFrom(tx: Queryable, queue: bigint, process: number, now: number, most: number): Promise<Taken[]> {
  const { rows } = await tx.query<Taken>(
    `WITH chosen AS (
       UPDATE submission SET active = true WHERE job IN (
         SELECT job FROM submission WHERE queue = $2 AND ${ready} ORDER BY priority, entered, job LIMIT $3::int4)
       RETURNING job, command, local_data_area)
     UPDATE job SET status = '*ACTIVE', process = $4, started = $1 FROM chosen WHERE job.number = chosen.job
     RETURNING job.*, chosen.command, chosen.local_data_area`,
    [now, queue, most, process],
  );
  return rows.sort((a, b) => Number(a.entered - b.entered));
}

/** When the next job is due that waits for its time; undefined when none does. */
export async function nextDue(store: Store, now: number): Promise<number | undefined> {
  const { rows } = await store.query<{ due: bigint | null }>(
    'SELECT min(not_before) AS due FROM submission WHERE NOT active AND NOT held AND not_before > $1',
    [now],
  );
  const due = rows[0]?.due;
  return due === null || due === undefined ? undefined : Number(due);
}

/** Forgets that a job was submitted, once, and says who wants to hear of its end. */
export async function finish(store: Queryable, job: number): Promise<QualifiedName | undefined> {
  const { rows } = await store.query<{ message_queue: QualifiedName | null }>(
    'DELETE FROM submission WHERE job = $1 AND active RETURNING message_queue',
    [job],
  );
  return rows[0]?.message_queue ?? undefined;
}

/** The jobs that wait on a queue, in the order in which they will be taken. */
export async function waitingJobs(store: Queryable, queue: bigint): Promise<WaitingJob[]> {
  const { rows } = await store.query<{
    number: number;
    user_name: string;
    name: string;
    priority: number;
    held: boolean;
    not_before: bigint | null;
  }>(
    `SELECT number, user_name, name, priority, held, not_before FROM submission s JOIN job ON job.number = s.job
     WHERE queue = $1 AND NOT active ORDER BY priority, s.entered, number`,
    [queue],
  );
  return rows.map(row => ({
    id: jobId(row),
    priority: row.priority,
    held: row.held,
    notBefore: row.not_before === null ? undefined : Number(row.not_before),
  }));
}

import type { Store } from '../../store/store.ts';
import { Authority, Right } from '../authority/rights.ts';
import type { Clock } from '../clock.ts';
import type { DataAreas } from '../data-areas/data-area.ts';
import type { MessageQueues } from '../message-queues/message-queue.ts';
import { Needs, resolveQueue } from '../message-queues/rules.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import { EscapeError, type Message, MessageType } from '../messages/message.ts';
import { substituteEscape } from '../messages/substitute.ts';
import type { NewObject, ObjectDescription, Objects, QualifiedName, Requester } from '../objects/object.ts';
import type { Profile, Profiles } from '../profiles/profile.ts';
import { Dispatcher } from './dispatcher.ts';
import { dateAndTime, nameFields } from './history.ts';
import { EndCode, type Job, type JobId } from './job.ts';
import type { JobQueueDescription, JobQueues, RunCommand, Submission, WaitingJob } from './job-queues.ts';
import type { Afterwards, StoredJobs } from './stored-jobs.ts';
import { finish, queueChannel, submit, type Taken, waitingJobs } from './submissions.ts';

const defaultQueue: QualifiedName = { name: 'QBATCH', library: 'QGPL' };
/** Messages from this severity on end a batch job (ENDSEV of the shipped job description). */
const endSeverity = 30;

export interface JobQueueCollaborators {
  readonly store: Store;
  readonly clock: Clock;
  readonly messages: Catalogue;
  readonly objects: Objects;
  readonly profiles: Pick<Profiles, 'require'>;
  readonly jobs: StoredJobs;
  readonly messageQueues: Pick<MessageQueues, 'send'>;
  readonly dataAreas: Pick<DataAreas, 'localDataArea' | 'setLocalDataArea'>;
  /** On whose behalf users are told that their jobs have ended. */
  readonly systemJob: () => Promise<Requester>;
}

/** The job queue room. Jobs wait until `serve`. */
export class StoredJobQueues implements JobQueues {
  readonly #with: JobQueueCollaborators;
  #dispatcher: Dispatcher | undefined;

  constructor(collaborators: JobQueueCollaborators) {
    this.#with = collaborators;
    collaborators.jobs.onEnd((id, code) => this.#ended(id, code));
  }

  /** Begins to take jobs from the queues. */
  async serve(run: RunCommand): Promise<void> {
    const { store, clock, jobs } = this.#with;
    this.#dispatcher = new Dispatcher(store, clock, jobs.process, taken => this.#run(taken, run));
    await this.#dispatcher.open();
  }

  /** Takes no more jobs. */
  async close(): Promise<void> {
    await this.#dispatcher?.close();
  }

  async submit(job: Job, submission: Submission): Promise<JobId> {
    const { store, jobs, dataAreas, messages } = this.#with;
    try {
      const queue = await this.#resolve(job, submission.queue ?? defaultQueue, Right.read);
      const profile = await this.#user(job, submission.user);
      const planned = await jobs.plan({
        name: submission.name,
        user: profile.name,
        profile,
        type: 'batch',
        libraries: submission.libraries ?? job.libraries,
        attributes: submission.attributes ?? {},
      });
      const { messageQueue = '*USRPRF' } = submission;
      const told = { '*NONE': undefined, '*USRPRF': job.profile.messageQueue };
      await store.batch(
        submit({
          job: planned,
          queue,
          command: submission.command,
          priority: submission.priority ?? 5,
          held: submission.held ?? false,
          notBefore: submission.notBefore,
          localDataArea: dataAreas.localDataArea(job),
          messageQueue: typeof messageQueue === 'string' ? told[messageQueue] : await this.#told(job, messageQueue),
        }),
      );
      return planned.id;
    } catch (error) {
      if (!(error instanceof EscapeError)) throw error;
      const reason: Message = { ...error.escape, type: MessageType.diagnostic };
      throw messages.escape('CPF1338', [], [...error.diagnostics, reason]);
    }
  }

  async create(
    job: Requester,
    {
      maximumActive,
      ...object
    }: Pick<NewObject, 'name' | 'library' | 'text' | 'authority'> & { maximumActive?: number },
  ): Promise<void> {
    await this.#with.objects.create(job, { ...object, type: '*JOBQ' }, async (tx, id) => {
      await tx.query('INSERT INTO job_queue (object_id, held, maximum_active) VALUES ($1, false, $2)', [
        id,
        maximumActive ?? null,
      ]);
    });
  }

  hold(by: Requester, id: JobId): Promise<void> {
    return this.#setHeld(by, id, true);
  }

  release(by: Requester, id: JobId): Promise<void> {
    return this.#setHeld(by, id, false);
  }

  holdQueue(by: Requester, queue: QualifiedName): Promise<void> {
    return this.#setQueueHeld(by, queue, true);
  }

  releaseQueue(by: Requester, queue: QualifiedName): Promise<void> {
    return this.#setQueueHeld(by, queue, false);
  }

  async describe(by: Requester, queue: QualifiedName): Promise<JobQueueDescription> {
    const { id, name, library } = await this.#resolve(by, queue, Right.read);
    const { rows } = await this.#with.store.query<{
      held: boolean;
      maximum_active: number | null;
      active: bigint;
      waiting: bigint;
    }>(
      `SELECT q.held, maximum_active, count(job) FILTER (WHERE active) AS active, count(job) FILTER (WHERE NOT active) AS waiting
       FROM job_queue q LEFT JOIN submission ON queue = object_id WHERE object_id = $1 GROUP BY object_id`,
      [id],
    );
    const { held, maximum_active, active, waiting } = rows[0]!;
    const maximumActive = maximum_active ?? undefined;
    return { name, library, held, maximumActive, active: Number(active), waiting: Number(waiting) };
  }

  async list(by: Requester, queue: QualifiedName): Promise<WaitingJob[]> {
    const { id } = await this.#resolve(by, queue, Right.read);
    return waitingJobs(this.#with.store, id);
  }

  #resolve(by: Requester, queue: QualifiedName, rights: number): Promise<ObjectDescription> {
    const { objects, messages } = this.#with;
    const missing = () => messages.escape('CPF3307', [queue.name, queue.library]);
    return substituteEscape(objects.resolve(by, queue, '*JOBQ', rights), { CPF9801: missing, CPF9810: missing });
  }

  /** The system will send the message, so that it is seen here whether the submitter may. */
  async #told(job: Job, queue: QualifiedName): Promise<QualifiedName> {
    const { objects, messages } = this.#with;
    const { name, library } = await resolveQueue(objects, messages, job, queue, Needs.send);
    return { name, library };
  }

  /** The user of a submitted job: the current one, or another one whose profile the submitter may use. */
  async #user(job: Job, user = '*CURRENT'): Promise<Profile> {
    const { objects, profiles, messages } = this.#with;
    if (user === '*CURRENT') return job.profile;
    const profile = await profiles.require(user);
    await substituteEscape(objects.resolve(job, { name: profile.name, library: 'QSYS' }, '*USRPRF', Authority.use), {
      CPF9802: () => messages.escape('CPF2217', [user]),
    });
    return profile;
  }

  async #setHeld(by: Requester, id: JobId, held: boolean): Promise<void> {
    const { jobs, messages, store } = this.#with;
    // Whoever may not look at a job may not hold it either.
    const { id: found } = await jobs.describe(by, id);
    const { count } = await store.query('UPDATE submission SET held = $2 WHERE job = $1 AND NOT active', [
      Number(found.number),
      held,
    ]);
    if (count === 0) throw messages.escape('CPF1343', nameFields(id));
    if (!held) await store.notify(queueChannel);
  }

  async #setQueueHeld(by: Requester, queue: QualifiedName, held: boolean): Promise<void> {
    const { id } = await this.#resolve(by, queue, Authority.change);
    await this.#with.store.query('UPDATE job_queue SET held = $2 WHERE object_id = $1', [id, held]);
    if (!held) await this.#with.store.notify(queueChannel);
  }

  async #run(taken: Taken, run: RunCommand): Promise<void> {
    const job = await this.#begin(taken).catch(() => undefined);
    if (job === undefined) return;
    let code: EndCode | undefined;
    try {
      await run(job, taken.command);
    } catch (error) {
      if (!(error instanceof EscapeError)) code = EndCode.abnormal;
      else if (error.escape.severity >= endSeverity) code = EndCode.endSeverity;
    }
    await job.end(code).catch(() => undefined);
  }

  /** A job whose user is gone, or whose attributes are, ends before it begins. */
  async #begin(taken: Taken): Promise<Job> {
    const { jobs, profiles, dataAreas } = this.#with;
    const { number, user_name: user, name, subsystem, state } = taken;
    try {
      const profile = await profiles.require(taken.profile);
      const { libraries, ccsid, attributes } = state;
      const entered = Number(taken.entered);
      const start = { number, user, name, subsystem, profile, type: 'batch' as const, libraries, entered };
      const job = jobs.begin({ ...start, attributes: { ...attributes, CCSID: String(ccsid) } });
      dataAreas.setLocalDataArea(job, taken.local_data_area);
      return job;
    } catch (error) {
      await jobs.abandon(number, EndCode.endedBeforeActive);
      throw error;
    }
  }

  /** Whoever submitted the job is told that it has ended. */
  async #ended(id: JobId, code: EndCode): Promise<Afterwards | undefined> {
    const { store, messages, messageQueues, clock, systemJob } = this.#with;
    const told = await finish(store, Number(id.number));
    if (told === undefined) return undefined;
    const message =
      code >= EndCode.endSeverity
        ? messages.completion('CPF1240', nameFields(id))
        : messages.completion('CPF1241', [...nameFields(id), ...dateAndTime(clock.now())]);
    // A queue that is gone, or full, is no reason for the job not to end.
    return async () => {
      await messageQueues.send(await systemJob(), [told], message, { program: 'QWTCCCNJ' }).catch(() => undefined);
    };
  }
}

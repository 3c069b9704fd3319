import type { Json, Param, Store, Transaction } from '../../store/store.ts';
import type { Clock } from '../clock.ts';
import { closeInReverse } from '../closing.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import type { Requester } from '../objects/object.ts';
import type { Profiles } from '../profiles/profile.ts';
import type { SystemValues } from '../values/system-value.ts';
import { ActiveJob, acceptsAttribute, attributeError, type JobStart } from './active-job.ts';
import { logLevel } from './attributes.ts';
import { endedMessage, endProgram, nameFields, startedMessage, startProgram } from './history.ts';
import {
  EndCode,
  type EndOption,
  type Job,
  type JobDescription,
  type JobId,
  type JobListing,
  type JobSummary,
  type Jobs,
  type LoggedMessage,
  type NewJob,
} from './job.ts';
import { JobNumbers } from './numbers.ts';
import { Processes } from './process.ts';
import { JobRequests } from './requests.ts';
import {
  describe,
  type JobRequest,
  type JobRow,
  jobId,
  loggedMessage,
  type MessageRow,
  selectJobs,
  summary,
} from './rows.ts';
import { insertMessages } from './statements.ts';
import { JobWriter } from './writer.ts';

/** How long jobs that ended are kept with their logs, and how often older ones are removed; milliseconds. */
const keptFor = 30 * 24 * 3_600_000;
const cleaningInterval = 3_600_000;

export interface JobCollaborators {
  readonly store: Store;
  readonly values: SystemValues;
  readonly messages: Catalogue;
  readonly clock: Clock;
  readonly profiles: Pick<Profiles, 'specialAuthorities'>;
}

/**
 * Called when a job ends: in its own process, or in another one after that died, and then perhaps twice. What it returns is done when
 * the end of the job is known to everybody.
 */
export type JobEnded = (id: JobId, code: EndCode) => Promise<Afterwards | undefined>;
export type Afterwards = () => Promise<void>;

/** The jobs of this process, and by way of the store those of all others. */
export class StoredJobs implements Jobs {
  readonly #here = new Map<string, ActiveJob>();
  readonly #store: Store;
  readonly #values: SystemValues;
  readonly #messages: Catalogue;
  readonly #clock: Clock;
  readonly #profiles: JobCollaborators['profiles'];
  readonly #numbers: JobNumbers;
  readonly #processes: Processes;
  readonly #writer: JobWriter;
  readonly #requests: JobRequests;
  readonly #listeners = new Set<JobEnded>();
  #cancelCleaning: (() => void) | undefined;

  constructor({ store, values, messages, clock, profiles }: JobCollaborators) {
    this.#store = store;
    this.#values = values;
    this.#messages = messages;
    this.#clock = clock;
    this.#profiles = profiles;
    this.#numbers = new JobNumbers(store, clock);
    this.#processes = new Processes(store, clock);
    this.#writer = new JobWriter(store, clock, () => this.process);
    this.#requests = new JobRequests(
      store,
      clock,
      () => this.process,
      number => this.#attend(number),
    );
  }

  /** Registers this process. */
  async open(): Promise<void> {
    await this.#processes.open();
    await this.#requests.open();
  }

  /** Begins to clear up after processes that died. To be called when those who listen for the end of jobs are there. */
  async watch(): Promise<void> {
    this.#clean();
    await this.#processes.watch({
      bury: (transaction, process) => this.#bury(transaction, process),
      revive: () => this.#revive(),
    });
  }

  /** Ends what still runs here. */
  async close(): Promise<void> {
    this.#cancelCleaning?.();
    for (const job of this.#here.values()) job.requestEnd({ immediate: true, delay: 0 });
    await closeInReverse([
      () => this.#processes.close(),
      () => this.#requests.close(),
      () => this.#writer.close(),
      async () => {
        await Promise.all([...this.#here.values()].map(job => job.end(EndCode.endedWhileActive)));
      },
    ]);
  }

  /** Number of this process, unique among all that ever used the store. */
  get process(): number {
    return this.#processes.self;
  }

  get here(): ReadonlyMap<string, Job> {
    return this.#here;
  }

  onEnd(listener: JobEnded): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async start(job: NewJob): Promise<Job> {
    const started = this.begin({ ...job, number: await this.#numbers.next() });
    this.#writer.started(started);
    return started;
  }

  /** How a job would begin that will be started later, with a number of its own. It is not yet known to anybody. */
  async plan(job: NewJob): Promise<ActiveJob> {
    return this.#make({ ...job, number: await this.#numbers.next() });
  }

  /** Starts a job that the store already has as active in this process. */
  begin(start: JobStart): ActiveJob {
    const job = this.#make(start);
    this.#here.set(job.id.number, job);
    job.log.send(startedMessage(this.#messages, job), startProgram);
    return job;
  }

  #make(start: JobStart): ActiveJob {
    const surroundings = {
      values: this.#values,
      messages: this.#messages,
      clock: this.#clock,
      logged: (job: ActiveJob) => this.#writer.logged(job),
      changed: (job: ActiveJob) => this.#writer.changed(job),
      end: (job: ActiveJob, code: EndCode) => this.#end(job, code),
    };
    return new ActiveJob(surroundings, start);
  }

  /** Marks a job as ended that was taken from its queue and could not begin. */
  async abandon(number: number, code: EndCode): Promise<void> {
    const { rows } = await this.#store.query<JobRow>(
      `UPDATE job SET status = '*OUTQ', process = NULL, ended = $2, end_code = $3 WHERE number = $1 RETURNING *`,
      [number, this.#clock.now(), code],
    );
    for (const row of rows) await Promise.all((await this.#tell(jobId(row), code)).map(each => each()));
  }

  async find(id: Partial<JobId>): Promise<JobSummary[]> {
    return (await this.#rows(id)).map(summary);
  }

  async list(by: Requester, id: Partial<JobId>): Promise<JobListing[]> {
    const controls = (await this.#profiles.specialAuthorities(by)).has('*JOBCTL');
    return (await this.#rows(id)).map(row => {
      const state = this.#here.get(jobId(row).number)?.state() ?? row.state;
      const allowed = controls || row.profile === by.profile.name;
      return { summary: summary(row), description: allowed ? describe({ ...row, state }) : undefined };
    });
  }

  async require(id: Partial<JobId>): Promise<JobSummary> {
    return summary(await this.#row(id));
  }

  async describe(by: Requester, id: JobId): Promise<JobDescription> {
    const row = await this.#row(id);
    await this.#authorize(by, row);
    await this.#attended(row);
    return describe(await this.#row(id));
  }

  async change(by: Requester, id: JobId, attributes: Readonly<Record<string, string>>): Promise<void> {
    const row = await this.#row(id);
    await this.#authorize(by, row);
    if (row.status === '*OUTQ') throw this.#messages.escape('CPF1362', nameFields(id));
    for (const [keyword, value] of Object.entries(attributes)) {
      if (!acceptsAttribute(keyword, value)) throw attributeError(this.#messages, id, keyword, value);
    }
    if (row.status === '*JOBQ') {
      await this.#store.query(
        `UPDATE job SET state = jsonb_set(state, '{attributes}', state -> 'attributes' || $2::jsonb) WHERE number = $1`,
        [row.number, attributes as Json],
      );
      return;
    }
    await this.#store.query(
      `UPDATE job SET request = jsonb_set(coalesce(request, '{}'), '{attributes}',
         coalesce(request -> 'attributes', '{}') || $2::jsonb) WHERE number = $1`,
      [row.number, attributes as Json],
    );
    if (!(await this.#attended(row))) throw this.#messages.escape('CPF1317', nameFields(id));
  }

  async requestEnd(by: Requester, id: JobId, option: EndOption): Promise<void> {
    const row = await this.#row(id);
    await this.#authorize(by, row);
    if (row.status === '*OUTQ') throw this.#messages.escape('CPF1362', nameFields(id));
    if (row.status === '*JOBQ') {
      const { count } = await this.#store.query(`DELETE FROM job WHERE number = $1 AND status = '*JOBQ'`, [row.number]);
      // It was taken from its queue this moment: end what it has become.
      return count > 0 ? undefined : this.requestEnd(by, id, option);
    }
    const asked = this.#here.get(id.number)?.endOption ?? row.request?.end ?? row.state.end;
    if (asked?.immediate) throw this.#messages.escape('CPF1361', nameFields(id));
    if (asked !== undefined && !option.immediate) throw this.#messages.escape('CPF1363', nameFields(id));
    await this.#store.query(
      `UPDATE job SET request = coalesce(request, '{}') || jsonb_build_object('end', $2::jsonb) WHERE number = $1`,
      [row.number, { immediate: option.immediate, delay: option.delay }],
    );
    // A process that does not answer finds the request in the store when it can.
    await this.#attended(row);
  }

  async log(by: Requester, id: JobId): Promise<readonly LoggedMessage[]> {
    const row = await this.#row(id);
    await this.#authorize(by, row);
    await this.#attended(row);
    const { rows } = await this.#store.query<MessageRow>(
      `SELECT key, sent, from_program, id, type, severity, text, help, file, library, data FROM job_message
       WHERE job = $1 ORDER BY key`,
      [row.number],
    );
    return rows.map(loggedMessage);
  }

  /** A job may be looked into and controlled by its user and by who has *JOBCTL. CPF1344. */
  async #authorize(by: Requester, row: JobRow): Promise<void> {
    if (by.profile.name === row.profile) return;
    if (!(await this.#profiles.specialAuthorities(by)).has('*JOBCTL'))
      throw this.#messages.escape('CPF1344', nameFields(jobId(row)));
  }

  async #rows({ number, user, name }: Partial<JobId>): Promise<JobRow[]> {
    await this.#writer.flush();
    const conditions: [string, Param][] = [];
    if (number !== undefined) conditions.push(['job.number =', /^\d{1,6}$/.test(number) ? Number(number) : 0]);
    if (user !== undefined) conditions.push(['job.user_name =', user]);
    if (name !== undefined) conditions.push(['job.name =', name]);
    const where = conditions.map(([condition], at) => `${condition} $${at + 1}`).join(' AND ') || 'true';
    const { rows } = await this.#store.query<JobRow>(
      `${selectJobs} WHERE ${where} ORDER BY job.entered, job.number`,
      conditions.map(([, value]) => value),
    );
    return rows;
  }

  async #row(id: Partial<JobId>): Promise<JobRow> {
    const rows = await this.#rows(id);
    const [row] = rows;
    if (row === undefined) throw this.#messages.escape('CPF1321', [id.name ?? '', id.user ?? '', id.number ?? '']);
    if (rows.length > 1) throw this.#messages.escape('CPF1332');
    return row;
  }

  /** Has the process that runs the job do what is requested and write down how the job is. False when it does not answer. */
  async #attended(row: JobRow): Promise<boolean> {
    if (row.process === null) return true;
    if (row.process !== this.process) return this.#requests.ask(row.process, row.number);
    await this.#attend(row.number);
    return true;
  }

  async #attend(number: number | undefined): Promise<void> {
    const { rows } = await this.#store.query<{ number: number; request: JobRequest | null }>(
      `WITH wanted AS (SELECT number, request FROM job
         WHERE process = $1 AND ($2::int4 IS NULL AND request IS NOT NULL OR number = $2) FOR UPDATE)
       UPDATE job SET request = NULL FROM wanted WHERE job.number = wanted.number RETURNING wanted.number, wanted.request`,
      [this.process, number ?? null],
    );
    for (const row of rows) {
      const job = this.#here.get(String(row.number).padStart(6, '0'));
      if (job === undefined) continue;
      for (const [keyword, value] of Object.entries(row.request?.attributes ?? {})) job.setAttribute(keyword, value);
      if (row.request?.end !== undefined) job.requestEnd(row.request.end);
      await this.#store.query('UPDATE job SET state = $2::jsonb WHERE number = $1', [
        row.number,
        job.state() as unknown as Json,
      ]);
    }
    await this.#writer.flush();
  }

  async #end(job: ActiveJob, code: EndCode): Promise<void> {
    const ended = this.#clock.now();
    const log = logLevel(job.attribute('LOG'));
    const kept = code >= EndCode.endSeverity || log.text !== '*NOLIST';
    if (kept) job.log.send(endedMessage(this.#messages, job, ended, code), endProgram);
    let afterwards: Afterwards[] = [];
    try {
      afterwards = await this.#tell(job.id, code);
    } finally {
      this.#here.delete(job.id.number);
      if (kept) this.#writer.ended({ job, code, ended, state: job.state(), log });
      else this.#writer.gone(job);
    }
    if (kept || afterwards.length > 0) await this.#writer.flush();
    for (const each of afterwards) await each();
  }

  /** The jobs of a process that died ended with it; their logs, as far as they were written, are kept. */
  async #bury(transaction: Transaction, process: number): Promise<void> {
    const ended = this.#clock.now();
    const { rows } = await transaction.query<JobRow & { last_key: number }>(
      `UPDATE job SET status = '*OUTQ', process = NULL, request = NULL, ended = $2, end_code = $3 WHERE process = $1
       RETURNING *, (SELECT coalesce(max(key), 0)::int4 FROM job_message WHERE job_message.job = job.number) AS last_key`,
      [process, ended, EndCode.systemEnded],
    );
    for (const row of rows) {
      const message = endedMessage(
        this.#messages,
        { id: jobId(row), started: Number(row.started) },
        ended,
        EndCode.systemEnded,
      );
      const logged = { key: row.last_key + 1, message, sent: ended, fromProgram: endProgram };
      for (const { text, params } of insertMessages([{ job: row.number, logged }]))
        await transaction.query(text, params);
      for (const each of await this.#tell(jobId(row), EndCode.systemEnded)) await each();
    }
  }

  async #tell(id: JobId, code: EndCode): Promise<Afterwards[]> {
    const afterwards: Afterwards[] = [];
    for (const listener of this.#listeners) {
      const each = await listener(id, code);
      if (each !== undefined) afterwards.push(each);
    }
    return afterwards;
  }

  #clean(): void {
    this.#cancelCleaning = this.#clock.after(cleaningInterval, () => this.#clean());
    this.#store
      .query('DELETE FROM job WHERE ended < $1', [this.#clock.now() - keptFor], { durable: false })
      // The next cleaning makes up for it.
      .catch(() => undefined);
  }

  /** Takes back jobs that others believed dead. */
  async #revive(): Promise<void> {
    await this.#writer.flush();
    await this.#store.query(
      `UPDATE job SET status = '*ACTIVE', process = $1, ended = NULL, end_code = NULL WHERE number = ANY($2::int4[])`,
      [this.process, [...this.#here.values()].map(job => job.number)],
    );
  }
}

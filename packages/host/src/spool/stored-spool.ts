import type { Store } from '../store/store.ts';
import type { Clock } from '../system/clock.ts';
import type { Job } from '../system/jobs/job.ts';
import type { Catalogue } from '../system/messages/catalogue.ts';
import type { Requester } from '../system/objects/object.ts';
import type { Profiles } from '../system/profiles/profile.ts';
import type { NewSpooledFile, Page, Selection, Spool, SpooledFile, SpooledFileId } from './spool.ts';

interface FileRow {
  readonly id: bigint;
  readonly job_number: string;
  readonly job_user: string;
  readonly job_name: string;
  readonly number: number;
  readonly name: string;
  readonly user_data: string;
  readonly owner: string;
  readonly width: number;
  readonly length: number;
  readonly pages: number;
  readonly created: bigint;
}

export interface SpoolCollaborators {
  readonly store: Store;
  readonly clock: Clock;
  readonly messages: Catalogue;
  readonly profiles: Pick<Profiles, 'specialAuthorities'>;
}

/** The spooled files, kept in the store. */
export class StoredSpool implements Spool {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #messages: Catalogue;
  readonly #profiles: SpoolCollaborators['profiles'];

  constructor({ store, clock, messages, profiles }: SpoolCollaborators) {
    this.#store = store;
    this.#profiles = profiles;
    this.#clock = clock;
    this.#messages = messages;
  }

  create(job: Job, { name, pages, userData = '', width = 132, length = 66 }: NewSpooledFile): Promise<SpooledFile> {
    const { number, user, name: jobName } = job.id;
    const id = [number, user, jobName];
    return this.#store.transaction(async transaction => {
      // Numbers are given one after the other, also when several programs of the job print at the same time.
      await transaction.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`spool ${id.join('/')}`]);
      const { rows } = await transaction.query<FileRow>(
        `INSERT INTO spooled_file
           (job_number, job_user, job_name, number, name, user_data, owner, width, length, pages, created)
         SELECT $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7::int4, $8::int4, $9::int4, $10::int8
         FROM spooled_file WHERE job_number = $1 AND job_user = $2 AND job_name = $3
         RETURNING *`,
        [...id, name, userData, job.profile.name, width, length, pages.length, BigInt(this.#clock.now())],
      );
      const file = rows[0] as FileRow;
      await transaction.batch(
        pages.map((lines, index) => ({
          text: 'INSERT INTO spooled_page (file, number, lines) VALUES ($1, $2, $3)',
          params: [file.id, index + 1, lines.map(line => line.trimEnd())],
        })),
      );
      return fileOf(file);
    });
  }

  async list(by: Requester, selection: Selection): Promise<SpooledFile[]> {
    const { owner, job = {}, name, userData } = selection;
    const { rows } = await this.#store.query<FileRow>(
      `SELECT * FROM spooled_file
       WHERE ($1::text IS NULL OR owner = $1) AND ($2::text IS NULL OR name = $2)
         AND ($3::text IS NULL OR user_data = $3) AND ($4::text IS NULL OR job_number = $4)
         AND ($5::text IS NULL OR job_user = $5) AND ($6::text IS NULL OR job_name = $6)
         AND ($7 OR owner = $8)
       ORDER BY id`,
      [
        owner ?? null,
        name ?? null,
        userData ?? null,
        job.number ?? null,
        job.user ?? null,
        job.name ?? null,
        await this.#seesAll(by),
        by.profile.name,
      ],
    );
    return rows.map(fileOf);
  }

  async describe(by: Requester, id: SpooledFileId): Promise<SpooledFile> {
    return fileOf(await this.#find(by, id));
  }

  async read(by: Requester, id: SpooledFileId, first = 1, count = 2 ** 31 - 1): Promise<Page[]> {
    const file = await this.#find(by, id);
    const { rows } = await this.#store.query<{ lines: string[] }>(
      'SELECT lines FROM spooled_page WHERE file = $1 AND number >= $2 ORDER BY number LIMIT $3',
      [file.id, first, count],
    );
    return rows.map(({ lines }) => lines);
  }

  async delete(by: Requester, id: SpooledFileId): Promise<void> {
    const file = await this.#find(by, id);
    await this.#store.query('DELETE FROM spooled_file WHERE id = $1', [file.id]);
  }

  async #find(by: Requester, { job, name, number }: SpooledFileId): Promise<FileRow> {
    const { rows } = await this.#store.query<FileRow>(
      `SELECT * FROM spooled_file
       WHERE job_number = $1 AND job_user = $2 AND job_name = $3 AND number = $4 AND name = $5`,
      [job.number, job.user, job.name, number, name],
    );
    const [file] = rows;
    if (file === undefined) throw this.#messages.escape('CPF3303', [name, job.name, job.user, job.number, number]);
    if (file.owner !== by.profile.name && !(await this.#seesAll(by))) throw this.#messages.escape('CPF3492', [name]);
    return file;
  }

  async #seesAll(by: Requester): Promise<boolean> {
    const special = await this.#profiles.specialAuthorities(by);
    return special.has('*SPLCTL') || special.has('*JOBCTL');
  }
}

function fileOf(row: FileRow): SpooledFile {
  return {
    job: { number: row.job_number, user: row.job_user, name: row.job_name },
    name: row.name,
    number: row.number,
    userData: row.user_data,
    owner: row.owner,
    width: row.width,
    length: row.length,
    pages: row.pages,
    created: Number(row.created),
  };
}

import { PgError } from '../../store/postgres/error.ts';
import type { Statement, Store } from '../../store/store.ts';
import { Authority } from '../authority/rights.ts';
import type { Job } from '../jobs/job.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import { substituteEscape } from '../messages/substitute.ts';
import type { ObjectDescription, Objects, QualifiedName } from '../objects/object.ts';
import type {
  DataAreaAttributes,
  DataAreaContents,
  DataAreas,
  DataAreaValue,
  NewDataArea,
  Substring,
} from './data-area.ts';
import { JobAreas } from './job-areas.ts';
import { allowed, changeErrors, checkSubstring, fitted, initialValue } from './rules.ts';

/** Longest wait for a lock in milliseconds, when the job's DFTWAIT has no limit. */
const longestWait = 2_147_483_647;

interface DataAreaRow extends DataAreaAttributes {
  readonly bytes: Buffer | null;
  readonly decimal: string | null;
  readonly logical: boolean | null;
}

/** The data area room. */
export class StoredDataAreas implements DataAreas {
  readonly #store: Store;
  readonly #objects: Objects;
  readonly #messages: Catalogue;
  readonly #jobAreas: JobAreas;

  constructor({ store, objects, messages }: { store: Store; objects: Objects; messages: Catalogue }) {
    this.#store = store;
    this.#objects = objects;
    this.#messages = messages;
    this.#jobAreas = new JobAreas(messages);
  }

  async create(job: Job, area: NewDataArea): Promise<void> {
    const { name, library, text, authority, type, length, decimals } = area;
    const names = [name, library];
    if (!allowed(area)) throw this.#messages.escape('CPF1047', names);
    const value = fitted(this.#messages, area.value ?? initialValue(area), area, {
      otherType: () => this.#messages.escape('CPF1024'),
      tooLong: () => this.#messages.escape('CPF1025'),
    });
    const object = {
      name,
      library,
      type: '*DTAARA' as const,
      ...(text === undefined ? {} : { text }),
      ...(authority === undefined ? {} : { authority }),
    };
    const created = this.#objects.create(job, object, async (tx, id) => {
      await tx.query(
        'INSERT INTO data_area (object_id, type, length, decimals, bytes, decimal, logical) VALUES ($1, $2, $3, $4, $5, $6, $7)',
        [id, type, length, decimals, ...columns(value)],
      );
    });
    await substituteEscape(created, {
      CPF2110: () => this.#messages.escape('CPF1021', [library, name]),
      CPF9810: () => this.#messages.escape('CPF1021', [library, name]),
      CPF2182: () => this.#messages.escape('CPF1022', [library, name]),
      CPF9820: () => this.#messages.escape('CPF1022', [library, name]),
      CPF9870: () => this.#messages.escape('CPF1023', names),
    });
  }

  delete(job: Job, { name, library }: QualifiedName): Promise<void> {
    return substituteEscape(this.#objects.delete(job, { name, library }, '*DTAARA'), {
      CPF9801: () => this.#messages.escape('CPF2105', [name, library, '*DTAARA']),
      CPF9802: () => this.#messages.escape('CPF2189', [name, library, '*DTAARA']),
      CPF9810: () => this.#messages.escape('CPF2110', [library]),
      CPF9820: () => this.#messages.escape('CPF2182', [library]),
    });
  }

  async read(job: Job, name: QualifiedName, substring?: Substring): Promise<DataAreaContents> {
    if (name.name.startsWith('*')) return this.#jobAreas.read(job, name.name, substring);
    const object = await this.#resolve(job, name, Authority.use, 'CPF1016');
    const { type, length, decimals, ...row } = await this.#row(object);
    checkSubstring(this.#messages, { type, length, decimals }, substring);
    return { type, length, decimals, value: contentsOf(type, row, substring), object };
  }

  async write(job: Job, name: QualifiedName, value: DataAreaValue, substring?: Substring): Promise<void> {
    if (name.name.startsWith('*')) return this.#jobAreas.write(job, name.name, value, substring);
    const object = await this.#resolve(job, name, Authority.change, 'CPF1018');
    const attributes = await this.#row(object);
    checkSubstring(this.#messages, attributes, substring);
    const errors = changeErrors(this.#messages, [object.name, object.library]);
    const length = substring?.length ?? attributes.length;
    const kept = fitted(this.#messages, value, { ...attributes, length }, errors);
    await this.#update(job, object, update(object.id, kept, substring));
  }

  localDataArea(job: Job): Buffer {
    return Buffer.from(this.#jobAreas.area(job, '*LDA'));
  }

  setLocalDataArea(job: Job, bytes: Buffer): void {
    this.#jobAreas.area(job, '*LDA').set(bytes.subarray(0, 1024));
  }

  #resolve(
    job: Job,
    name: QualifiedName,
    rights: number,
    unauthorized: 'CPF1016' | 'CPF1018',
  ): Promise<ObjectDescription> {
    const names = [name.name, name.library];
    return substituteEscape(this.#objects.resolve(job, name, '*DTAARA', rights), {
      CPF9801: () => this.#messages.escape('CPF1015', names),
      CPF9802: () => this.#messages.escape(unauthorized, names),
      CPF9810: () => this.#messages.escape('CPF1021', [name.library, name.name]),
      CPF9820: () => this.#messages.escape('CPF1022', [name.library, name.name]),
    });
  }

  async #row({ id, name, library }: ObjectDescription): Promise<DataAreaRow> {
    const { rows } = await this.#store.query<DataAreaRow>(
      'SELECT type, length, decimals, bytes, decimal, logical FROM data_area WHERE object_id = $1',
      [id],
    );
    if (rows[0] === undefined) throw this.#messages.escape('CPF1015', [name, library]);
    return rows[0];
  }

  async #update(job: Job, object: ObjectDescription, change: Statement): Promise<void> {
    const wait = job.attribute('DFTWAIT');
    const milliseconds = wait === '*NOMAX' ? longestWait : Math.min(longestWait, Math.max(1, Number(wait) * 1000));
    try {
      await this.#store.batch([
        { text: `SELECT set_config('lock_timeout', $1, true)`, params: [String(milliseconds)] },
        change,
      ]);
    } catch (error) {
      const locked = error instanceof PgError && error.sqlstate === '55P03';
      throw locked ? this.#messages.escape('CPF1063', [object.name, object.library]) : error;
    }
    await this.#objects.touch(object);
  }
}

function columns(value: DataAreaValue): [Buffer | null, string | null, boolean | null] {
  return [
    value.type === '*CHAR' ? value.bytes : null,
    value.type === '*DEC' ? value.decimal : null,
    value.type === '*LGL' ? value.on : null,
  ];
}

function contentsOf(
  type: DataAreaValue['type'],
  { bytes, decimal, logical }: Pick<DataAreaRow, 'bytes' | 'decimal' | 'logical'>,
  substring: Substring | undefined,
): DataAreaValue {
  switch (type) {
    case '*CHAR': {
      const { start, length } = substring ?? { start: 1, length: bytes!.length };
      return { type, bytes: bytes!.subarray(start - 1, start - 1 + length) };
    }
    case '*DEC':
      return { type, decimal: decimal! };
    case '*LGL':
      return { type, on: logical! };
  }
}

/** Two jobs that write different parts at the same time both succeed: the part is put in by the store. */
function update(id: bigint, value: DataAreaValue, substring: Substring | undefined): Statement {
  if (value.type === '*CHAR' && substring !== undefined) {
    return {
      text: 'UPDATE data_area SET bytes = overlay(bytes PLACING $2 FROM $3) WHERE object_id = $1',
      params: [id, value.bytes, substring.start],
    };
  }
  return {
    text: 'UPDATE data_area SET bytes = $2, decimal = $3, logical = $4 WHERE object_id = $1',
    params: [id, ...columns(value)],
  };
}

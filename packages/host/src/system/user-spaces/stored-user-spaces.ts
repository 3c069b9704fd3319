import type { Store } from '../../store/store.ts';
import { Authority, Right } from '../authority/rights.ts';
import type { Job } from '../jobs/job.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import { EscapeError } from '../messages/message.ts';
import type { ObjectDescription, Objects, QualifiedName } from '../objects/object.ts';
import { cutPages, makePages, readPages, writePages } from './pages.ts';
import {
  largestUserSpace,
  type NewUserSpace,
  type UserSpaceAttributes,
  type UserSpaceDescription,
  type UserSpaces,
} from './user-space.ts';

interface UserSpaceRow {
  readonly size: number;
  readonly initial_value: number;
  readonly extendable: boolean;
}

/** The user space room. */
export class StoredUserSpaces implements UserSpaces {
  readonly #store: Store;
  readonly #objects: Objects;
  readonly #messages: Catalogue;

  constructor({ store, objects, messages }: { store: Store; objects: Objects; messages: Catalogue }) {
    this.#store = store;
    this.#objects = objects;
    this.#messages = messages;
  }

  async create(job: Job, space: NewUserSpace): Promise<void> {
    this.#checkSize(space.size);
    try {
      await this.#create(job, space);
    } catch (error) {
      const exists = error instanceof EscapeError && error.escape.id === 'CPF9870';
      if (!exists || !space.replace) throw error;
      await this.delete(job, space);
      await this.#create(job, space);
    }
  }

  delete(job: Job, { name, library }: QualifiedName): Promise<void> {
    return this.#objects.delete(job, { name, library }, '*USRSPC');
  }

  async describe(job: Job, name: QualifiedName): Promise<UserSpaceDescription> {
    const object = await this.#objects.resolve(job, name, '*USRSPC', Authority.use);
    const { size, initial_value, extendable } = await this.#row(object);
    return { ...object, size, initialValue: initial_value, automaticExtendability: extendable };
  }

  async change(job: Job, name: QualifiedName, attributes: Partial<UserSpaceAttributes>): Promise<void> {
    const object = await this.#objects.resolve(job, name, '*USRSPC', Authority.change | Right.objectManagement);
    const { size, initialValue, automaticExtendability } = attributes;
    if (size !== undefined) this.#checkSize(size);
    await this.#store.transaction(async tx => {
      const { rows } = await tx.query<UserSpaceRow>('SELECT * FROM user_space WHERE object_id = $1 FOR UPDATE', [
        object.id,
      ]);
      const [before] = rows;
      if (before === undefined) throw this.#gone(object);
      const fill = initialValue ?? before.initial_value;
      const kept = Math.min(size ?? before.size, before.size);
      if (fill !== before.initial_value) await tx.batch([makePages(object.id, kept, before.initial_value)]);
      if (fill !== before.initial_value || kept < before.size) await tx.batch(cutPages(object.id, kept, fill));
      await tx.query('UPDATE user_space SET size = $2, initial_value = $3, extendable = $4 WHERE object_id = $1', [
        object.id,
        size ?? before.size,
        fill,
        automaticExtendability ?? before.extendable,
      ]);
    });
    await this.#objects.touch(object);
  }

  async read(job: Job, name: QualifiedName, offset: number, length: number): Promise<Buffer> {
    const object = await this.#objects.resolve(job, name, '*USRSPC', Authority.use);
    const { size, initial_value } = await this.#row(object);
    if (offset < 0 || length < 0 || offset + length > size) {
      throw this.#messages.escape('CPF3C14', [offset + 1, length]);
    }
    return readPages(this.#store, object.id, initial_value, offset, length);
  }

  async write(
    job: Job,
    name: QualifiedName,
    offset: number,
    bytes: Uint8Array,
    { force }: { readonly force: boolean } = { force: false },
  ): Promise<void> {
    const object = await this.#objects.resolve(job, name, '*USRSPC', Authority.change);
    const end = offset + bytes.length;
    if (end > largestUserSpace) throw this.#messages.escape('CPF3C14', [offset + 1, bytes.length]);
    await this.#store.transaction(
      async tx => {
        const { rows } = await tx.query<UserSpaceRow>(
          `UPDATE user_space SET size = greatest(size, $2::int4)
           WHERE object_id = $1 AND $3::int4 >= 0 AND ($2 <= size OR extendable) RETURNING *`,
          [object.id, end, offset],
        );
        const [space] = rows;
        if (space === undefined) throw this.#messages.escape('CPF3C14', [offset + 1, bytes.length]);
        if (bytes.length > 0) await tx.batch([writePages(object.id, space.initial_value, offset, bytes)]);
      },
      { durable: force },
    );
  }

  async #create(job: Job, space: NewUserSpace): Promise<void> {
    const { name, library, attribute, text, authority, size, initialValue, automaticExtendability } = space;
    const object = {
      name,
      library,
      type: '*USRSPC' as const,
      ...(attribute === undefined ? {} : { attribute }),
      ...(text === undefined ? {} : { text }),
      ...(authority === undefined ? {} : { authority }),
    };
    await this.#objects.create(job, object, async (tx, id) => {
      await tx.query('INSERT INTO user_space (object_id, size, initial_value, extendable) VALUES ($1, $2, $3, $4)', [
        id,
        size,
        initialValue,
        automaticExtendability,
      ]);
    });
  }

  #checkSize(size: number): void {
    if (size < 1 || size > largestUserSpace) throw this.#messages.escape('CPF3C2C', [size]);
  }

  async #row(object: ObjectDescription): Promise<UserSpaceRow> {
    const { rows } = await this.#store.query<UserSpaceRow>('SELECT * FROM user_space WHERE object_id = $1', [
      object.id,
    ]);
    if (rows[0] === undefined) throw this.#gone(object);
    return rows[0];
  }

  #gone({ name, library }: ObjectDescription): EscapeError {
    return this.#messages.escape('CPF9801', [name, library, '*USRSPC']);
  }
}

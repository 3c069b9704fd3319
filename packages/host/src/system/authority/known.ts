import type { Queryable } from '../../store/store.ts';
import type { Change, Transactions } from '../objects/changes.ts';
import { KnownObjects } from '../objects/known-objects.ts';
import { KnownProfiles } from '../profiles/known-profiles.ts';
import { Inquiry } from './inquiry.ts';

/**
 * What has been read of objects and profiles. The one of a process is told of changes: it is exact as far as this process made them;
 * those of others arrive with the notification that their transaction sends, and while notifications are not heard nothing is
 * believed. A transaction that changes authorities makes one of its own on itself: it sees what it has locked, and does not wait
 * for a second connection while it holds one.
 */
export class Known {
  readonly #database: Queryable;
  readonly #changes: Transactions | undefined;
  readonly #objects: KnownObjects;
  readonly #profiles: KnownProfiles;

  constructor(database: Queryable, changes?: Transactions) {
    this.#database = database;
    this.#changes = changes;
    this.#objects = new KnownObjects(database);
    this.#profiles = new KnownProfiles(database);
    changes?.listen(change => this.#forget(change));
  }

  /** Runs `attempt` until everything it asks for is known. It returns undefined while something is not. */
  async settle<T>(attempt: (inquiry: Inquiry) => T | undefined): Promise<T> {
    const { objects, profiles } = this.#believed();
    for (;;) {
      const inquiry = new Inquiry(objects, profiles);
      const result = attempt(inquiry);
      if (result !== undefined) return result;
      const { unknownObjects, unknownProfiles } = inquiry;
      if (unknownObjects.length + unknownProfiles.length === 0) throw new TypeError('There is nothing to learn');
      await Promise.all([objects.learn(unknownObjects), profiles.learn(unknownProfiles)]);
    }
  }

  /** Answers from memory only. */
  inquiry(): Inquiry {
    const { objects, profiles } = this.#believed();
    return new Inquiry(objects, profiles);
  }

  #believed(): { readonly objects: KnownObjects; readonly profiles: KnownProfiles } {
    if (this.#changes?.listening !== false) return { objects: this.#objects, profiles: this.#profiles };
    return { objects: new KnownObjects(this.#database), profiles: new KnownProfiles(this.#database) };
  }

  #forget(change: Change | undefined): void {
    if (change === undefined) {
      this.#objects.forgetAll();
      this.#profiles.forgetAll();
    } else if (change.kind === 'object') this.#objects.forget(change.key);
    else this.#profiles.forget(change.name);
  }
}

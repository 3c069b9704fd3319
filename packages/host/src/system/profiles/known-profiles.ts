import type { Queryable } from '../../store/store.ts';
import { Knowledge } from '../objects/knowledge.ts';
import type { Profile } from './profile.ts';
import { readProfiles } from './record.ts';

const limit = 20_000;

/** The profiles that this process knows. */
export class KnownProfiles {
  readonly #store: Queryable;
  readonly #knowledge = new Knowledge<Profile>(limit);

  constructor(store: Queryable) {
    this.#store = store;
  }

  /** undefined: not known; null: does not exist. */
  get(name: string): Profile | null | undefined {
    return this.#knowledge.get(name);
  }

  async learn(names: readonly string[]): Promise<void> {
    await this.#knowledge.learn(names, async wanted => {
      const profiles = await readProfiles(this.#store, wanted);
      return new Map(profiles.map(profile => [profile.name, profile]));
    });
  }

  forget(name: string): void {
    this.#knowledge.forget(name);
  }

  forgetAll(): void {
    this.#knowledge.forgetAll();
  }
}

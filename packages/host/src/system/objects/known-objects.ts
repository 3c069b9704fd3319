import type { Queryable } from '../../store/store.ts';
import { Knowledge } from './knowledge.ts';
import type { ObjectType } from './object.ts';
import { keyText, type ObjectKey, type ObjectRecord, type ObjectRow, recordColumns, recordOf } from './record.ts';

/** About a kilobyte each. */
const limit = 50_000;

/** The objects that this process knows, with what is needed to check authority to them. */
export class KnownObjects {
  readonly #store: Queryable;
  readonly #knowledge = new Knowledge<ObjectRecord>(limit);

  constructor(store: Queryable) {
    this.#store = store;
  }

  /** undefined: not known; null: does not exist. */
  get(library: bigint, name: string, type: ObjectType, job = ''): ObjectRecord | null | undefined {
    return this.#knowledge.get(keyText(library, name, type, job));
  }

  async learn(keys: readonly ObjectKey[]): Promise<void> {
    const byText = new Map(keys.map(key => [keyText(key.library, key.name, key.type, key.job), key]));
    await this.#knowledge.learn([...byText.keys()], async texts => {
      const records = await readObjects(
        this.#store,
        texts.map(text => byText.get(text)!),
      );
      return new Map(
        records.map(({ key, ...rest }) => [keyText(key.library, key.name, key.type, key.job), { key, ...rest }]),
      );
    });
  }

  forget({ library, name, type, job }: ObjectKey): void {
    this.#knowledge.forget(keyText(library, name, type, job));
  }

  forgetAll(): void {
    this.#knowledge.forgetAll();
  }
}

/** The objects with these keys, as far as they exist. */
export async function readObjects(store: Queryable, keys: readonly ObjectKey[]): Promise<ObjectRecord[]> {
  const { rows } = await store.query<ObjectRow>(
    `SELECT ${recordColumns}
     FROM unnest($1::int8[], $2::text[], $3::text[], $4::text[]) AS k (library, name, type, job)
     JOIN object o USING (library, name, type, job)`,
    [keys.map(key => key.library), keys.map(key => key.name), keys.map(key => key.type), keys.map(key => key.job)],
  );
  return rows.map(recordOf);
}

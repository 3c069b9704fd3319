import type { Queryable } from '../../store/store.ts';
import { Knowledge } from '../../system/objects/knowledge.ts';
import type { Described, DescribedKind } from './catalog.ts';
import { objectName } from './names.ts';
import { readSequences, readTypes, readVariables } from './read/others.ts';
import { readRoutines } from './read/routines.ts';
import { readTables } from './read/tables.ts';

type Reader<T> = (
  database: Queryable,
  libraries: readonly string[],
  names: readonly string[],
) => Promise<Map<number, T>>;

const readers: { readonly [K in DescribedKind]: Reader<Described[K]> } = {
  table: readTables,
  routines: readRoutines,
  sequence: readSequences,
  variable: readVariables,
  type: readTypes,
};

const kinds = Object.keys(readers) as DescribedKind[];

/** Descriptions of each kind that are kept; a wide table takes some tens of kilobytes. */
const limit = 5_000;

/** A library or name never has this character. */
const between = '\u0001';

export interface Unknown {
  readonly kind: DescribedKind;
  readonly library: string;
  readonly name: string;
}

/** What has been read of the catalog's tables over one connection or pool. */
export class KnownDefinitions {
  readonly #database: Queryable;
  readonly #knowledge: { readonly [K in DescribedKind]: Knowledge<Described[K]> } = {
    table: new Knowledge(limit),
    routines: new Knowledge(limit),
    sequence: new Knowledge(limit),
    variable: new Knowledge(limit),
    type: new Knowledge(limit),
  };

  constructor(database: Queryable) {
    this.#database = database;
  }

  get<K extends DescribedKind>(kind: K, library: string, name: string): Described[K] | null | undefined {
    return this.#knowledge[kind].get(library + between + name);
  }

  async learn(unknown: readonly Unknown[]): Promise<void> {
    await Promise.all(kinds.map(kind => this.#learn(kind, unknown)));
  }

  async #learn<K extends DescribedKind>(kind: K, unknown: readonly Unknown[]): Promise<void> {
    const keys = unknown.filter(one => one.kind === kind).map(({ library, name }) => library + between + name);
    if (keys.length === 0) return;
    await this.#knowledge[kind].learn([...new Set(keys)], async fresh => {
      const parts = fresh.map(key => key.split(between) as [string, string]);
      const found = await readers[kind](
        this.#database,
        parts.map(([library]) => objectName(library)),
        parts.map(([, name]) => name),
      );
      return new Map([...found].map(([position, described]) => [fresh[position]!, described]));
    });
  }

  /** Definitions change seldom, and what a change touches (aliases, what was known not to exist) is not worth tracing. */
  forgetAll(): void {
    for (const kind of kinds) this.#knowledge[kind].forgetAll();
  }
}

import type {
  DistinctTypeDescription,
  RoutineDescription,
  SequenceDescription,
  TableDescription,
  VariableDescription,
} from './description.ts';

/** What can be asked for by library and name. */
export interface Described {
  table: TableDescription;
  routines: readonly RoutineDescription[];
  sequence: SequenceDescription;
  variable: VariableDescription;
  type: DistinctTypeDescription;
}

export type DescribedKind = keyof Described;

/**
 * What is known of the catalog at this moment, answered from memory: `null` when there is no such thing, and `undefined` when that is
 * not known yet: it is then learned, and whoever asked asks again (`Catalog.settle`). SQL names and system names both find a table.
 */
export interface CatalogView {
  find<K extends DescribedKind>(kind: K, library: string, name: string): Described[K] | null | undefined;
}

/** The catalog as one session sees it: with what its own open unit of work has changed, and nobody else's. */
export interface Catalog {
  /**
   * Runs `attempt` until everything that it asks for is known. It returns undefined while something is not. The second argument
   * counts changes of definitions: what was compiled at another count must be compiled anew.
   */
  settle<T>(attempt: (view: CatalogView) => T | undefined): Promise<T>;
  /** Counts changes of definitions that this process has heard of. */
  readonly generation: number;
}

import type { CatalogView, Described, DescribedKind } from './catalog.ts';
import type { TableDefinition } from './table-definition.ts';
import { describe } from './table-definition.ts';

/** What is in the QTEMP of a job, by SQL name. Never changed in place, so that a savepoint is a reference. */
export type TemporaryState = ReadonlyMap<string, TableDefinition>;

/** The definitions in the QTEMP of one job: tables, views, aliases and indexes, which live as long as its connection. */
export class TemporaryDefinitions implements CatalogView {
  state: TemporaryState = new Map();

  get isEmpty(): boolean {
    return this.state.size === 0;
  }

  /** By SQL name or system name. */
  definition(name: string): TableDefinition | undefined {
    return this.state.get(name) ?? [...this.state.values()].find(({ systemName }) => systemName === name);
  }

  find<K extends DescribedKind>(kind: K, _library: string, name: string): Described[K] | null {
    if (kind !== 'table') return null;
    const definition = this.definition(name);
    if (definition === undefined || definition.kind === 'I') return null;
    return describe(definition) as Described[K];
  }

  set(definition: TableDefinition): void {
    this.state = new Map(this.state).set(definition.name, definition);
  }

  delete(name: string): void {
    const state = new Map(this.state);
    state.delete(name);
    this.state = state;
  }
}

import type { SequenceDescription, TableDescription } from '../catalog/description.ts';
import { SqlError } from '../error.ts';
import type { ObjectName } from '../sql/ast/index.ts';
import type { Compilation } from './compilation.ts';

/** An alias may name an alias; more than this is a circle. */
const longestChain = 16;

/** Finds the table, view or physical file that a name means, through aliases. Errors: -204, -5016. */
export function resolveTable(compilation: Compilation, name: ObjectName): TableDescription {
  let table = findTable(compilation, name);
  for (let steps = 0; table.type === 'ALIAS' && table.target !== undefined; steps++) {
    const { library, name: target }: { library: string; name: string } = table.target;
    const next: TableDescription | null = compilation.find('table', library, target);
    if (next === null || steps > longestChain) throw notFound(target, library, name.at);
    table = next;
  }
  return table;
}

function findTable(compilation: Compilation, name: ObjectName): TableDescription {
  for (const library of librariesOf(compilation, name)) {
    const table = compilation.find('table', library, name.name.name);
    if (table !== null) return table;
  }
  throw notFound(name.name.name, qualifierShown(compilation, name), name.at);
}

/** Where an object of this name is looked for. A declared temporary table comes before all others that are not qualified. */
export function librariesOf(compilation: Compilation, { schema, separator, at }: ObjectName): readonly string[] {
  const { session, names } = compilation;
  if (schema !== undefined) {
    if (separator === '/' && session.naming === 'sql')
      throw new SqlError(-5016, [schema.name], undefined, { position: at });
    return [schema.name === 'SESSION' ? 'QTEMP' : schema.name];
  }
  if (session.defaultSchema !== undefined) return ['QTEMP', session.defaultSchema];
  return session.naming === 'system' ? names.libraryList : ['QTEMP', names.user];
}

/** Where routines and types are looked for when their names are not qualified: the path. */
export function pathOf({ session, names }: Compilation): readonly string[] {
  const path = session.path.flatMap(library => (library === '*LIBL' ? names.libraryList : [library]));
  const implicit = ['QSYS', 'QSYS2', 'SYSPROC', 'SYSIBMADM'];
  const own = session.defaultSchema ?? names.user;
  return [...new Set([...implicit, ...path, ...(session.naming === 'sql' ? [own] : [])])];
}

export function resolveSequence(compilation: Compilation, name: ObjectName): SequenceDescription {
  for (const library of librariesOf(compilation, name)) {
    const sequence = compilation.find('sequence', library, name.name.name);
    if (sequence !== null) return sequence;
  }
  throw notFound(name.name.name, qualifierShown(compilation, name), name.at, 'SEQUENCE');
}

export function notFound(name: string, library: string, position: number, type = 'FILE'): SqlError {
  return new SqlError(-204, [name, library, type], undefined, { position });
}

/** What messages say of where an unqualified name was looked for. */
export function qualifierShown({ session, names }: Compilation, { schema }: ObjectName): string {
  return schema?.name ?? session.defaultSchema ?? (session.naming === 'system' ? '*LIBL' : names.user);
}

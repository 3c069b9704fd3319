import { quoted, relationName } from '../catalog/names.ts';
import { SqlError } from '../error.ts';
import type { Identifier, ObjectName } from '../sql/ast/index.ts';
import type { DefinitionContext } from './context.ts';

/** Longest names: "SQL limits", SQL Reference. */
const longestName = 128;
const longestSystemName = 10;

/** Name and library, as SQL calls them. */
export interface Target {
  readonly library: string;
  readonly name: string;
}

/** Where an object of this name is created when it is not said. */
export function targetOf(context: DefinitionContext, name: ObjectName): Target {
  requireLength(name.name, longestName);
  return { library: targetLibrary(context, name.schema), name: name.name.name };
}

export function targetLibrary({ attributes, job }: DefinitionContext, schema: Identifier | undefined): string {
  if (schema !== undefined) {
    requireLength(schema, longestSystemName);
    return schema.name === 'SESSION' ? 'QTEMP' : schema.name;
  }
  if (attributes.defaultSchema !== undefined) return attributes.defaultSchema;
  return attributes.naming === 'sql' ? job.profile.name : (job.libraries.current ?? 'QGPL');
}

/** Where an object of this name is looked for. A temporary table comes before all others that are not qualified. */
export function librariesOf({ attributes, job }: DefinitionContext, { schema }: ObjectName): readonly string[] {
  if (schema !== undefined) return [schema.name === 'SESSION' ? 'QTEMP' : schema.name];
  if (attributes.defaultSchema !== undefined) return ['QTEMP', attributes.defaultSchema];
  if (attributes.naming === 'sql') return ['QTEMP', job.profile.name];
  const { system, current, user } = job.libraries;
  return [...system, ...(current === undefined ? [] : [current]), ...user];
}

/** What messages say of where a name was looked for. */
export function libraryShown({ attributes, job }: DefinitionContext, { schema }: ObjectName): string {
  return schema?.name ?? attributes.defaultSchema ?? (attributes.naming === 'system' ? '*LIBL' : job.profile.name);
}

export function requireLength({ name, at }: Identifier, longest = longestName): void {
  if (name.length > longest) throw new SqlError(-107, [name, longest], undefined, { position: at });
}

export function requireSystemName(identifier: Identifier): string {
  requireLength(identifier, longestSystemName);
  return identifier.name;
}

/** How PostgreSQL calls a column. Names that it has for itself get a blank. */
export function columnRelationName(name: string): string {
  const taken = /^(rrn|ctid|xmin|xmax|cmin|cmax|tableoid)$/.test(name);
  return relationName(taken ? `${name} ` : name);
}

/** How PostgreSQL calls an index: there it is in the schema of its table, and has a name like a table. */
export function indexRelationName(library: string, name: string, table: { readonly library: string }): string {
  return relationName(library === table.library ? `${name} index` : `${library}.${name} index`);
}

/** How PostgreSQL calls a key: its index has a name like a table. Other constraints keep their name. */
export function constraintRelationName(name: string, type: string): string {
  return relationName(type === 'PRIMARY KEY' || type === 'UNIQUE' ? `${name} key` : name);
}

/** The name of the constraint that PostgreSQL names in an error. */
export function constraintNameOf(relationName: string): string {
  return relationName.replace(/ (key|index)$/, '');
}

export function relationText(schema: string, name: string): string {
  return `${quoted(schema)}.${quoted(name)}`;
}

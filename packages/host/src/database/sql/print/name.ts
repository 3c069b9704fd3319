import type { Identifier, ObjectName } from '../ast/index.ts';
import { bracketed } from './text.ts';

export function identifier({ name, delimited }: Identifier): string {
  return delimited ? `"${name.replaceAll('"', '""')}"` : name;
}

export function identifierList(names: readonly Identifier[]): string {
  return bracketed(names, identifier);
}

/** With the separator that it was written with. Three-part names have dots in front. */
export function objectName({ database, schema, name, separator = '.', member }: ObjectName): string {
  const qualifier = schema === undefined ? '' : identifier(schema) + separator;
  const front = database === undefined ? '' : `${identifier(database)}.`;
  return front + qualifier + identifier(name) + (member === undefined ? '' : `(${identifier(member)})`);
}

import { BigironError } from '@bigiron/wire/errors';

/** An object by library and name: `'LIB/NAME'`, or both apart. Without a library the library list is searched. */
export type ObjectName = readonly [qualified: string] | readonly [library: string, name: string];

export interface QualifiedName {
  /** A library, `*LIBL` or `*CURLIB`. */
  readonly library: string;
  readonly name: string;
}

const longestName = 10;

/** Throws BigironError `object-name` for what no object can be called. */
export function qualifiedName(...given: ObjectName): QualifiedName {
  const parts = given.length === 2 ? given : given[0].split('/');
  const [library, name] = parts.length === 1 ? ['*LIBL', parts[0]] : parts;
  if (parts.length <= 2 && isName(library) && isName(name))
    return { library: library.toUpperCase(), name: name.toUpperCase() };
  throw new BigironError(
    `${given.join('/')} names no object; names look like LIB/NAME, each of at most 10 characters`,
    {
      code: 'object-name',
      layer: 'usage',
      fault: 'caller',
    },
  );
}

function isName(text: string | undefined): text is string {
  return text !== undefined && text.length >= 1 && text.length <= longestName && !/[\s/]/.test(text);
}

/** As programs take it: name and library in 10 characters each. */
export function paddedName({ library, name }: QualifiedName): string {
  return name.padEnd(longestName) + library.padEnd(longestName);
}

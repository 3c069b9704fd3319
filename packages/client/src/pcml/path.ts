import type { QualifiedName } from '../names.ts';

const pattern = /^\/QSYS\.LIB\/(?:(\S{1,10})\.LIB\/)?(\S{1,10})\.(PGM|SRVPGM)$/i;
const special: Readonly<Record<string, string>> = { '%LIBL%': '*LIBL', '%CURLIB%': '*CURLIB' };

/** The program that an IFS path names; undefined for a path of another form. */
export function programPath(path: string): QualifiedName | undefined {
  const [, library, name] = pattern.exec(path) ?? [];
  if (name === undefined) return undefined;
  const upper = (library ?? 'QSYS').toUpperCase();
  return { library: special[upper] ?? upper, name: name.toUpperCase() };
}

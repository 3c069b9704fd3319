import { createHash } from 'node:crypto';

/** An SQL name that is also a system name as it stands. */
const ordinary = /^[A-Z$#@][A-Z0-9$#@_]*$/;

/** Longest name of PostgreSQL in bytes. */
const longest = 63;

/** The name as PostgreSQL keeps it: longer ones would be cut, so their end gives way to a hash of the whole. */
export function relationName(name: string): string {
  if (Buffer.byteLength(name) <= longest) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 12);
  let head = name.slice(0, 50);
  while (Buffer.byteLength(head) > 50) head = head.slice(0, -1);
  return `${head}~${hash}`;
}

/** A name in PostgreSQL's text. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text constant in PostgreSQL's text. For DDL only, which takes no parameters. */
export function literal(text: string): string {
  return text.includes('\\')
    ? ` E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
    : `'${text.replaceAll("'", "''")}'`;
}

/** How the object room calls what SQL calls so: a name that is no ordinary one has quotation marks, be it that it has them already. */
export function objectName(name: string): string {
  return /^[A-Z$#@][A-Z0-9$#@_.]*$/.test(name) || name.startsWith('"') ? name : `"${name}"`;
}

/** The way back of {@link objectName}. */
export function sqlName(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1) : name;
}

/** The system name that an SQL name is by itself; undefined when one must be generated. */
export function ownSystemName(name: string): string | undefined {
  return ordinary.test(name) && name.length <= 10 ? name : undefined;
}

/**
 * The `count`th system name that is generated for a table, view, index or alias. Source: IBM i SQL reference, CREATE TABLE, "Rules for
 * System Name Generation".
 */
export function generatedTableName(name: string, count: number): string {
  if (ordinary.test(name)) return `${name.slice(0, 5)}${digits(count, 5)}`;
  const head = name
    .trimEnd()
    .replaceAll(/[^A-Za-z0-9@#$_]/g, '_')
    .slice(0, 4);
  const generated = `${head}${digits(count, 4)}`;
  return ordinary.test(generated) ? generated : `"${generated}"`;
}

/** The `count`th system name that is generated for a column. Source: as above. */
export function generatedColumnName(name: string, count: number): string {
  const head = name
    .slice(0, 5)
    .toUpperCase()
    .replaceAll(/[^A-Z0-9@#$_]/g, '_')
    .padEnd(5, '_')
    .replace(/^[_0-9]/, first => (first === '_' ? 'Q' : first));
  return `${head}${digits(count, 5)}`;
}

/** System names for columns, in order: those given, the names themselves, or generated ones that are not taken. */
export function columnSystemNames(
  columns: readonly { readonly name: string; readonly systemName?: string | undefined }[],
): string[] {
  const taken = new Set<string>();
  for (const { name, systemName } of columns) {
    const own = systemName ?? ownSystemName(name);
    if (own !== undefined) taken.add(own);
  }
  return columns.map(({ name, systemName }) => {
    const own = systemName ?? ownSystemName(name);
    if (own !== undefined) return own;
    for (let count = 1; ; count++) {
      const generated = generatedColumnName(name, count);
      if (taken.has(generated)) continue;
      taken.add(generated);
      return generated;
    }
  });
}

function digits(count: number, width: number): string {
  return String(count).padStart(width, '0');
}

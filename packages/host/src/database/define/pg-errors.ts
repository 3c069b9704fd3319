import { PgError } from '../../store/postgres/error.ts';
import { SqlError } from '../error.ts';

/** Says what PostgreSQL finds in the rows of a table, while a constraint, an index or another type is put on it, as SQL does. */
export async function onRows<T>(work: Promise<T>, codes: Readonly<Record<string, () => SqlError>>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const substitute = error instanceof PgError ? codes[error.sqlstate] : undefined;
    throw substitute === undefined ? error : substitute();
  }
}

/** What rows may say against a new constraint, key or index of this name. */
export function rowsAgainst(name: string, library: string): Readonly<Record<string, () => SqlError>> {
  return {
    '23505': () => new SqlError(-603),
    '23503': () => new SqlError(-667, [name]),
    '23514': () => new SqlError(-544, [name]),
    '23502': () => new SqlError(-407, [name]),
    '42P17': () => new SqlError(-546, [name]),
    '54000': () => new SqlError(-613, [name, library]),
  };
}

import { SqlError } from '../error.ts';

/** What the library `db2` reported through an exception of PostgreSQL, as the error that it means; undefined for other exceptions. */
export function sqlErrorOf(error: {
  readonly message: string;
  readonly sqlstate?: string | undefined;
  readonly detail?: string | undefined;
}): SqlError | undefined {
  const code = /^SQL(-\d{2,5})$/.exec(error.message)?.[1];
  if (code === undefined) return undefined;
  const tokens: unknown = JSON.parse(error.detail ?? '[]');
  const strings = Array.isArray(tokens) ? tokens.map(String) : [];
  return new SqlError(
    Number(code),
    strings,
    undefined,
    error.sqlstate === undefined ? {} : { sqlstate: error.sqlstate },
  );
}

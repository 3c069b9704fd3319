import { SqlError } from '../../error.ts';

/** What PostgreSQL cannot do inside its own statements: refused when the routine is made. */
export function refusal(what: string, position?: number): SqlError {
  const text = `[SQL0270] ${what} is possible in procedures only, not in functions and triggers.`;
  return new SqlError(-270, [what], text, { position });
}

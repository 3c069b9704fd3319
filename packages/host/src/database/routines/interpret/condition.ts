import { messageIdOf } from '../../diagnostics/message-id.ts';
import { textOf } from '../../diagnostics/text.ts';
import { SqlError, type SqlWarning } from '../../error.ts';

/** What a statement raised: an exception (negative SQLCODE), a warning, or that no row was found. */
export interface Condition {
  readonly sqlcode: number;
  readonly sqlstate: string;
  readonly tokens: readonly string[];
  readonly text: string;
  /** Name given by SIGNAL, where it was raised by name. */
  readonly name?: string | undefined;
  readonly error?: SqlError;
}

export function conditionOf(error: SqlError): Condition {
  const { sqlcode, sqlstate, tokens, message } = error;
  return { sqlcode, sqlstate, tokens, text: withoutId(message, messageIdOf(sqlcode)), error };
}

export function warningCondition({ sqlcode, sqlstate, tokens }: SqlWarning): Condition {
  return { sqlcode, sqlstate, tokens, text: withoutId(textOf(sqlcode, tokens), messageIdOf(sqlcode)) };
}

/** MESSAGE_TEXT has the text alone. */
function withoutId(text: string, id: string): string {
  return text.startsWith(`[${id}] `) ? text.slice(id.length + 3) : text;
}

/** The error that the condition is when nobody handles it. */
export function errorOf({ sqlcode, sqlstate, tokens, error }: Condition): SqlError {
  return error ?? new SqlError(sqlcode < 0 ? sqlcode : -sqlcode, tokens, undefined, { sqlstate });
}

export type ConditionClass = 'SQLEXCEPTION' | 'SQLWARNING' | 'NOT FOUND';

/** By the first two characters of the state. Source: "handler-declaration", SQL Reference. */
export function classOf(sqlstate: string): ConditionClass {
  if (sqlstate.startsWith('01')) return 'SQLWARNING';
  return sqlstate.startsWith('02') ? 'NOT FOUND' : 'SQLEXCEPTION';
}

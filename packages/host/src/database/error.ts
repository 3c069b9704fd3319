import { BigironError } from '@bigiron/wire/errors';
import { codes } from './diagnostics/codes.ts';
import { messageIdOf } from './diagnostics/message-id.ts';
import { textOf } from './diagnostics/text.ts';

export interface SqlErrorFacts {
  /** Offset in the statement, from 0; SQLERRD(5) for syntax errors. */
  readonly position?: number | undefined;
  /** Where a code has several states. */
  readonly sqlstate?: string;
  readonly cause?: unknown;
}

/** What Db2 for i reports with a negative SQLCODE. `tokens` are the replacement values of its message, in order (SQLERRMC). */
export class SqlError extends BigironError {
  override readonly name = 'SqlError';
  readonly sqlcode: number;
  declare readonly sqlstate: string;
  declare readonly messageId: string;
  readonly tokens: readonly string[];
  readonly position: number | undefined;

  constructor(sqlcode: number, tokens: readonly (string | number)[] = [], text?: string, facts: SqlErrorFacts = {}) {
    const strings = tokens.map(String);
    super(text ?? textOf(sqlcode, strings), {
      code: `SQL${sqlcode}`,
      layer: 'room',
      fault: sqlcode === -901 ? 'us' : 'caller',
      retryable: sqlcode === -911 || sqlcode === -913,
      messageId: messageIdOf(sqlcode),
      sqlstate: facts.sqlstate ?? codes[sqlcode]?.sqlstate ?? '58004',
      cause: facts.cause,
    });
    this.sqlcode = sqlcode;
    this.tokens = strings;
    this.position = facts.position;
  }
}

/** A positive SQLCODE: the statement was done. */
export interface SqlWarning {
  readonly sqlcode: number;
  readonly sqlstate: string;
  readonly tokens: readonly string[];
}

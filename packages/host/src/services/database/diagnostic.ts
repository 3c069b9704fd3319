import { BigironError } from '@bigiron/wire/errors';
import { ErrorClass, type Sqlca, sqlTokens } from '@bigiron/wire/hostserver/database/index';
import { messageIdOf } from '../../database/diagnostics/message-id.ts';
import { textOf } from '../../database/diagnostics/text.ts';
import { SqlError, type SqlWarning } from '../../database/error.ts';
import { XaError } from '../../database/session/xa.ts';
import { EscapeError } from '../../system/messages/message.ts';

/** How a request ended when it was not simply done. Kept with its operation results set, for clients ask again (1F00). */
export interface Diagnostic {
  readonly errorClass: number;
  readonly returnCode: number;
  readonly sqlca: Sqlca;
  readonly messageId: string | undefined;
  readonly text: string;
}

const programErrorCode = -901;
const messageCode = -443;

/** What a client is told of an error. `whileFetching`: the cursor is open and its rows cannot be had, which a client may show later. */
export function diagnosticOf(error: unknown, whileFetching = false): Diagnostic {
  if (error instanceof SqlError) return ofSql(error, whileFetching);
  if (error instanceof EscapeError) {
    const { id, text } = error.escape;
    return { ...ofSql(new SqlError(messageCode, [id, text], text), whileFetching), messageId: id };
  }
  if (error instanceof XaError) {
    const { xaCode, message } = error;
    return {
      ...ofSql(new SqlError(programErrorCode, [], message), false),
      errorClass: ErrorClass.xa,
      returnCode: xaCode,
    };
  }
  const text =
    error instanceof BigironError && error.fault !== 'us' ? error.message : 'The request could not be served.';
  return ofSql(new SqlError(programErrorCode, [], text), whileFetching);
}

function ofSql({ sqlcode, sqlstate, tokens, position, messageId, message }: SqlError, fetching: boolean): Diagnostic {
  const diagnostics = [0, 0, 0, 0, position === undefined ? 0 : position + 1, 0];
  return {
    errorClass: ErrorClass.sql,
    returnCode: sqlcode,
    sqlca: {
      code: sqlcode,
      state: sqlstate,
      tokens: sqlTokens(tokens),
      module: fetching ? 'QSQFETCH' : 'QSQPREP',
      diagnostics,
    },
    messageId,
    text: withoutId(message),
  };
}

/** Clients put the id in front themselves. */
function withoutId(text: string): string {
  return text.replace(/^\[\w+\] /, '');
}

export function warningOf({ sqlcode, sqlstate, tokens }: SqlWarning, sqlca: Partial<Sqlca> = {}): Diagnostic {
  return {
    errorClass: ErrorClass.sql,
    returnCode: sqlcode,
    sqlca: { ...sqlca, code: sqlcode, state: sqlstate, tokens: sqlTokens(tokens), warnings: 'W          ' },
    messageId: messageIdOf(sqlcode),
    text: withoutId(textOf(sqlcode, tokens)),
  };
}

/** Not an error: there is no row, or no more. */
export const noRow: Diagnostic = {
  errorClass: ErrorClass.sql,
  returnCode: 100,
  sqlca: { code: 100, state: '02000' },
  messageId: messageIdOf(100),
  text: withoutId(textOf(100, [])),
};

/** A function that the server does not have. It is what clients expect of function 0, by which they look whether anybody is there. */
export const unknownFunction: Diagnostic = {
  errorClass: ErrorClass.attribute,
  returnCode: -201,
  sqlca: { code: -84, state: '42612' },
  messageId: undefined,
  text: 'The server does not have this function.',
};

export const malformedRequest: Diagnostic = {
  errorClass: ErrorClass.attribute,
  returnCode: -101,
  sqlca: { code: programErrorCode, state: '58004' },
  messageId: undefined,
  text: 'The request does not follow its format.',
};

import { SqlError } from '@bigiron/client';

/** What is printed for a statement that failed: id, SQLSTATE, text, and where in the statement it was. */
export function errorText(error: Error, statement: string): string {
  if (!(error instanceof SqlError)) return error.message;
  const { messageId = '', sqlstate, message, position, help } = error;
  const place = position === undefined || position >= statement.length ? [] : [pointer(statement, position)];
  const told = message.startsWith(messageId) ? message : `${messageId} ${message}`;
  return [`${told} (SQLSTATE ${sqlstate})`, ...place, ...(help === '' ? [] : [help])].join('\n');
}

/** The line in question, and a mark below the place. */
function pointer(statement: string, position: number): string {
  const start = statement.lastIndexOf('\n', position - 1) + 1;
  const line = statement.slice(start).split('\n', 1)[0] as string;
  return `  ${line}\n  ${' '.repeat(position - start)}^`;
}

import { StatementType } from '@bigiron/wire/hostserver/database/index';

/** What hosts are told a statement is, by its first word. */
export function statementType(text: string): (typeof StatementType)[keyof typeof StatementType] {
  return types[firstWord(text)] ?? StatementType.other;
}

export function isQuery(text: string): boolean {
  return statementType(text) === StatementType.select;
}

export function isCall(text: string): boolean {
  return statementType(text) === StatementType.call;
}

const types: Readonly<Record<string, (typeof StatementType)[keyof typeof StatementType] | undefined>> = {
  SELECT: StatementType.select,
  WITH: StatementType.select,
  VALUES: StatementType.select,
  CALL: StatementType.call,
  COMMIT: StatementType.commit,
  ROLLBACK: StatementType.rollback,
  CONNECT: StatementType.connect,
  DISCONNECT: StatementType.connect,
  RELEASE: StatementType.connect,
};

/** The first word behind blanks, comments and opening parentheses; `? = CALL` begins with CALL. */
function firstWord(text: string): string {
  let at = 0;
  for (;;) {
    const rest = text.slice(at);
    const skipped = /^(?:[\s(]+|--[^\n]*(?:\n|$)|\?\s*=)/.exec(rest)?.[0].length ?? commentLength(rest);
    if (skipped === 0) return (/^[A-Za-z]+/.exec(rest)?.[0] ?? '').toUpperCase();
    at += skipped;
  }
}

/** Bracketed comments may hold others. */
function commentLength(text: string): number {
  if (!text.startsWith('/*')) return 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith('/*', at)) {
      depth++;
      at++;
    } else if (text.startsWith('*/', at)) {
      depth--;
      at++;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}

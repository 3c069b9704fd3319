import { StoreError } from '../../store/error.ts';
import { PgError } from '../../store/postgres/error.ts';
import { SqlError } from '../error.ts';

/** What the statement was about, for the tokens of a message. */
export interface StatementFacts {
  /** Library and name of the table that was changed or read first. */
  readonly table?: { readonly library: string; readonly name: string } | undefined;
  readonly queryTimeout?: number | undefined;
}

/** SQLCODEs of PostgreSQL's states where they need no further thought. */
const plain: Readonly<Record<string, number>> = {
  '21000': -811,
  '22001': -404,
  '22011': -138,
  '22018': -420,
  '22021': -331,
  '22P02': -420,
  '22P05': -331,
  '22007': -180,
  '22008': -183,
  '2201E': -802,
  '2201F': -802,
  '22025': -130,
  '23502': -407,
  '23505': -803,
  '23514': -545,
  '23P01': -803,
  '24000': -501,
  '34000': -501,
  '25006': -817,
  '3B001': -880,
  '42501': -551,
  '55006': -615,
  '44000': -161,
  '54001': -101,
  '54023': -101,
};

/**
 * An error of PostgreSQL as Db2 for i reports it. Names and types are checked by the compiler before PostgreSQL sees a statement: what
 * is left are errors of data, conflicts with others and failures. A state that nobody expects is a fault of ours (-901) with the cause.
 */
export function sqlErrorOf(error: unknown, facts: StatementFacts = {}): unknown {
  const known = asRaised(error, facts);
  return known instanceof SqlError && error instanceof PgError ? inTrigger(known, error) : known;
}

/** `function "LIB"."0000000000000000123 LIB.NAME trigger"() line 3 at RAISE`, the outermost last. */
const triggerFunction = /function (?:(?:"[^"]+"|\w+)\.)?"\d{19} ([^".]+)\.([^"]+) trigger"\(\)/g;

/** What fails in a trigger fails the statement with -723; not what would have ended it anyway: cancel, time-outs, locks. */
function inTrigger(error: SqlError, { where = '' }: PgError): SqlError {
  const [, library, name] = [...where.matchAll(triggerFunction)].at(-1) ?? [];
  if (name === undefined || [-952, -666, -913, -911, -902].includes(error.sqlcode)) return error;
  const { sqlcode, sqlstate, message } = error;
  const text = message.replace(/^\[[A-Z0-9]+\] /, '');
  return new SqlError(-723, [name, library!, sqlcode, sqlstate, text], undefined, { cause: error });
}

function asRaised(error: unknown, facts: StatementFacts): unknown {
  if (error instanceof StoreError && error.layer !== undefined && !(error instanceof PgError))
    return error.fault === 'caller' ? new SqlError(-901, [], undefined, { cause: error }) : lost(error);
  if (!(error instanceof PgError)) return error;
  if (/^-\d+(?: |$)/.test(error.detail ?? '')) return raised(error);
  const { sqlstate } = error;
  const { library = '', name = '' } = facts.table ?? {};
  const cause = error;
  switch (sqlstate) {
    case '22003':
      return new SqlError(-802, ['', '2'], undefined, { cause });
    case '22012':
      return new SqlError(-802, ['', '6'], undefined, { cause, sqlstate: '22012' });
    case '23503':
    case '23001':
      return foreignKey(error, facts);
    case '23505':
      return new SqlError(-803, [error.constraint ?? '', name], undefined, { cause });
    case '23514':
      return new SqlError(-545, [error.constraint ?? ''], undefined, { cause });
    case '23502':
      return new SqlError(-407, [error.column ?? ''], undefined, { cause });
    case '55P03':
    case '40P01':
      return new SqlError(-913, [name, library, 'FILE'], undefined, { cause });
    case '40001':
      return new SqlError(-911, [''], undefined, { cause });
    case '57014':
      if (/statement timeout/.test(error.message))
        return new SqlError(-666, [facts.queryTimeout ?? ''], undefined, { cause });
      return new SqlError(-952, [], undefined, { cause });
    case '42803':
      return new SqlError(-122, [ungrouped(error)], undefined, { cause });
    case 'P0001':
      return raised(error);
  }
  if (plain[sqlstate] !== undefined)
    return new SqlError(plain[sqlstate], [error.column ?? error.constraint ?? ''], undefined, { cause });
  if (sqlstate.startsWith('53') || sqlstate.startsWith('54'))
    return new SqlError(-904, [sqlstate], undefined, { cause });
  if (sqlstate.startsWith('57P') || sqlstate.startsWith('08')) return lost(error);
  // States that our own functions raise are those of Db2 already.
  return raised(error);
}

/** An error that a function of ours raised has its SQLCODE and tokens in the detail: `-180 a b`. */
function raised(error: PgError): SqlError {
  const [, code, tokens] = /^(-\d+)(?: (.*))?$/s.exec(error.detail ?? '') ?? [];
  if (code !== undefined)
    return new SqlError(Number(code), tokens?.split('\u001f') ?? [], undefined, {
      cause: error,
      sqlstate: error.sqlstate,
    });
  if (error.sqlstate === 'P0001') return new SqlError(-438, [error.message], undefined, { cause: error });
  return new SqlError(-901, [], undefined, { cause: error });
}

/** The column that PostgreSQL names: `column "t1.NAME" must appear in the GROUP BY clause`. */
function ungrouped({ message }: PgError): string {
  return /"(?:[^".]+\.)?([^"]+)"/.exec(message)?.[1] ?? '';
}

/** PostgreSQL has one state for both ends; the message is about the table that was changed. */
function foreignKey(error: PgError, { table }: StatementFacts): SqlError {
  const isChild = error.table === table?.name && /insert or update/.test(error.message);
  const tokens = [error.constraint ?? '', table?.library ?? ''];
  return new SqlError(isChild ? -530 : -532, tokens, undefined, { cause: error });
}

function lost(cause: Error): SqlError {
  return new SqlError(-902, [cause.message], undefined, { cause });
}

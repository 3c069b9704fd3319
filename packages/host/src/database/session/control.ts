import { SqlError } from '../error.ts';
import type { Outcome, Prepared, StatementClass } from '../room.ts';
import type { SetRegister, Statement } from '../sql/ast/index.ts';
import type { SessionAttributes } from './attributes.ts';
import type { Session } from './session.ts';

const done: Outcome = { count: 0, warnings: [] };

/** Statements about the session and its unit of work. undefined for others. */
export function preparedControl(session: Session, verb: string, statement: Statement): Prepared | undefined {
  const run = actionOf(session, statement);
  if (run === undefined) return undefined;
  return prepared(verb, classOf(statement), () =>
    session.guard(async () => {
      await run();
      return done;
    }),
  );
}

/** A statement without markers and result. */
export function prepared(verb: string, kind: StatementClass, execute: () => Promise<Outcome>): Prepared {
  return {
    class: kind,
    verb,
    columns: undefined,
    markers: [],
    readOnly: false,
    execute,
    async executeBatch(rows) {
      for (let index = 1; index < rows.length; index++) await execute();
      return execute();
    },
    open: () => Promise.reject(new SqlError(-517, [''])),
  };
}

function classOf({ kind }: Statement): StatementClass {
  if (kind === 'commit' || kind === 'rollback') return kind;
  return kind === 'connect' ? 'connect' : 'other';
}

function actionOf(session: Session, statement: Statement): (() => Promise<void>) | undefined {
  switch (statement.kind) {
    case 'commit':
      // Cursors WITH HOLD stay open without the word HOLD.
      return () => session.commitUnit(true);
    case 'rollback':
      if (statement.savepoint === undefined) return () => session.unit.rollback(statement.hold === true);
      return () => session.unit.rollbackTo(statement.savepoint === true ? undefined : statement.savepoint!.name);
    case 'savepoint':
      return () => session.unit.savepoint(statement.name.name);
    case 'release-savepoint':
      return () => session.unit.releaseSavepoint(statement.name.name);
    case 'set-transaction':
      return async () => {
        const isolation = statement.isolation;
        if (isolation !== undefined) session.change({ isolation: isolations[isolation] });
      };
    case 'set-register':
      return async () => session.change(changeOf(statement));
    default:
      return undefined;
  }
}

const isolations = { NC: '*NONE', UR: '*CHG', CS: '*CS', RS: '*ALL', RR: '*RR' } as const;

/** SET SCHEMA, SET PATH and what else changes the session. */
function changeOf({ register, values, at }: SetRegister): Partial<SessionAttributes> {
  const names = values.map(value => {
    if (typeof value === 'string') return value;
    if (value.kind === 'literal') return value.value;
    if (value.kind === 'column') return value.name.name;
    throw new SqlError(-84, [register], undefined, { position: at });
  });
  switch (register) {
    case 'SCHEMA':
      return { defaultSchema: names[0] === 'DEFAULT' || names[0] === 'USER' ? undefined : names[0]! };
    case 'PATH':
      return { path: names };
    default:
      return {};
  }
}

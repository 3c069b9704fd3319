import { SqlError } from '../error.ts';
import type { RegisterName, SpecialRegister } from '../sql/ast/index.ts';
import { pgTypeOf, type SqlType } from '../types/sql-type.ts';
import type { Compilation } from './compilation.ts';
import type { Emitted } from './emitted.ts';

/** Types of the special registers ("Special registers" of the SQL reference). Their values are parameters of each execution. */
const types: Partial<Record<RegisterName, SqlType>> = {
  'CURRENT DATE': { name: 'DATE' },
  'CURRENT TIME': { name: 'TIME' },
  'CURRENT TIMESTAMP': { name: 'TIMESTAMP', precision: 6 },
  'CURRENT TIMEZONE': { name: 'DECIMAL', precision: 6, scale: 0 },
  'CURRENT SCHEMA': text(128),
  'CURRENT PATH': text(3483),
  'CURRENT SERVER': text(18),
  'CURRENT USER': text(128),
  'SESSION USER': text(128),
  'SYSTEM USER': text(128),
  USER: text(18),
  'CURRENT DEGREE': text(5),
  'CURRENT DECFLOAT ROUNDING MODE': text(128),
  'CURRENT DEBUG MODE': text(8),
  'CURRENT IMPLICIT XMLPARSE OPTION': text(19),
  'CURRENT CLIENT_ACCTNG': text(255),
  'CURRENT CLIENT_APPLNAME': text(255),
  'CURRENT CLIENT_PROGRAMID': text(255),
  'CURRENT CLIENT_USERID': text(255),
  'CURRENT CLIENT_WRKSTNNAME': text(255),
  IDENTITY_VAL_LOCAL: { name: 'DECIMAL', precision: 31, scale: 0 },
};

/** Where there are no parameters (defaults, views, constraints) PostgreSQL is asked: its time zone is that of the host. */
const inline: Partial<Record<RegisterName, string>> = {
  'CURRENT DATE': '(statement_timestamp()::date)',
  'CURRENT TIME': `(date_trunc('second', statement_timestamp()::timestamp)::time)`,
  'CURRENT TIMESTAMP': '(statement_timestamp()::timestamp)',
  'CURRENT SERVER': `(current_setting('bigiron.server')::bpchar)`,
  'CURRENT USER': `(current_setting('bigiron.user')::bpchar)`,
  'SESSION USER': `(current_setting('bigiron.user')::bpchar)`,
  USER: `(current_setting('bigiron.user')::bpchar)`,
};

function text(length: number): SqlType {
  return { name: 'VARCHAR', length, ccsid: 37 };
}

export function emitRegister({ name, precision, at }: SpecialRegister, compilation: Compilation): Emitted {
  const type = types[name];
  if (type === undefined) throw new SqlError(-84, [name], undefined, { position: at });
  const actual: SqlType = type.name === 'TIMESTAMP' ? { ...type, precision: precision ?? 6 } : type;
  if (compilation.inline) {
    const sql = inline[name];
    if (sql === undefined) throw new SqlError(-84, [name], undefined, { position: at });
    return { sql, type: actual, pg: pgTypeOf(actual), nullable: false };
  }
  return {
    ...compilation.parameter({ from: 'register', name, type: actual }),
    nullable: name === 'IDENTITY_VAL_LOCAL',
  };
}

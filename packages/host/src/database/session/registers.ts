import type { Clock } from '../../system/clock.ts';
import type { RegisterName } from '../sql/ast/index.ts';
import type { SqlValue } from '../types/sql-type.ts';
import type { SessionAttributes } from './attributes.ts';

export interface RegisterContext {
  readonly clock: Clock;
  readonly attributes: SessionAttributes;
  readonly user: string;
  readonly systemUser: string;
  /** Name of the relational database. */
  readonly server: string;
  /** The last value that the session gave an identity column. */
  readonly identity: string | undefined;
}

/** Values of special registers for one statement: all of them see the same moment. */
export class Registers {
  readonly #context: RegisterContext;
  readonly #now: Date;

  constructor(context: RegisterContext) {
    this.#context = context;
    this.#now = new Date(context.clock.now());
  }

  value(name: RegisterName): SqlValue {
    const { attributes, user, systemUser, server } = this.#context;
    switch (name) {
      case 'CURRENT DATE':
        return this.#local().slice(0, 10);
      case 'CURRENT TIME':
        return this.#local().slice(11, 19);
      case 'CURRENT TIMESTAMP':
        return `${this.#local()}000`;
      case 'CURRENT TIMEZONE':
        return timezone(this.#now.getTimezoneOffset());
      case 'CURRENT SCHEMA':
        return attributes.defaultSchema ?? (attributes.naming === 'system' ? '*LIBL' : user);
      case 'CURRENT PATH':
        return pathShown(attributes, user);
      case 'CURRENT SERVER':
        return server;
      case 'CURRENT USER':
      case 'SESSION USER':
      case 'USER':
        return user;
      case 'SYSTEM USER':
        return systemUser;
      case 'CURRENT DEGREE':
        return '1';
      case 'CURRENT DECFLOAT ROUNDING MODE':
        return `ROUND_${attributes.decfloatRounding}`;
      case 'CURRENT DEBUG MODE':
        return 'DISALLOW';
      case 'CURRENT IMPLICIT XMLPARSE OPTION':
        return 'STRIP WHITESPACE';
      case 'CURRENT TEMPORAL SYSTEM_TIME':
        return null;
      case 'IDENTITY_VAL_LOCAL':
        return this.#context.identity ?? null;
      case 'CURRENT CLIENT_ACCTNG':
        return attributes.clientAccounting;
      case 'CURRENT CLIENT_APPLNAME':
        return attributes.clientApplication;
      case 'CURRENT CLIENT_PROGRAMID':
        return attributes.clientProgram;
      case 'CURRENT CLIENT_USERID':
        return attributes.clientUser;
      case 'CURRENT CLIENT_WRKSTNNAME':
        return attributes.clientWorkstation;
    }
  }

  /** The time of day where the host is, as IBM i keeps it: `2026-11-27 13:05:09.123`. */
  #local(): string {
    const local = new Date(this.#now.getTime() - this.#now.getTimezoneOffset() * 60_000);
    return local.toISOString().replace('T', ' ').slice(0, 23);
  }
}

/** With SQL naming `*LIBL` stands for the libraries of the system and that of the user. */
function pathShown({ path, naming }: SessionAttributes, user: string): string {
  const libraries = path.flatMap(library =>
    library === '*LIBL' && naming === 'sql' ? ['QSYS', 'QSYS2', 'SYSPROC', 'SYSIBMADM', user] : [library],
  );
  return libraries.map(library => (library === '*LIBL' ? library : `"${library}"`)).join(',');
}

/** DECIMAL(6,0) hhmmss east of UTC. */
function timezone(minutesWest: number): string {
  const east = -minutesWest;
  const sign = east < 0 ? '-' : '';
  const minutes = Math.abs(east);
  return `${sign}${Math.floor(minutes / 60) * 10_000 + (minutes % 60) * 100}`;
}

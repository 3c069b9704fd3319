import { EscapeError } from '../../system/messages/message.ts';
import { SqlError } from '../error.ts';

/** What a call to the object rooms was about, for the tokens of an SQL message. */
export interface Subject {
  readonly name: string;
  readonly library: string;
  /** `FILE`, without star. */
  readonly type: string;
  /** `CREATE TABLE`. */
  readonly statement: string;
}

/** Says a refusal of the object rooms as SQL does. */
export async function asSql<T>(subject: Subject, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof EscapeError ? sqlErrorOf(error, subject) : error;
  }
}

function sqlErrorOf(cause: EscapeError, { name, library, type, statement }: Subject): SqlError {
  const facts = { cause };
  switch (cause.escape.id) {
    case 'CPF9870':
    case 'CPF2111':
      return new SqlError(-601, [name, library, type], undefined, facts);
    case 'CPF9801':
    case 'CPF2208':
      return new SqlError(-204, [name, library, type], undefined, facts);
    case 'CPF9810':
    case 'CPF2110':
    case 'CPF2209':
      return new SqlError(-204, [type === 'LIB' ? name : library, 'QSYS', 'LIB'], undefined, facts);
    case 'CPF2182':
    case 'CPF9820':
    case 'CPF2216':
      if (type !== 'LIB' && cause.escape.id === 'CPF2182') return new SqlError(-552, [statement], undefined, facts);
      return new SqlError(-551, [type === 'LIB' ? name : library, 'QSYS', 'LIB'], undefined, facts);
    case 'CPF9802':
    case 'CPF2207':
    case 'CPF2223':
    case 'CPF2224':
      return new SqlError(-551, [name, library, type], undefined, facts);
    case 'CPF2204':
      return new SqlError(-204, [name, 'QSYS', 'USRPRF'], undefined, facts);
    case 'CPF2167':
      return new SqlError(-615, [name, library, type], undefined, facts);
    case 'CPF2166':
    case 'CPF2151':
      return new SqlError(-7011, [name], undefined, facts);
    case 'CPF2161':
    case 'CPF2168':
      return new SqlError(-551, [name, library, type], undefined, facts);
    default:
      return new SqlError(-443, [statement, cause.escape.id, cause.escape.text], undefined, facts);
  }
}

import type { RegisterName, SpecialRegister } from '../../ast/index.ts';
import { node } from '../node.ts';
import type { TokenStream } from '../stream.ts';
import { integer } from './literal.ts';

/** Words behind CURRENT, and what follows them. `CURRENT` in front of anything else is a name. */
const behindCurrent: Readonly<Record<string, readonly [RegisterName, ...more: string[]]>> = {
  DATE: ['CURRENT DATE'],
  TIME: ['CURRENT TIME'],
  TIMESTAMP: ['CURRENT TIMESTAMP'],
  TIMEZONE: ['CURRENT TIMEZONE'],
  SCHEMA: ['CURRENT SCHEMA'],
  SQLID: ['CURRENT SCHEMA'],
  PATH: ['CURRENT PATH'],
  SERVER: ['CURRENT SERVER'],
  USER: ['CURRENT USER'],
  DEGREE: ['CURRENT DEGREE'],
  DECFLOAT: ['CURRENT DECFLOAT ROUNDING MODE', 'ROUNDING', 'MODE'],
  DEBUG: ['CURRENT DEBUG MODE', 'MODE'],
  IMPLICIT: ['CURRENT IMPLICIT XMLPARSE OPTION', 'XMLPARSE', 'OPTION'],
  TEMPORAL: ['CURRENT TEMPORAL SYSTEM_TIME', 'SYSTEM_TIME'],
  CLIENT_ACCTNG: ['CURRENT CLIENT_ACCTNG'],
  CLIENT_APPLNAME: ['CURRENT CLIENT_APPLNAME'],
  CLIENT_PROGRAMID: ['CURRENT CLIENT_PROGRAMID'],
  CLIENT_USERID: ['CURRENT CLIENT_USERID'],
  CLIENT_WRKSTNNAME: ['CURRENT CLIENT_WRKSTNNAME'],
};

const oneWord: Readonly<Record<string, RegisterName>> = {
  CURRENT_DATE: 'CURRENT DATE',
  CURRENT_TIME: 'CURRENT TIME',
  CURRENT_TIMESTAMP: 'CURRENT TIMESTAMP',
  CURRENT_TIMEZONE: 'CURRENT TIMEZONE',
  CURRENT_SCHEMA: 'CURRENT SCHEMA',
  CURRENT_PATH: 'CURRENT PATH',
  CURRENT_SERVER: 'CURRENT SERVER',
  CURRENT_USER: 'CURRENT USER',
  LOCALDATE: 'CURRENT DATE',
  LOCALTIME: 'CURRENT TIME',
  LOCALTIMESTAMP: 'CURRENT TIMESTAMP',
  SESSION_USER: 'SESSION USER',
  SYSTEM_USER: 'SYSTEM USER',
  USER: 'USER',
};

/** A special register, or nothing when the next word is a name. */
export function register(p: TokenStream): SpecialRegister | undefined {
  const { key, at } = p.token;
  if (key === 'CURRENT') return currentRegister(p);
  const name = Object.hasOwn(oneWord, key) ? oneWord[key] : clientRegister(p);
  if (name === undefined || p.peek().key === '.') return undefined;
  p.next();
  if (key === 'CLIENT') p.next();
  return node<SpecialRegister>({ kind: 'register', name, precision: precision(p, name), at });
}

function currentRegister(p: TokenStream): SpecialRegister | undefined {
  const { key } = p.peek();
  if (!Object.hasOwn(behindCurrent, key)) return undefined;
  const [name, ...more] = behindCurrent[key]!;
  if (!more.every((word, index) => p.peek(2 + index).key === word)) return undefined;
  const { at } = p.next();
  for (let word = 0; word <= more.length; word++) p.next();
  return node<SpecialRegister>({ kind: 'register', name, precision: precision(p, name), at });
}

/** `CLIENT ACCTNG`: the form without CURRENT. */
function clientRegister(p: TokenStream): RegisterName | undefined {
  if (p.token.key !== 'CLIENT') return undefined;
  return behindCurrent[`CLIENT_${p.peek().key}`]?.[0];
}

function precision(p: TokenStream, name: RegisterName): number | undefined {
  if (name !== 'CURRENT TIMESTAMP' || !p.accept('(')) return undefined;
  const digits = integer(p);
  p.expect(')');
  return digits;
}

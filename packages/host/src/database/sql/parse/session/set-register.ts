import type { Expression, SetRegister } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { identifier } from '../names.ts';
import type { TokenStream } from '../stream.ts';

type Register = SetRegister['register'];
type Values = SetRegister['values'];
type ValueOf = (p: TokenStream) => Values;

/** What words behind SET name a register, and how its values are read. Longest first. */
const registers: readonly (readonly [words: string, register: Register, values: ValueOf])[] = [
  ['CURRENT SCHEMA', 'SCHEMA', single],
  ['CURRENT_SCHEMA', 'SCHEMA', single],
  ['CURRENT SQLID', 'SCHEMA', single],
  ['SCHEMA', 'SCHEMA', single],
  ['CURRENT PATH', 'PATH', list],
  ['CURRENT_PATH', 'PATH', list],
  ['CURRENT FUNCTION PATH', 'PATH', list],
  ['PATH', 'PATH', list],
  ['CURRENT DEGREE', 'CURRENT DEGREE', single],
  ['CURRENT DECFLOAT ROUNDING MODE', 'CURRENT DECFLOAT ROUNDING MODE', single],
  ['CURRENT DEBUG MODE', 'CURRENT DEBUG MODE', words],
  ['CURRENT IMPLICIT XMLPARSE OPTION', 'CURRENT IMPLICIT XMLPARSE OPTION', single],
  ['CURRENT TEMPORAL SYSTEM_TIME', 'CURRENT TEMPORAL SYSTEM_TIME', single],
  ['SESSION AUTHORIZATION', 'SESSION AUTHORIZATION', single],
  ['SESSION_USER', 'SESSION AUTHORIZATION', single],
  ['ENCRYPTION PASSWORD', 'ENCRYPTION PASSWORD', encryption],
  ['CONNECTION', 'CONNECTION', single],
  ['RESULT SETS', 'RESULT SETS', resultSets],
  ['OPTION', 'OPTION', options],
];

/** SET of a register, behind SET; nothing when a variable is set that has the name of one. */
export function setRegister(p: TokenStream, at: number): SetRegister | undefined {
  for (const [name, register, values] of registers) {
    if (!p.isSequence(...name.split(' '))) continue;
    const length = name.split(' ').length;
    if (register === 'OPTION' && p.peek().key === '=') return undefined;
    if (p.peek(length).key === '.' || p.peek(length).key === '[') return undefined;
    for (let word = 0; word < length; word++) p.next();
    if (register !== 'OPTION') p.accept('=');
    return { kind: 'set-register', register, values: values(p), at };
  }
  return undefined;
}

/** A name or keyword becomes a string; what is an expression stays one. */
function setValue(p: TokenStream): string | Expression {
  if (p.accept('*')) return `*${identifier(p).name}`;
  if (p.acceptSequence('SYSTEM', 'PATH')) return 'SYSTEM PATH';
  const { kind } = p.token;
  const following = p.peek();
  const alone = following.kind === 'end' || following.key === ',' || following.key === ';';
  if (alone && (kind === 'name' || (kind === 'word' && !isRegister(p.token.key)))) return p.next().value;
  return expression(p);
}

function isRegister(key: string): boolean {
  return (
    key === 'USER' ||
    key === 'SESSION_USER' ||
    key === 'SYSTEM_USER' ||
    key === 'CURRENT_USER' ||
    key === 'NULL' ||
    key.startsWith('CURRENT_')
  );
}

function single(p: TokenStream): Values {
  return [setValue(p)];
}

function list(p: TokenStream): Values {
  const values = [setValue(p)];
  while (p.accept(',')) values.push(setValue(p));
  return values;
}

/** `ALLOW`, `DISALLOW`, `DISABLE`. */
function words(p: TokenStream): Values {
  if (p.token.kind !== 'word') return single(p);
  const mode = p.expectAny('ALLOW', 'DISALLOW', 'DISABLE');
  return [p.accept('DEBUG') ? p.accept('MODE') && mode : mode].map(String);
}

/** The password and, behind it, the hint. */
function encryption(p: TokenStream): Values {
  const password = expression(p);
  if (!p.accept('WITH')) return [password];
  p.expect('HINT');
  p.accept('=');
  return [password, expression(p)];
}

/** `NONE`, `[WITH RETURN TO CALLER | CLIENT] CURSOR C, ..`, `ARRAY :A FOR n ROWS`: as written, word by word. */
function resultSets(p: TokenStream): Values {
  const start = p.index;
  while (p.token.kind !== 'end' && p.token.key !== ';') p.next();
  if (p.index === start) throw p.unexpected('NONE', 'CURSOR', 'ARRAY', 'WITH');
  return [p.textSince(start)];
}

/** `DATFMT = *ISO, COMMIT = *NONE`, each as one string without blanks. */
function options(p: TokenStream): Values {
  const values: string[] = [];
  do {
    const { name } = identifier(p);
    p.expect('=');
    values.push(`${name}=${optionValue(p)}`);
  } while (p.accept(','));
  return values;
}

function optionValue(p: TokenStream): string {
  const star = p.accept('*') ? '*' : '';
  const { kind, value } = p.token;
  if (kind !== 'word' && kind !== 'name' && kind !== 'number' && kind !== 'string') throw p.unexpected();
  p.next();
  if (kind === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (p.accept('/')) return `${star}${value}/${p.next().value}`;
  return star + value;
}

import type { RoutineOptions } from '../../ast/index.ts';
import { integer, stringConstant } from '../expression/literal.ts';
import { identifier, objectName } from '../names.ts';
import type { TokenStream } from '../stream.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Found = Mutable<Omit<RoutineOptions, 'other'>> & { other: string[] };

/** What stands between the parameters of a routine and its body, in any order. */
export function routineOptions(p: TokenStream): RoutineOptions {
  const found: Found = { other: [] };
  while (valued(p, found) || flagged(p, found) || kept(p, found));
  return found;
}

function valued(p: TokenStream, found: Found): boolean {
  if (p.accept('LANGUAGE')) found.language = language(p);
  else if (p.accept('SPECIFIC')) found.specific = objectName(p);
  else if (p.acceptSequence('DYNAMIC', 'RESULT') || p.acceptSequence('RESULT')) {
    p.expectAny('SETS', 'SET');
    found.resultSets = integer(p);
  } else if (p.acceptSequence('EXTERNAL', 'ACTION')) found.externalAction = true;
  else if (p.acceptSequence('NO', 'EXTERNAL', 'ACTION')) found.externalAction = false;
  else if (p.accept('EXTERNAL')) found.external = externalName(p);
  else if (p.acceptSequence('PARAMETER', 'STYLE') || p.is('GENERAL')) found.parameterStyle = parameterStyle(p);
  else if (p.accept('CARDINALITY')) found.cardinality = integer(p);
  else if (p.acceptSequence('PROGRAM', 'TYPE')) found.program = { type: p.expectAny('MAIN', 'SUB') };
  else if (p.acceptSequence('COMMIT', 'ON', 'RETURN')) found.commitOnReturn = p.expectAny('YES', 'NO') === 'YES';
  else return false;
  return true;
}

/** `[NAME 'LIB/PGM(ENTRY)' | LIB.PGM]`. */
function externalName(p: TokenStream): NonNullable<RoutineOptions['external']> {
  if (!p.accept('NAME')) return {};
  return { name: p.token.kind === 'string' ? stringConstant(p) : objectName(p) };
}

/** `C++` is the one language that is no name. */
function language(p: TokenStream): string {
  const { name } = identifier(p);
  return name === 'C' && p.acceptSequence('+', '+') ? 'C++' : name;
}

const styles = ['DB2 GENERAL', 'DB2GENERAL', 'DB2SQL', 'GENERAL WITH NULLS', 'GENERAL', 'SQL', 'JAVA'] as const;

function parameterStyle(p: TokenStream): string {
  const style = styles.find(one => p.acceptSequence(...one.split(' ')));
  if (style === undefined) throw p.unexpected();
  return style === 'DB2 GENERAL' ? 'DB2GENERAL' : style;
}

const sqlAccess = ['NO SQL', 'CONTAINS SQL', 'READS SQL DATA', 'MODIFIES SQL DATA'] as const;

function flagged(p: TokenStream, found: Found): boolean {
  const access = sqlAccess.find(one => p.acceptSequence(...one.split(' ')));
  if (access !== undefined) found.sqlAccess = access;
  else if (p.acceptSequence('NOT', 'DETERMINISTIC') || p.accept('VARIANT')) found.deterministic = false;
  else if (p.acceptSequence('GLOBAL', 'DETERMINISTIC') || p.acceptSequence('NOT', 'VARIANT'))
    found.deterministic = true;
  else if (p.accept('DETERMINISTIC')) found.deterministic = true;
  else if (p.acceptSequence('CALLED', 'ON', 'NULL', 'INPUT')) found.calledOnNull = true;
  else if (p.acceptSequence('RETURNS', 'NULL', 'ON', 'NULL', 'INPUT')) found.calledOnNull = false;
  else if (p.accept('AUTONOMOUS')) found.autonomous = true;
  else return false;
  return true;
}

/** Options that are kept as written, by all their words; a number, name or list may follow some of them. */
const keptOptions: readonly string[] = [
  'DBINFO',
  'NO DBINFO',
  'FENCED',
  'NOT FENCED',
  'ALLOW PARALLEL',
  'DISALLOW PARALLEL',
  'ALLOW DEBUG MODE',
  'DISALLOW DEBUG MODE',
  'DISABLE DEBUG MODE',
  'OLD SAVEPOINT LEVEL',
  'NEW SAVEPOINT LEVEL',
  'INHERIT SPECIAL REGISTERS',
  'STATIC DISPATCH',
  'FINAL CALL',
  'NO FINAL CALL',
  'NO SCRATCHPAD',
  'STATEMENT DETERMINISTIC',
  'SECURED',
  'NOT SECURED',
  'NULL CALL',
  'NOT NULL CALL',
  'SYSTEM_TIME SENSITIVE YES',
  'SYSTEM_TIME SENSITIVE NO',
  'CONCURRENT ACCESS RESOLUTION DEFAULT',
  'CONCURRENT ACCESS RESOLUTION USE CURRENTLY COMMITTED',
  'CONCURRENT ACCESS RESOLUTION WAIT FOR OUTCOME',
  'THREADSAFE',
  'NOT THREADSAFE',
];

/** One of the options without meaning for us; those of triggers are among them. */
export function acceptRawOption(p: TokenStream): string | undefined {
  const start = p.index;
  if (p.isSequence('SET', 'OPTION') && p.peek(3).key === '=') setOption(p);
  else if (p.acceptSequence('PROGRAM', 'NAME')) objectName(p);
  else if (p.accept('SCRATCHPAD')) {
    if (p.token.kind === 'number') p.next();
  } else if (!keptOptions.some(words => p.acceptSequence(...words.split(' ')))) return undefined;
  return p.textSince(start);
}

function kept(p: TokenStream, found: Found): boolean {
  const option = acceptRawOption(p);
  if (option !== undefined) found.other.push(option);
  return option !== undefined;
}

/** `SET OPTION DATFMT = *ISO, COMMIT = *NONE`. */
function setOption(p: TokenStream): void {
  p.next();
  do {
    p.next();
    identifier(p);
    p.expect('=');
    p.accept('*');
    p.next();
    if (p.accept('/')) p.next();
  } while (p.is(','));
}

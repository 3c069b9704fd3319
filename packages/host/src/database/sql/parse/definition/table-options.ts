import type { CreateTable } from '../../ast/index.ts';
import { identifier } from '../names.ts';
import type { TokenStream } from '../stream.ts';
import { skipBrackets } from './raw.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Options = Partial<
  Mutable<
    Pick<
      CreateTable,
      'recordFormat' | 'onReplace' | 'onCommit' | 'onRollback' | 'withReplace' | 'notLogged' | 'systemName'
    >
  >
> & { options?: string[] };

/** What follows the columns of a table, in any order. */
export function tableOptions(p: TokenStream): Options {
  const found: Options = {};
  while (option(p, found) || rawOption(p, found));
  return found;
}

function option(p: TokenStream, found: Options): boolean {
  if (p.accept('RCDFMT')) found.recordFormat = identifier(p);
  else if (p.acceptSequence('ON', 'REPLACE'))
    found.onReplace = oneOf(p, 'DELETE ROWS', 'PRESERVE ALL ROWS', 'PRESERVE ROWS');
  else if (p.acceptSequence('ON', 'COMMIT')) found.onCommit = oneOf(p, 'DELETE ROWS', 'PRESERVE ROWS', 'DROP TABLE');
  else if (p.acceptSequence('WITH', 'REPLACE')) found.withReplace = true;
  else if (p.acceptSequence('NOT', 'LOGGED')) {
    found.notLogged = true;
    p.accept('INITIALLY');
    if (p.acceptSequence('ON', 'ROLLBACK')) found.onRollback = oneOf(p, 'DELETE ROWS', 'PRESERVE ROWS');
  } else if (p.accept('LOGGED')) found.notLogged = false;
  else if (p.acceptSequence('FOR', 'SYSTEM', 'NAME')) found.systemName = identifier(p);
  else return false;
  return true;
}

function oneOf<C extends string>(p: TokenStream, ...clauses: readonly C[]): C {
  const clause = clauses.find(one => p.acceptSequence(...one.split(' ')));
  if (clause === undefined) throw p.unexpected();
  return clause;
}

/** Options without meaning for us, by the words that begin them. */
const rawOptions: readonly (readonly string[])[] = [
  ['VOLATILE'],
  ['NOT', 'VOLATILE'],
  ['CARDINALITY'],
  ['UNIT', 'ANY'],
  ['UNIT', 'SSD'],
  ['KEEP', 'IN', 'MEMORY', 'YES'],
  ['KEEP', 'IN', 'MEMORY', 'NO'],
  ['MEDIA', 'PREFERENCE', 'ANY'],
  ['MEDIA', 'PREFERENCE', 'SSD'],
  ['DATA', 'CAPTURE', 'NONE'],
  ['DATA', 'CAPTURE', 'CHANGES'],
  ['WITH', 'RESTRICT', 'ON', 'DROP'],
  ['DATA', 'INITIALLY', 'DEFERRED'],
  ['DATA', 'INITIALLY', 'IMMEDIATE'],
  ['REFRESH', 'DEFERRED'],
  ['REFRESH', 'IMMEDIATE'],
  ['ENABLE', 'QUERY', 'OPTIMIZATION'],
  ['DISABLE', 'QUERY', 'OPTIMIZATION'],
  ['MAINTAINED', 'BY', 'USER'],
  ['MAINTAINED', 'BY', 'SYSTEM'],
];

function rawOption(p: TokenStream, found: Options): boolean {
  const start = p.index;
  if (!rawOptions.some(words => p.acceptSequence(...words)) && !partitioning(p)) return false;
  found.options = [...(found.options ?? []), p.textSince(start)];
  return true;
}

/** `PARTITION BY RANGE (..) (..)`, `PARTITION BY HASH (..) INTO n PARTITIONS`. */
function partitioning(p: TokenStream): boolean {
  if (!p.acceptSequence('PARTITION', 'BY')) return false;
  p.acceptAny('RANGE', 'HASH', 'SIZE');
  if (p.is('(')) skipBrackets(p);
  if (p.is('(')) skipBrackets(p);
  if (p.accept('INTO')) {
    p.next();
    p.expect('PARTITIONS');
  }
  return true;
}

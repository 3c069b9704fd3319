import type { CreateIndex, Expression } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { identifier, objectName } from '../names.ts';
import { flag, node } from '../node.ts';
import { acceptIdentifierAfterAs } from '../query/alias.ts';
import type { TokenStream } from '../stream.ts';
import type { CreationStart } from './creation.ts';
import { skipBrackets } from './raw.ts';

export interface IndexKind {
  readonly unique: boolean;
  readonly whereNotNull: boolean;
  readonly encodedVector: boolean;
}

/** `[ENCODED VECTOR] [UNIQUE [WHERE NOT NULL]]` behind CREATE; nothing when INDEX does not follow. */
export function acceptIndexKind(p: TokenStream): IndexKind | undefined {
  if (!p.isAny('UNIQUE', 'ENCODED', 'INDEX')) return undefined;
  const encodedVector = p.acceptSequence('ENCODED', 'VECTOR');
  const unique = p.accept('UNIQUE');
  const whereNotNull = unique && p.acceptSequence('WHERE', 'NOT', 'NULL');
  p.expect('INDEX');
  return { unique, whereNotNull, encodedVector };
}

/** `ON T (K [AS N] [ASC | DESC], ..) [INCLUDE (..)] [WHERE ..] [RCDFMT F] options`. */
export function createIndex(p: TokenStream, start: CreationStart, kind: IndexKind): CreateIndex {
  p.expect('ON');
  const table = objectName(p);
  p.expect('(');
  const keys = [indexKey(p)];
  while (p.accept(',')) keys.push(indexKey(p));
  p.expect(')');
  return node<CreateIndex>({
    kind: 'create-index',
    ...start,
    unique: flag(kind.unique),
    whereNotNull: flag(kind.whereNotNull),
    encodedVector: flag(kind.encodedVector),
    table,
    keys,
    ...indexOptions(p),
  });
}

function indexKey(p: TokenStream): CreateIndex['keys'][number] {
  const { at } = p.token;
  const value = expression(p);
  const name = acceptIdentifierAfterAs(p);
  const direction = p.acceptAny('ASC', 'DESC');
  return node<CreateIndex['keys'][number]>({ value, name, descending: flag(direction === 'DESC'), at });
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Options = Partial<Mutable<Pick<CreateIndex, 'where' | 'recordFormat' | 'include'>>> & { options?: string[] };

function indexOptions(p: TokenStream): Options {
  const found: Options = {};
  for (;;) {
    if (found.where === undefined && p.accept('WHERE')) found.where = expression(p);
    else if (p.accept('RCDFMT')) found.recordFormat = recordFormat(p, found);
    else if (found.include === undefined && p.acceptSequence('INCLUDE', '(')) found.include = included(p);
    else if (!rawOption(p, found)) return found;
  }
}

/** `RCDFMT F [ADD ALL COLUMNS | ADD KEYS ONLY | ADD C, ..]`. */
function recordFormat(p: TokenStream, found: Options): NonNullable<CreateIndex['recordFormat']> {
  const name = identifier(p);
  const start = p.index;
  if (p.accept('ADD')) {
    if (!p.acceptSequence('ALL', 'COLUMNS') && !p.acceptSequence('KEYS', 'ONLY')) identifier(p);
    while (p.accept(',')) identifier(p);
    found.options = [...(found.options ?? []), p.textSince(start)];
  }
  return name;
}

function included(p: TokenStream): Expression[] {
  const list = [expression(p)];
  while (p.accept(',')) list.push(expression(p));
  p.expect(')');
  return list;
}

/** `WITH n DISTINCT VALUES`, `PAGESIZE n`, `PARTITIONED`, `NOT PARTITIONED`, `UNIT SSD`, `KEEP IN MEMORY YES`: no meaning for us. */
function rawOption(p: TokenStream, found: Options): boolean {
  const start = p.index;
  if (p.isSequence('WITH') && p.peek(2).key === 'DISTINCT') {
    p.next();
    p.next();
    p.expect('DISTINCT', 'VALUES');
  } else if (p.accept('PAGESIZE')) {
    p.accept('(');
    p.next();
    p.accept(')');
  } else if (!rawWords.some(words => p.acceptSequence(...words))) return false;
  if (p.is('(')) skipBrackets(p);
  found.options = [...(found.options ?? []), p.textSince(start)];
  return true;
}

const rawWords: readonly (readonly string[])[] = [
  ['PARTITIONED'],
  ['NOT', 'PARTITIONED'],
  ['UNIT', 'ANY'],
  ['UNIT', 'SSD'],
  ['KEEP', 'IN', 'MEMORY', 'YES'],
  ['KEEP', 'IN', 'MEMORY', 'NO'],
  ['MEDIA', 'PREFERENCE', 'ANY'],
  ['MEDIA', 'PREFERENCE', 'SSD'],
];

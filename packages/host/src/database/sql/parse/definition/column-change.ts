import type { ColumnChange, SequenceOptions } from '../../ast/index.ts';
import type { TokenStream } from '../stream.ts';
import { dataType } from '../type.ts';
import { acceptDefault } from './default.ts';
import { acceptGenerated } from './generated.ts';
import { sequenceOptions } from './sequence-options.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** `SET DATA TYPE t SET DEFAULT e DROP NOT NULL RESTART ..`: what ALTER COLUMN does, in any order. */
export function columnChange(p: TokenStream): ColumnChange {
  const found: Mutable<ColumnChange> = {};
  if (!change(p, found)) throw p.unexpected();
  while (change(p, found));
  return found;
}

function change(p: TokenStream, found: Mutable<ColumnChange>): boolean {
  if (p.is('RESTART')) return sequence(p, found);
  if (p.is('DROP')) return dropped(p, found);
  if (p.is('SET') && isSequenceWord(p.peek().key, p.peek(2).key)) {
    p.next();
    return sequence(p, found);
  }
  if (!p.accept('SET')) return false;
  if (p.acceptSequence('DATA', 'TYPE')) found.type = dataType(p);
  else if (p.acceptSequence('NOT', 'NULL')) found.notNull = true;
  else if (p.acceptSequence('IMPLICITLY', 'HIDDEN')) found.hidden = true;
  else if (p.acceptSequence('NOT', 'HIDDEN')) found.hidden = false;
  else setValue(p, found);
  return true;
}

function setValue(p: TokenStream, found: Mutable<ColumnChange>): void {
  const generated = acceptGenerated(p);
  if (generated !== undefined) {
    found.generated = generated.as === 'ROWID' ? { ...generated, as: 'IDENTITY' } : generated;
    return;
  }
  const fallback = acceptDefault(p);
  if (fallback === undefined) throw p.unexpected();
  found.default = fallback;
}

/** `DROP DEFAULT` and the like; `DROP C` is the next action of ALTER TABLE. */
function dropped(p: TokenStream, found: Mutable<ColumnChange>): boolean {
  if (p.acceptSequence('DROP', 'DEFAULT')) found.default = 'DROP';
  else if (p.acceptSequence('DROP', 'NOT', 'NULL')) found.notNull = false;
  else if (p.acceptSequence('DROP', 'GENERATED') || p.acceptSequence('DROP', 'IDENTITY')) found.generated = 'DROP';
  else if (p.acceptSequence('DROP', 'EXPRESSION') || p.acceptSequence('DROP', 'ROW', 'CHANGE', 'TIMESTAMP')) {
    found.generated = 'DROP';
  } else return false;
  return true;
}

const sequenceWords: ReadonlySet<string> = new Set(
  'INCREMENT MINVALUE MAXVALUE CYCLE CACHE ORDER NOCYCLE NOCACHE NOORDER NOMINVALUE NOMAXVALUE START'.split(' '),
);

function isSequenceWord(key: string, following: string): boolean {
  return sequenceWords.has(key === 'NO' ? following : key);
}

function sequence(p: TokenStream, found: Mutable<ColumnChange>): true {
  const more: SequenceOptions = sequenceOptions(p);
  found.identity = { ...found.identity, ...more };
  return true;
}

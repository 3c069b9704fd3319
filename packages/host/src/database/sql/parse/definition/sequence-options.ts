import type { SequenceOptions } from '../../ast/index.ts';
import { integer, signedNumber } from '../expression/literal.ts';
import type { TokenStream } from '../stream.ts';
import { dataType } from '../type.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** `START WITH 1 INCREMENT BY 1 NO MAXVALUE CYCLE CACHE 20 ORDER`: in any order, with commas or without. */
export function sequenceOptions(p: TokenStream): SequenceOptions {
  const found: Mutable<SequenceOptions> = {};
  for (;;) {
    if (!sequenceOption(p, found)) return found;
    if (p.token.key === ',') p.next();
  }
}

function sequenceOption(p: TokenStream, found: Mutable<SequenceOptions>): boolean {
  if (p.acceptSequence('START', 'WITH')) found.start = signedNumber(p);
  else if (p.acceptSequence('RESTART', 'WITH')) found.restart = signedNumber(p);
  else if (p.accept('RESTART')) found.restart = true;
  else if (p.acceptSequence('INCREMENT', 'BY')) found.increment = signedNumber(p);
  else if (p.accept('MINVALUE')) found.minimum = signedNumber(p);
  else if (p.accept('MAXVALUE')) found.maximum = signedNumber(p);
  else if (p.accept('CACHE')) found.cache = integer(p);
  else if (p.accept('AS') || p.acceptSequence('DATA', 'TYPE')) found.type = dataType(p);
  else return sequenceFlag(p, found);
  return true;
}

/** `NO CYCLE` and `NOCYCLE` are the same. */
function sequenceFlag(p: TokenStream, found: Mutable<SequenceOptions>): boolean {
  if (p.acceptSequence('NO', 'MINVALUE') || p.accept('NOMINVALUE')) found.minimum = 'NO';
  else if (p.acceptSequence('NO', 'MAXVALUE') || p.accept('NOMAXVALUE')) found.maximum = 'NO';
  else if (p.acceptSequence('NO', 'CYCLE') || p.accept('NOCYCLE')) found.cycle = false;
  else if (p.accept('CYCLE')) found.cycle = true;
  else if (p.acceptSequence('NO', 'CACHE') || p.accept('NOCACHE')) found.cache = 'NO';
  else if (p.acceptSequence('NO', 'ORDER') || p.accept('NOORDER')) found.order = false;
  else if (p.accept('ORDER')) found.order = true;
  else return false;
  return true;
}

import type { Truncate } from '../../ast/index.ts';
import { objectName } from '../names.ts';
import { node } from '../node.ts';
import type { TokenStream } from '../stream.ts';

type Options = {
  -readonly [K in 'storage' | 'identity' | 'deleteTriggers' | 'immediate']?: Exclude<Truncate[K], undefined>;
};

/** `TRUNCATE [TABLE] T [DROP | REUSE STORAGE] [IGNORE | RESTRICT WHEN DELETE TRIGGERS] [CONTINUE | RESTART IDENTITY] [IMMEDIATE]`. */
export function truncate(p: TokenStream): Truncate {
  const { at } = p.next();
  p.accept('TABLE');
  const table = objectName(p);
  const found: Options = {};
  while (option(p, found));
  return node<Truncate>({ kind: 'truncate', table, ...found, at });
}

function option(p: TokenStream, found: Options): boolean {
  if (p.acceptSequence('DROP', 'STORAGE')) found.storage = 'DROP';
  else if (p.acceptSequence('REUSE', 'STORAGE')) found.storage = 'REUSE';
  else if (p.acceptSequence('IGNORE', 'DELETE', 'TRIGGERS')) found.deleteTriggers = 'IGNORE';
  else if (p.acceptSequence('RESTRICT', 'WHEN', 'DELETE', 'TRIGGERS')) found.deleteTriggers = 'RESTRICT';
  else if (p.acceptSequence('CONTINUE', 'IDENTITY')) found.identity = 'CONTINUE';
  else if (p.acceptSequence('RESTART', 'IDENTITY')) found.identity = 'RESTART';
  else if (p.accept('IMMEDIATE')) found.immediate = true;
  else return false;
  return true;
}

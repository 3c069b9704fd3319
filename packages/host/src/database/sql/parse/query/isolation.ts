import type { IsolationClause } from '../../ast/index.ts';
import { flag, node } from '../node.ts';
import type { TokenStream } from '../stream.ts';

const levels = ['NC', 'UR', 'CS', 'RS', 'RR'] as const;

/** `WITH UR`, `WITH CS KEEP LOCKS`, `WITH RS USE AND KEEP EXCLUSIVE LOCKS`. */
export function isolation(p: TokenStream): IsolationClause | undefined {
  if (!isIsolation(p)) return undefined;
  const { at } = p.next();
  const level = p.expectAny(...levels);
  const keepLocks = flag(p.acceptSequence('KEEP', 'LOCKS'));
  const exclusiveLocks = flag(p.acceptSequence('USE', 'AND', 'KEEP', 'EXCLUSIVE', 'LOCKS'));
  return node<IsolationClause>({ level, keepLocks, exclusiveLocks, at });
}

export function isIsolation(p: TokenStream): boolean {
  if (!p.is('WITH')) return false;
  const { key } = p.peek();
  return (levels as readonly string[]).includes(key);
}

import type { Predicate } from '../../ast/index.ts';
import type { TokenStream } from '../stream.ts';

/** INSERTING, UPDATING, DELETING; outside of triggers they are names. */
export function triggerEvent(p: TokenStream): Predicate | undefined {
  if (!p.inTrigger || p.peek().key === '.') return undefined;
  const { key, at } = p.next();
  return { kind: 'trigger-event', event: key as 'INSERTING' | 'UPDATING' | 'DELETING', at };
}

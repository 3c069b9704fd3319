import type { SetRegister, SetStatement, SetTransaction } from '../../ast/index.ts';
import { assignments } from '../change/assignment.ts';
import type { TokenStream } from '../stream.ts';
import { setRegister } from './set-register.ts';
import { setTransaction } from './transaction.ts';

/** SET of variables, registers, options, the transaction. */
export function set(p: TokenStream): SetStatement | SetRegister | SetTransaction {
  const { at } = p.next();
  if (p.isSequence('TRANSACTION', 'ISOLATION') || p.isSequence('TRANSACTION', 'READ')) {
    p.next();
    return setTransaction(p, at);
  }
  return setRegister(p, at) ?? { kind: 'set', assignments: assignments(p), at };
}

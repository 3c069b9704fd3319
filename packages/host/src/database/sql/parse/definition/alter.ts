import type { Statement } from '../../ast/index.ts';
import type { TokenStream } from '../stream.ts';
import { alterTable } from './alter-table.ts';
import { alterSequence } from './create-object.ts';
import { unsupported } from './unsupported.ts';

/** `ALTER TABLE ..`, `ALTER SEQUENCE ..`; others are known only. */
export function alter(p: TokenStream): Statement {
  const { at } = p.next();
  if (p.accept('TABLE')) return alterTable(p, at);
  if (p.accept('SEQUENCE')) return alterSequence(p, at);
  const { key } = p.token;
  if (p.isAny('FUNCTION', 'PROCEDURE', 'SPECIFIC', 'TRIGGER', 'MASK', 'PERMISSION'))
    return unsupported(p, `ALTER ${key}`, at);
  throw p.unexpected();
}

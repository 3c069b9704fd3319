import type { SelectStatement, ValuesInto } from '../../ast/index.ts';
import { targets } from '../expression/target.ts';
import type { TokenStream } from '../stream.ts';
import { selectStatement } from './select.ts';

/** `VALUES 1, 2`, and `VALUES (a, b) INTO :x, :y`. */
export function values(p: TokenStream): SelectStatement | ValuesInto {
  const { at } = p.token;
  const select = selectStatement(p);
  const { body } = select.query;
  if (body.kind !== 'values' || !p.is('INTO') || Object.keys(select).length > 3 || body.rows.length !== 1)
    return select;
  p.next();
  return { kind: 'values-into', values: body.rows[0]!, targets: targets(p), at };
}

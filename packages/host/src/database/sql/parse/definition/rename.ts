import type { Rename } from '../../ast/index.ts';
import { identifier, objectName } from '../names.ts';
import { node } from '../node.ts';
import type { TokenStream } from '../stream.ts';

/** `RENAME [TABLE | INDEX] T TO N [FOR SYSTEM NAME S]`, `TO SYSTEM NAME S`. */
export function rename(p: TokenStream): Rename {
  const { at } = p.next();
  const type = p.acceptAny('TABLE', 'INDEX', 'VIEW') === 'INDEX' ? 'INDEX' : 'TABLE';
  const name = objectName(p);
  p.expect('TO');
  const to = p.acceptSequence('SYSTEM', 'NAME') ? undefined : identifier(p);
  const systemName = to === undefined || p.acceptSequence('FOR', 'SYSTEM', 'NAME') ? identifier(p) : undefined;
  return node<Rename>({ kind: 'rename', type, name, to, systemName, at });
}

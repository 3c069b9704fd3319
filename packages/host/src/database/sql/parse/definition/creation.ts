import type { Creation } from '../../ast/index.ts';
import { identifier, objectName } from '../names.ts';
import { defined, flag } from '../node.ts';
import type { TokenStream } from '../stream.ts';

/** What definitions share. */
export type CreationStart = Creation;

/** `[IF NOT EXISTS] NAME [FOR SYSTEM NAME S]`, behind the kind of object. */
export function creationStart(p: TokenStream, at: number, orReplace: boolean): CreationStart {
  const ifNotExists = flag(p.acceptSequence('IF', 'NOT', 'EXISTS'));
  const name = objectName(p);
  const systemName = p.acceptSequence('FOR', 'SYSTEM', 'NAME') ? identifier(p) : undefined;
  return defined<CreationStart>({ name, orReplace: flag(orReplace), ifNotExists, systemName, at });
}

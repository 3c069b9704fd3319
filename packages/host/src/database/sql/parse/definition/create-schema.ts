import type { CreateSchema } from '../../ast/index.ts';
import { integer } from '../expression/literal.ts';
import { acceptIdentifier, identifier } from '../names.ts';
import { flag, node } from '../node.ts';
import type { TokenStream } from '../stream.ts';

/** `CREATE SCHEMA | COLLECTION [IF NOT EXISTS] S [AUTHORIZATION U] [IN ASP n] [WITH DATA DICTIONARY]`, behind the keyword. */
export function createSchema(p: TokenStream, at: number): CreateSchema {
  const ifNotExists = flag(p.acceptSequence('IF', 'NOT', 'EXISTS'));
  const name = p.is('AUTHORIZATION') ? undefined : acceptIdentifier(p);
  const systemName = p.acceptSequence('FOR', 'SCHEMA') ? identifier(p) : undefined;
  const authorization = p.accept('AUTHORIZATION') ? identifier(p) : undefined;
  if (name === undefined && authorization === undefined) throw p.unexpected();
  if (p.acceptSequence('IN', 'ASP')) {
    if (p.token.kind === 'number') integer(p);
    else identifier(p);
  }
  p.acceptSequence('WITH', 'DATA', 'DICTIONARY');
  return node<CreateSchema>({ kind: 'create-schema', name, systemName, authorization, ifNotExists, at });
}

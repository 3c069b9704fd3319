import type { Statement } from '../ast/index.ts';
import { acceptIndexKind, createIndex } from './create-index.ts';
import { createSchema } from './create-schema.ts';
import { createTable } from './create-table.ts';
import { createView } from './create-view.ts';
import { creationStart } from './creation.ts';
import type { TokenStream } from './stream.ts';

/** `CREATE [OR REPLACE] ..`. */
export function create(p: TokenStream): Statement {
  const { at } = p.next();
  const orReplace = p.acceptSequence('OR', 'REPLACE');
  const index = acceptIndexKind(p);
  if (index !== undefined) return createIndex(p, creationStart(p, at, orReplace), index);
  if (p.accept('TABLE')) return createTable(p, creationStart(p, at, orReplace));
  if (p.accept('VIEW')) return createView(p, creationStart(p, at, orReplace));
  if (!orReplace && p.acceptAny('SCHEMA', 'COLLECTION') !== undefined) return createSchema(p, at);
  throw p.unexpected();
}

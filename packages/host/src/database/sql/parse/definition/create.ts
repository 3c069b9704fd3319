import type { Statement } from '../../ast/index.ts';
import type { TokenStream } from '../stream.ts';
import { acceptIndexKind, createIndex } from './create-index.ts';
import { createAlias, createSequence, createType, createVariable } from './create-object.ts';
import { createFunction, createProcedure } from './create-routine.ts';
import { createSchema } from './create-schema.ts';
import { createTable } from './create-table.ts';
import { createTrigger } from './create-trigger.ts';
import { createView } from './create-view.ts';
import { type CreationStart, creationStart } from './creation.ts';
import { unsupported } from './unsupported.ts';

type Production = (p: TokenStream, start: CreationStart) => Statement;

/** By the word behind CREATE: what reads on behind the name. */
const objects: ReadonlyMap<string, Production> = new Map<string, Production>([
  ['TABLE', (p, start) => createTable(p, start)],
  ['VIEW', createView],
  ['ALIAS', createAlias],
  ['SYNONYM', createAlias],
  ['SEQUENCE', createSequence],
  ['TYPE', createType],
  ['VARIABLE', createVariable],
  ['TRIGGER', createTrigger],
  ['PROCEDURE', createProcedure],
  ['FUNCTION', createFunction],
]);

/** `CREATE [OR REPLACE] ..`. */
export function create(p: TokenStream): Statement {
  const { at } = p.next();
  const orReplace = p.acceptSequence('OR', 'REPLACE');
  const index = acceptIndexKind(p);
  if (index !== undefined) return createIndex(p, creationStart(p, at, orReplace), index);
  if (!orReplace && p.acceptAny('SCHEMA', 'COLLECTION') !== undefined) return createSchema(p, at);
  if (p.isAny('MASK', 'PERMISSION')) return unsupported(p, `CREATE ${p.token.key}`, at);
  if (p.token.key === 'DISTINCT') p.next();
  const production = objects.get(p.token.key);
  if (production === undefined) {
    p.isAny(...objects.keys());
    throw p.unexpected();
  }
  p.next();
  return production(p, creationStart(p, at, orReplace));
}

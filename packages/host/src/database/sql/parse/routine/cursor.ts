import type { Expression, PlStatement } from '../../ast/index.ts';
import { expression, value } from '../expression/expression.ts';
import { targets } from '../expression/target.ts';
import { identifier, identifierList, objectName } from '../names.ts';
import { node } from '../node.ts';
import type { TokenStream } from '../stream.ts';

type Of<K extends PlStatement['kind']> = Extract<PlStatement, { kind: K }>;

/** `OPEN C [USING a, b]`. */
export function open(p: TokenStream): PlStatement {
  const { at } = p.next();
  const cursor = identifier(p);
  return node<Of<'open'>>({ kind: 'open', cursor, using: p.accept('USING') ? expressions(p) : undefined, at });
}

export function expressions(p: TokenStream): Expression[] {
  const list = [expression(p)];
  while (p.accept(',')) list.push(expression(p));
  return list;
}

export function close(p: TokenStream): PlStatement {
  const { at } = p.next();
  return { kind: 'close', cursor: identifier(p), at };
}

const orientations = ['NEXT', 'PRIOR', 'FIRST', 'LAST', 'BEFORE', 'AFTER', 'CURRENT', 'RELATIVE', 'ABSOLUTE'] as const;

/** `FETCH [orientation] [FROM] C [FOR n ROWS] [INTO a, b]`. */
export function fetch(p: TokenStream): PlStatement {
  const { at } = p.next();
  const orientation = isOrientation(p) ? p.acceptAny(...orientations) : undefined;
  const offset = orientation === 'RELATIVE' || orientation === 'ABSOLUTE' ? value(p) : undefined;
  p.accept('FROM');
  const cursor = identifier(p);
  const rows = p.accept('FOR') ? rowCount(p) : undefined;
  const into = p.accept('INTO') ? targets(p) : undefined;
  return node<Of<'fetch'>>({ kind: 'fetch', cursor, orientation, offset, into, rows, at });
}

/** `FETCH NEXT INTO :A` reads from a cursor called NEXT. */
function isOrientation(p: TokenStream): boolean {
  const { kind, key } = p.peek();
  return key !== 'INTO' && kind !== 'end' && key !== ';';
}

function rowCount(p: TokenStream): Expression {
  const count = value(p);
  p.expectAny('ROWS', 'ROW');
  return count;
}

/** `ASSOCIATE [RESULT SET] LOCATORS (L, M) WITH PROCEDURE P`. */
export function associateLocators(p: TokenStream): PlStatement {
  const { at } = p.next();
  p.acceptSequence('RESULT', 'SET');
  p.expectAny('LOCATORS', 'LOCATOR');
  const locators = identifierList(p);
  p.expect('WITH', 'PROCEDURE');
  return { kind: 'associate-locators', locators, procedure: objectName(p), at };
}

/** `ALLOCATE C CURSOR FOR RESULT SET L`. */
export function allocateCursor(p: TokenStream): PlStatement {
  const { at } = p.next();
  const name = identifier(p);
  p.expect('CURSOR', 'FOR', 'RESULT', 'SET');
  return { kind: 'allocate-cursor', name, locator: identifier(p), at };
}

import type { ArrayConstructor, Case, Cast, Expression, RowChange, SequenceReference } from '../../ast/index.ts';
import { identifier, objectName } from '../names.ts';
import { node } from '../node.ts';
import { isQueryAhead, query } from '../query/query.ts';
import type { TokenStream } from '../stream.ts';
import { dataType } from '../type.ts';
import { expression } from './expression.ts';

/** `CASE WHEN c THEN e .. ELSE e END`, `CASE x WHEN e THEN e .. END`. */
export function caseExpression(p: TokenStream): Case {
  const { at } = p.next();
  const operand = p.is('WHEN') ? undefined : expression(p);
  const branches: { when: Expression; then: Expression }[] = [];
  while (p.accept('WHEN')) {
    const when = expression(p);
    p.expect('THEN');
    // biome-ignore lint/suspicious/noThenProperty: the keyword of SQL, and never a function
    branches.push({ when, then: expression(p) });
  }
  if (branches.length === 0) throw p.unexpected();
  const otherwise = p.accept('ELSE') ? expression(p) : undefined;
  p.expect('END');
  return node<Case>({ kind: 'case', operand, branches, otherwise, at });
}

/** `CAST(e AS type)`, `XMLCAST(e AS type)`. */
export function cast(p: TokenStream): Cast | undefined {
  if (p.peek().key !== '(') return undefined;
  const { key, at } = p.next();
  p.expect('(');
  const value = expression(p);
  p.expect('AS');
  const type = dataType(p);
  p.expect(')');
  return node<Cast>({ kind: 'cast', value, type, xml: key === 'XMLCAST' ? true : undefined, at });
}

/** `NEXT VALUE FOR S`, `NEXTVAL FOR S`, `PREVIOUS VALUE FOR S`, `PREVVAL FOR S`. */
export function sequenceReference(p: TokenStream): SequenceReference | undefined {
  const { key, at } = p.token;
  const short = key === 'NEXTVAL' || key === 'PREVVAL';
  if (p.peek().key !== (short ? 'FOR' : 'VALUE') || (!short && p.peek(2).key !== 'FOR')) return undefined;
  p.next();
  if (!short) p.next();
  p.next();
  return { kind: 'sequence', which: key.startsWith('NEXT') ? 'NEXT' : 'PREVIOUS', name: objectName(p), at };
}

/** `ROW CHANGE TIMESTAMP FOR T`, `ROW CHANGE TOKEN FOR T`. */
export function rowChange(p: TokenStream): RowChange | undefined {
  if (p.peek().key !== 'CHANGE' || p.peek(3).key !== 'FOR') return undefined;
  const { at } = p.next();
  p.next();
  const what = p.expectAny('TIMESTAMP', 'TOKEN');
  p.expect('FOR');
  return { kind: 'row-change', what, table: identifier(p), at };
}

/** `ARRAY[1, 2]`, `ARRAY[SELECT ..]`. */
export function arrayConstructor(p: TokenStream): ArrayConstructor | undefined {
  if (p.peek().key !== '[') return undefined;
  const { at } = p.next();
  p.next();
  if (isQueryAhead(p, 0)) {
    const content = query(p);
    p.expect(']');
    return { kind: 'array', query: content, at };
  }
  const items: Expression[] = [];
  if (!p.is(']')) {
    do items.push(expression(p));
    while (p.accept(','));
  }
  p.expect(']');
  return { kind: 'array', items, at };
}

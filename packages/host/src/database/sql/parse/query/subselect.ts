import type {
  Expression,
  Hierarchy,
  ObjectName,
  OrderItem,
  SelectItem,
  SubSelect,
  TableReference,
} from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { targets } from '../expression/target.ts';
import { anyWord, objectNameOf } from '../names.ts';
import { defined, flag, node } from '../node.ts';
import type { TokenStream } from '../stream.ts';
import { acceptAlias } from './alias.ts';
import { groupBy } from './group.ts';
import { orderItems } from './order.ts';
import { tableReference } from './table-reference.ts';

/** `[DISTINCT] items [INTO ..] [FROM ..] [WHERE ..] [CONNECT BY ..] [GROUP BY ..] [HAVING ..]`, behind SELECT. */
export function subselect(p: TokenStream, at: number): SubSelect {
  const quantifier = p.acceptAny('DISTINCT', 'ALL');
  const items = [selectItem(p)];
  while (p.accept(',')) items.push(selectItem(p));
  const into = p.accept('INTO') ? targets(p) : undefined;
  const from = p.accept('FROM') ? tableReferences(p) : [];
  const where = p.accept('WHERE') ? expression(p) : undefined;
  const hierarchy = hierarchyOf(p);
  const group = p.acceptSequence('GROUP', 'BY') ? groupBy(p) : undefined;
  const having = p.accept('HAVING') ? expression(p) : undefined;
  const siblingsOrder = p.acceptSequence('ORDER', 'SIBLINGS', 'BY') ? orderItems(p) : undefined;
  return node<SubSelect>({
    kind: 'subselect',
    quantifier,
    items,
    into,
    from,
    where,
    group,
    having,
    hierarchy: withSiblings(p, hierarchy, siblingsOrder),
    at,
  });
}

export function tableReferences(p: TokenStream): TableReference[] {
  const tables = [tableReference(p)];
  while (p.accept(',')) tables.push(tableReference(p));
  return tables;
}

function selectItem(p: TokenStream): SelectItem {
  const { at } = p.token;
  if (p.accept('*')) return p.accept('SQLGENCOLUMNS') ? { kind: 'generated-columns', at } : { kind: 'all', at };
  const qualifier = allOf(p);
  if (qualifier !== undefined) return { kind: 'all', qualifier, at };
  const value = expression(p);
  return node<Extract<SelectItem, { kind: 'item' }>>({ kind: 'item', value, alias: acceptAlias(p), at });
}

/** `T.*`, `LIB.T.*`; with system naming also `LIB/T.*`. */
function allOf(p: TokenStream): ObjectName | undefined {
  let length = 1;
  while (isQualifierSign(p, p.peek(length).key) && isName(p, length + 1)) length += 2;
  if (p.peek(length).key !== '.' || p.peek(length + 1).key !== '*' || !isName(p, 0)) return undefined;
  const parts = [anyWord(p)];
  let separator: '.' | '/' | undefined;
  for (let word = 1; word < length; word += 2) {
    separator = p.next().key as '.' | '/';
    parts.push(anyWord(p));
  }
  p.next();
  p.next();
  return objectNameOf(parts, separator);
}

function isQualifierSign(p: TokenStream, key: string): boolean {
  return key === '.' || (key === '/' && p.options.naming === 'system');
}

function isName(p: TokenStream, distance: number): boolean {
  const { kind } = p.peek(distance);
  return kind === 'word' || kind === 'name';
}

/** `START WITH c CONNECT BY [NOCYCLE] c`, in any order. */
function hierarchyOf(p: TokenStream): Hierarchy | undefined {
  const { at } = p.token;
  let startWith: Expression | undefined;
  let connectBy: Expression | undefined;
  let noCycle = false;
  for (;;) {
    if (startWith === undefined && p.acceptSequence('START', 'WITH')) startWith = expression(p);
    else if (connectBy === undefined && p.acceptSequence('CONNECT', 'BY')) {
      noCycle = p.accept('NOCYCLE');
      connectBy = expression(p);
    } else break;
  }
  if (connectBy === undefined) {
    if (startWith !== undefined) throw p.unexpected('CONNECT');
    return undefined;
  }
  return node<Hierarchy>({ startWith, connectBy, noCycle: flag(noCycle), at });
}

function withSiblings(
  p: TokenStream,
  hierarchy: Hierarchy | undefined,
  siblingsOrder: readonly OrderItem[] | undefined,
): Hierarchy | undefined {
  if (siblingsOrder === undefined) return hierarchy;
  if (hierarchy === undefined) throw p.unexpected('CONNECT');
  return defined<Hierarchy>({ ...hierarchy, siblingsOrder });
}

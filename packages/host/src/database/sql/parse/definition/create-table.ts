import type { CopyOption, CreateTable, Period, TableElement } from '../../ast/index.ts';
import { identifier, objectName } from '../names.ts';
import { defined, node } from '../node.ts';
import { selectStatement } from '../query/select.ts';
import type { TokenStream } from '../stream.ts';
import { columnDefinition } from './column-definition.ts';
import { columnNames } from './column-names.ts';
import { acceptTableConstraint } from './constraint.ts';
import type { CreationStart } from './creation.ts';
import { tableOptions } from './table-options.ts';

/** What follows the name in CREATE TABLE and DECLARE GLOBAL TEMPORARY TABLE. */
export function createTable(p: TokenStream, start: CreationStart, temporary?: true): CreateTable {
  const content = contentOf(p);
  const options = tableOptions(p);
  return node<CreateTable>({ kind: 'create-table', ...start, temporary, ...content, ...options });
}

type Content = Pick<CreateTable, 'elements' | 'likeTable' | 'as'>;

function contentOf(p: TokenStream): Content {
  if (p.accept('LIKE')) {
    const table = objectName(p);
    return { elements: [], likeTable: { table, options: copyOptions(p) } };
  }
  if (p.accept('AS')) return { elements: [], as: asQuery(p) };
  if (isColumnNameList(p)) {
    const columns = columnNames(p);
    p.expect('AS');
    return { elements: [], as: { columns, ...asQuery(p) } };
  }
  return { elements: tableElements(p) };
}

/** `(A, B)` in front of AS: the first name is followed by a comma, bracket or FOR. */
function isColumnNameList(p: TokenStream): boolean {
  if (!p.is('(')) throw p.unexpected('LIKE', 'AS');
  for (let ahead = 2; ; ahead++) {
    const { kind, key } = p.peek(ahead);
    if (key === ')') return p.peek(ahead + 1).key === 'AS';
    if (kind === 'end' || key === '(') return false;
  }
}

/** `(query) WITH DATA | WITH NO DATA | DEFINITION ONLY`, with copy options on either side. */
function asQuery(p: TokenStream): NonNullable<CreateTable['as']> {
  p.expect('(');
  const query = selectStatement(p);
  p.expect(')');
  const before = copyOptions(p);
  const withData = isWithData(p);
  return { query, withData, options: [...before, ...copyOptions(p)] };
}

function isWithData(p: TokenStream): boolean {
  if (p.acceptSequence('WITH', 'DATA')) return true;
  if (!p.acceptSequence('WITH', 'NO', 'DATA')) p.expect('DEFINITION', 'ONLY');
  return false;
}

const copied = ['IDENTITY', 'COLUMN DEFAULTS', 'IMPLICITLY HIDDEN', 'ROW CHANGE TIMESTAMP'] as const;

/** `INCLUDING IDENTITY COLUMN ATTRIBUTES` and the like. */
export function copyOptions(p: TokenStream): CopyOption[] {
  const options: CopyOption[] = [];
  for (;;) {
    if (p.acceptSequence('USING', 'TYPE', 'DEFAULTS')) options.push('USING TYPE DEFAULTS');
    else if (p.isAny('INCLUDING', 'EXCLUDING')) options.push(copyOption(p));
    else return options;
  }
}

function copyOption(p: TokenStream): CopyOption {
  const which = p.next().key as 'INCLUDING' | 'EXCLUDING';
  if (p.accept('DEFAULTS')) return `${which} COLUMN DEFAULTS`;
  const what = copied.find(one => p.acceptSequence(...one.split(' ')));
  if (what === undefined) throw p.unexpected();
  if (what !== 'COLUMN DEFAULTS') {
    p.accept('COLUMN');
    p.accept('ATTRIBUTES');
  }
  return `${which} ${what}`;
}

function tableElements(p: TokenStream): TableElement[] {
  p.expect('(');
  const elements = [tableElement(p)];
  while (p.accept(',')) elements.push(tableElement(p));
  p.expect(')');
  return elements;
}

function tableElement(p: TokenStream): TableElement {
  return acceptTableConstraint(p) ?? acceptPeriod(p) ?? acceptLike(p) ?? columnDefinition(p);
}

/** `PERIOD [FOR] SYSTEM_TIME (A, B)`. */
export function acceptPeriod(p: TokenStream): Period | undefined {
  const { at } = p.token;
  if (!p.acceptSequence('PERIOD', 'FOR', 'SYSTEM_TIME') && !p.acceptSequence('PERIOD', 'SYSTEM_TIME')) return undefined;
  p.expect('(');
  const begin = identifier(p);
  p.expect(',');
  const end = identifier(p);
  p.expect(')');
  return { kind: 'period', name: 'SYSTEM_TIME', begin, end, at };
}

/** `LIKE T` among columns. */
function acceptLike(p: TokenStream): TableElement | undefined {
  const { at } = p.token;
  if (!p.accept('LIKE')) return undefined;
  return defined<TableElement & { kind: 'like' }>({ kind: 'like', table: objectName(p), options: copyOptions(p), at });
}

import type { GroupItem, Hierarchy, SelectItem, SubSelect } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { identifier, objectName } from '../name.ts';
import { bracketed, clause, list, words } from '../text.ts';
import { orderItems } from './order.ts';
import { tableReference } from './table-reference.ts';

export function subselect(select: SubSelect): string {
  const { quantifier, items, into, from, where, hierarchy, group, having } = select;
  return words(
    'SELECT',
    quantifier,
    list(items, selectItem),
    into && `INTO ${list(into, expression)}`,
    from.length > 0 && `FROM ${list(from, tableReference)}`,
    clause('WHERE', where, expression),
    hierarchy && hierarchyClauses(hierarchy),
    group && words('GROUP BY', group.distinct && 'DISTINCT', list(group.items, groupItem)),
    clause('HAVING', having, expression),
    hierarchy?.siblingsOrder && `ORDER SIBLINGS BY ${orderItems(hierarchy.siblingsOrder)}`,
  );
}

function selectItem(item: SelectItem): string {
  switch (item.kind) {
    case 'all':
      return item.qualifier === undefined ? '*' : `${objectName(item.qualifier)}.*`;
    case 'item':
      return words(expression(item.value), item.alias && `AS ${identifier(item.alias)}`);
    case 'generated-columns':
      return '*SQLGENCOLUMNS';
  }
}

/** In the order in which they were written: their markers are counted. */
function hierarchyClauses({ startWith, connectBy, noCycle }: Hierarchy): string {
  const connect = words('CONNECT BY', noCycle && 'NOCYCLE', expression(connectBy));
  const start = clause('START WITH', startWith, expression);
  return startWith !== undefined && startWith.at > connectBy.at ? words(connect, start) : words(start, connect);
}

function groupItem(item: GroupItem): string {
  switch (item.kind) {
    case 'group':
      return item.items.length === 1 ? expression(item.items[0]!) : bracketed(item.items, expression);
    case 'rollup':
    case 'cube':
      return `${item.kind.toUpperCase()}${bracketed(item.items, columnSet)}`;
    case 'grouping-sets':
      return `GROUPING SETS${bracketed(item.items, groupItem)}`;
  }
}

function columnSet(columns: readonly Parameters<typeof expression>[0][]): string {
  return columns.length === 1 ? expression(columns[0]!) : bracketed(columns, expression);
}
